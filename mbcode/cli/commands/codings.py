"""`mbcode tag`, `untag`, `recode` and `edges`: what the workbench does to a passage."""

from __future__ import annotations

from argparse import Namespace

from mbcode.changes import Change
from mbcode.cli.options import add_dry_run
from mbcode.cli.parser import Parser
from mbcode.cli.streams import write_data
from mbcode.cli.studies import change_study
from mbcode.cli.values import position, row_id
from mbcode.model import Span
from mbcode.store.study import Study


def configure_tag(parser: Parser) -> None:
    """Add the arguments of `mbcode tag`."""
    parser.description = "Give a code to a passage, and print the new coding's id."
    parser.add_argument("transcript", metavar="TRANSCRIPT", help="its name")
    _add_passage(parser)
    parser.add_argument("code", metavar="CODE", help="its name")
    parser.add_argument("--memo", metavar="M", default="", help="a note on the coding")
    add_dry_run(parser)
    parser.set_defaults(run=_tag)


def configure_untag(parser: Parser) -> None:
    """Add the arguments of `mbcode untag`."""
    parser.description = "Take codings away, all of those named or none."
    parser.add_argument("ids", nargs="+", type=row_id, metavar="ID", help="as `export codings` has")
    add_dry_run(parser)
    parser.set_defaults(run=_untag)


def configure_recode(parser: Parser) -> None:
    """Add the arguments of `mbcode recode`."""
    parser.add_argument("id", type=row_id, metavar="ID", help="the coding")
    parser.add_argument("code", metavar="CODE", help="the code it gets")
    add_dry_run(parser)
    parser.set_defaults(run=_recode)


def configure_edges(parser: Parser) -> None:
    """Add the arguments of `mbcode edges`."""
    parser.add_argument("id", type=row_id, metavar="ID", help="the coding")
    _add_passage(parser)
    add_dry_run(parser)
    parser.set_defaults(run=_edges)


def _add_passage(parser: Parser) -> None:
    parser.add_argument(
        "start", type=position, metavar="START", help="first character, counted from 0"
    )
    parser.add_argument("end", type=position, metavar="END", help="the character after the last")


def _tag(arguments: Namespace) -> int:
    def tag(study: Study) -> Change:
        transcript = study.transcripts.read(arguments.transcript)
        code = study.codebook.find(arguments.code)
        span = Span(arguments.start, arguments.end)
        return study.codings.tag(transcript.id, span, code.id, arguments.memo)

    change = change_study(arguments, tag)
    if not arguments.dry_run:
        write_data(f"{change.added[0].id}\n")
    return 0


def _untag(arguments: Namespace) -> int:
    change_study(arguments, lambda study: study.codings.untag(arguments.ids))
    return 0


def _recode(arguments: Namespace) -> int:
    def recode(study: Study) -> Change:
        return study.codings.recode(arguments.id, study.codebook.find(arguments.code).id)

    change_study(arguments, recode)
    return 0


def _edges(arguments: Namespace) -> int:
    span = Span(arguments.start, arguments.end)
    change_study(arguments, lambda study: study.codings.move_edges(arguments.id, span))
    return 0
