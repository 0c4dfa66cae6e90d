"""`mbcode undo`, `redo` and `history`."""

from __future__ import annotations

from argparse import REMAINDER, Namespace
from collections.abc import Iterable
from datetime import datetime

from mbcode.changes import Change
from mbcode.cli.options import add_dry_run, add_filters, add_output, filters_of
from mbcode.cli.output import write
from mbcode.cli.parser import Parser, UsageError, build_parser
from mbcode.cli.streams import say
from mbcode.cli.studies import study_to_change, study_to_read
from mbcode.cli.values import count, day, moment, since, until
from mbcode.jobs.tables.history import history_table

OF_THE_PAST = ("export", "list", "agree", "search")
"""Commands that can be asked of the study as it once stood."""
_OWN_OPTIONS = (
    *("limit", "coders", "transcripts", "kind", "day", "since", "until"),
    *("output", "format", "excel", "raw"),
)


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
    parser.add_argument(
        "--at",
        type=moment,
        metavar="TIME",
        help="as it stood then: at the end of a day, at a moment, or after a change (its number)",
    )
    add_history_filters(parser)
    add_output(parser)
    parser.add_argument(
        "then",
        nargs=REMAINDER,
        metavar="COMMAND",
        help=f"with --at: {', '.join(OF_THE_PAST)}, with its arguments, of the study as it stood",
    )
    parser.set_defaults(run=_history)


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


def _history(arguments: Namespace) -> int:
    if not arguments.then:
        return list_history(arguments)
    _refuse_more_than_at(arguments)
    named = Namespace(study=arguments.study, coder=arguments.coder)
    try:
        then = build_parser().parse_args(arguments.then, named)
    except SystemExit:  # --help has printed what was asked for.
        return 0
    then.at, then.argv = arguments.at, arguments.argv
    status: int = then.run(then)
    return status


def _refuse_more_than_at(arguments: Namespace) -> None:
    """Raise UsageError unless a command that makes tables follows `--at`, and nothing else does."""
    command = arguments.then[0]
    if arguments.at is None:
        raise UsageError(f"say when: mbcode history --at TIME {command} …")
    if command not in OF_THE_PAST:
        raise UsageError(f"'{command}' tells nothing of the past; {', '.join(OF_THE_PAST)} do")
    for dest in _OWN_OPTIONS:
        if getattr(arguments, dest):
            raise UsageError(f"what belongs to {command} is written after it, only --at before")


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
