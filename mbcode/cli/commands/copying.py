"""`mbcode copy`."""

from __future__ import annotations

from argparse import Namespace

from mbcode.cli.options import add_dry_run
from mbcode.cli.parser import Parser
from mbcode.cli.progress import progress_bar
from mbcode.cli.streams import say
from mbcode.jobs.copying import copy_study
from mbcode.store.address import without_password

_TOLD = {"transcript": "transcripts", "code": "codes", "coding": "codings", "change": "changes"}


def configure_copy(parser: Parser) -> None:
    """Add the arguments of `mbcode copy`."""
    parser.description = (
        "Copy a study, history and all, equal row by row: from a file to a PostgreSQL server, "
        "back, or from one to another. What is at FROM stays; at TO there must be nothing yet."
    )
    parser.add_argument("source", metavar="FROM", help="the study's file or address")
    parser.add_argument("target", metavar="TO", help="a new file, or an empty database's address")
    add_dry_run(parser)
    parser.set_defaults(run=_copy)


def _copy(arguments: Namespace) -> int:
    with progress_bar() as progress:
        counts = copy_study(
            arguments.source, arguments.target, dry_run=arguments.dry_run, progress=progress
        )
    what = ", ".join(f"{counts[table]:,} {name}" for table, name in _TOLD.items())
    done = "would copy" if arguments.dry_run else "copied"
    say(f"{done} {what} to {without_password(arguments.target)}")
    return 0
