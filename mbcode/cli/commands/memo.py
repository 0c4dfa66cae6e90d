"""`mbcode memo …`: notes on a coding, a code, a transcript or the study."""

from __future__ import annotations

from argparse import Namespace

from mbcode.changes import Change
from mbcode.cli.options import add_dry_run
from mbcode.cli.parser import Parser, add_actions
from mbcode.cli.studies import change_study
from mbcode.cli.values import row_id
from mbcode.model import MemoTarget
from mbcode.store.study import Study


def configure_memo(parser: Parser) -> None:
    """Add the things a memo can be on."""
    things = {
        "coding": (_configure_coding, "write your memo on a coding"),
        "code": (_configure_code, "write your memo on a code"),
        "transcript": (_configure_transcript, "write your memo on a transcript"),
        "study": (_configure_study, "write your memo on the study"),
    }
    parser.description = "Write your memo on something; it replaces the one you have there."
    add_actions(parser, "on", things)


def _configure_coding(parser: Parser) -> None:
    parser.add_argument("id", type=row_id, metavar="ID", help="the coding")
    _add_text(parser)
    parser.set_defaults(run=_on_coding)


def _configure_code(parser: Parser) -> None:
    parser.add_argument("code", metavar="CODE", help="its name")
    _add_text(parser)
    parser.set_defaults(run=_on_code)


def _configure_transcript(parser: Parser) -> None:
    parser.add_argument("transcript", metavar="TRANSCRIPT", help="its name")
    _add_text(parser)
    parser.set_defaults(run=_on_transcript)


def _configure_study(parser: Parser) -> None:
    _add_text(parser)
    parser.set_defaults(run=_on_study)


def _add_text(parser: Parser) -> None:
    parser.add_argument("text", metavar="TEXT", help='what it says; "" removes the memo')
    add_dry_run(parser)


def _on_coding(arguments: Namespace) -> int:
    target = MemoTarget(coding=arguments.id)
    change_study(arguments, lambda study: study.memos.write(target, arguments.text))
    return 0


def _on_code(arguments: Namespace) -> int:
    def write(study: Study) -> Change:
        target = MemoTarget(code=study.codebook.find(arguments.code).id)
        return study.memos.write(target, arguments.text)

    change_study(arguments, write)
    return 0


def _on_transcript(arguments: Namespace) -> int:
    def write(study: Study) -> Change:
        target = MemoTarget(transcript=study.transcripts.read(arguments.transcript).id)
        return study.memos.write(target, arguments.text)

    change_study(arguments, write)
    return 0


def _on_study(arguments: Namespace) -> int:
    change_study(arguments, lambda study: study.memos.write(MemoTarget(), arguments.text))
    return 0
