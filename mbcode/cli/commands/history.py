"""`mbcode undo`, `redo` and `history`."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable

from mbcode.cli.options import add_dry_run, add_filters, add_output, filters_of
from mbcode.cli.output import write
from mbcode.cli.parser import Parser
from mbcode.cli.streams import say
from mbcode.cli.studies import study_to_change, study_to_read
from mbcode.cli.values import count
from mbcode.jobs.tables.records import history_table
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
    add_filters(parser, "coders")
    add_output(parser)
    parser.set_defaults(run=list_history)


def list_history(arguments: Namespace) -> int:
    """Write the history; `export history` is the same."""
    with study_to_read(arguments) as study:
        table = history_table(study, filters_of(arguments), getattr(arguments, "limit", None))
        write(study, table, arguments)
    return 0


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
