"""`mbcode settle`: what the workbench's agreement screen does with one key."""

from __future__ import annotations

from argparse import Namespace

from mbcode.cli.options import add_dry_run
from mbcode.cli.parser import Parser
from mbcode.cli.studies import change_study
from mbcode.cli.values import row_id
from mbcode.jobs.settings import agreed_name


def configure_settle(parser: Parser) -> None:
    """Add the arguments of `mbcode settle`."""
    parser.description = (
        "Settle what coders read differently, as a coding of an agreed coder's; theirs stay."
    )
    parser.add_argument(
        "ids", nargs="+", type=row_id, metavar="ID", help="the codings that differ: one code's"
    )
    parser.add_argument(
        "--give",
        action="append",
        default=[],
        type=row_id,
        metavar="ID",
        help="which of them is agreed on; without it, that none is (repeatable)",
    )
    parser.add_argument(
        "--agreed",
        metavar="NAME",
        help='the agreed coder (default: $MBCODE_AGREED, or "agreed")',
    )
    add_dry_run(parser)
    parser.set_defaults(run=_settle)


def _settle(arguments: Namespace) -> int:
    agreed = agreed_name(arguments.agreed)
    change_study(
        arguments, lambda study: study.settlements.settle(agreed, arguments.ids, arguments.give)
    )
    return 0
