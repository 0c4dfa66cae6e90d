"""`mbcode review`: settling the codings that a correction left without a certain place."""

from __future__ import annotations

from argparse import Namespace

from mbcode.cli.options import add_dry_run
from mbcode.cli.parser import Parser, add_actions
from mbcode.cli.streams import write_data
from mbcode.cli.studies import change_study
from mbcode.cli.values import position, row_id
from mbcode.model import Span


def configure_review(parser: Parser) -> None:
    """Add what can be done with a review."""
    parser.description = (
        "Settle codings that no place is certain for since their text was corrected; "
        "'mbcode list reviews' has them."
    )
    actions = {
        "place": (_configure_place, "let a coding that waits cover a passage"),
        "drop": (_configure_drop, "let codings that wait go, with their memos"),
    }
    add_actions(parser, "action", actions)


def _configure_place(parser: Parser) -> None:
    parser.add_argument("id", type=row_id, metavar="ID", help="as `list reviews` has")
    parser.add_argument(
        "start", type=position, metavar="START", help="first character, counted from 0"
    )
    parser.add_argument("end", type=position, metavar="END", help="the character after the last")
    add_dry_run(parser)
    parser.set_defaults(run=_place)


def _configure_drop(parser: Parser) -> None:
    parser.add_argument("ids", nargs="+", type=row_id, metavar="ID", help="as `list reviews` has")
    add_dry_run(parser)
    parser.set_defaults(run=_drop)


def _place(arguments: Namespace) -> int:
    span = Span(arguments.start, arguments.end)
    change = change_study(arguments, lambda study: study.reviews.place(arguments.id, span))
    if not arguments.dry_run:
        write_data(f"{change.added[0].id}\n")
    return 0


def _drop(arguments: Namespace) -> int:
    change_study(arguments, lambda study: study.reviews.drop(arguments.ids))
    return 0
