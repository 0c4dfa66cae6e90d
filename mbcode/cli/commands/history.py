"""`mbcode undo`, `redo` and `history`."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable
from datetime import datetime

from mbcode.cli.options import add_dry_run, add_filters, add_output, filters_of
from mbcode.cli.output import write
from mbcode.cli.parser import Parser, UsageError
from mbcode.cli.streams import say
from mbcode.cli.studies import study_to_change, study_to_read
from mbcode.cli.values import count, day, since, until
from mbcode.jobs.tables.history import history_table
from mbcode.model import Change


def configure_undo(parser: Parser) -> None:
    """Add the arguments of `mbcode undo`."""
    parser.description = "Take back your last N changes, all of them or none."
    _add_steps(parser)
    parser.set_defaults(run=_undo)


def configure_redo(parser: Parser) -> None:
    """Add the arguments of `mbcode redo`."""
    parser.description = "Do again the last N changes that you took back, all of them or none."
    _add_steps(parser)
    parser.set_defaults(run=_redo)


def configure_history(parser: Parser) -> None:
    """Add the arguments of `mbcode history`."""
    parser.description = "List every change ever made, newest first, and by whom."
    parser.add_argument("--limit", type=count, metavar="N", help="only the newest N")
    add_history_filters(parser)
    add_output(parser)
    parser.set_defaults(run=list_history)


def add_history_filters(parser: Parser) -> None:
    """Add the options that narrow down the history."""
    add_filters(parser, "coders", "transcripts")
    group = parser.add_argument_group(
        "kind and time", "a DAY is written as 2024-05-01, a moment as 2024-05-01T13:30"
    )
    group.add_argument(
        "--kind", action="append", default=[], metavar="KIND", help="such as tag; repeatable"
    )
    group.add_argument("--day", type=day, metavar="DAY", help="only this day")
    group.add_argument("--from", dest="since", type=since, metavar="DAY", help="from then on")
    group.add_argument("--to", dest="until", type=until, metavar="DAY", help="up to then")


def list_history(arguments: Namespace) -> int:
    """Write the history; `export history` is the same."""
    begin, end = _stretch(arguments)
    limit = getattr(arguments, "limit", None)
    with study_to_read(arguments) as study:
        table = history_table(study, filters_of(arguments), arguments.kind, begin, end, limit)
        write(study, table, arguments)
    return 0


def _stretch(arguments: Namespace) -> tuple[datetime | None, datetime | None]:
    if arguments.day is None:
        return arguments.since, arguments.until
    if arguments.since or arguments.until:
        raise UsageError("--day is a day from its beginning to its end; leave --from and --to out")
    begin, end = arguments.day
    return begin, end


def _add_steps(parser: Parser) -> None:
    parser.add_argument("steps", type=count, nargs="?", default=1, metavar="N", help="default: 1")
    add_dry_run(parser)


def _undo(arguments: Namespace) -> int:
    with study_to_change(arguments) as study:
        _say_all("undo", study.history.undo(arguments.steps), dry_run=arguments.dry_run)
    return 0


def _redo(arguments: Namespace) -> int:
    with study_to_change(arguments) as study:
        _say_all("redo", study.history.redo(arguments.steps), dry_run=arguments.dry_run)
    return 0


def _say_all(what: str, changes: Iterable[Change], *, dry_run: bool) -> None:
    would = "would " if dry_run else ""
    for change in changes:
        say(f"{would}{what}: {change.summary}")
