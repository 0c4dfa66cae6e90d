"""`mbcode sentence`: sentences joined and split by hand."""

from __future__ import annotations

from argparse import Namespace

from mbcode.changes import Change
from mbcode.cli.options import add_dry_run
from mbcode.cli.parser import Parser, add_actions
from mbcode.cli.studies import change_study
from mbcode.cli.values import count, position
from mbcode.store.study import Study


def configure_sentence(parser: Parser) -> None:
    """Add what can be done with sentences."""
    parser.description = (
        "Join and split the sentences of a transcript; codings stay where they are."
    )
    actions = {
        "split": (_configure_split, "let a new sentence begin at a position"),
        "join": (_configure_join, "let sentences of one turn be one"),
    }
    add_actions(parser, "action", actions)


def _configure_split(parser: Parser) -> None:
    parser.add_argument("transcript", metavar="TRANSCRIPT", help="its name")
    parser.add_argument(
        "position", type=position, metavar="POSITION", help="a character, counted from 0"
    )
    add_dry_run(parser)
    parser.set_defaults(run=_split)


def _configure_join(parser: Parser) -> None:
    parser.add_argument("transcript", metavar="TRANSCRIPT", help="its name")
    parser.add_argument("first", type=count, metavar="FIRST", help="number of the first sentence")
    parser.add_argument(
        "last", type=count, nargs="?", metavar="LAST", help="of the last (default: the next one)"
    )
    add_dry_run(parser)
    parser.set_defaults(run=_join)


def _split(arguments: Namespace) -> int:
    def split(study: Study) -> Change:
        transcript = study.transcripts.read(arguments.transcript)
        return study.sentences.split(transcript.id, arguments.position)

    change_study(arguments, split)
    return 0


def _join(arguments: Namespace) -> int:
    last = arguments.first + 1 if arguments.last is None else arguments.last

    def join(study: Study) -> Change:
        transcript = study.transcripts.read(arguments.transcript)
        return study.sentences.join(transcript.id, arguments.first, last)

    change_study(arguments, join)
    return 0
