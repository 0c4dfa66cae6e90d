"""`mbcode import`."""

from __future__ import annotations

from argparse import Namespace
from typing import get_args

from mbcode.cli.options import add_dry_run
from mbcode.cli.parser import Parser
from mbcode.cli.progress import progress_bar
from mbcode.cli.reports import say_import
from mbcode.cli.studies import study_to_change
from mbcode.cli.values import file
from mbcode.formats.kinds import Kind
from mbcode.jobs.importing import import_files


def configure_import(parser: Parser) -> None:
    """Add the arguments of `mbcode import`."""
    parser.add_argument("files", nargs="+", type=file, metavar="FILE")
    parser.add_argument(
        "--kind",
        choices=get_args(Kind),
        help="what the files are (default: by their endings and content)",
    )
    add_dry_run(parser)
    parser.set_defaults(run=_import)


def _import(arguments: Namespace) -> int:
    with study_to_change(arguments) as study:
        with progress_bar() as progress:
            report = import_files(study, arguments.files, arguments.kind, progress)
        say_import(report, dry_run=arguments.dry_run)
    return 0
