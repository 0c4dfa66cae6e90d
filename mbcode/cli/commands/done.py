"""`mbcode done`."""

from __future__ import annotations

from argparse import Namespace

from mbcode.changes import Change
from mbcode.cli.options import add_dry_run
from mbcode.cli.parser import Parser
from mbcode.cli.studies import change_study
from mbcode.store.study import Study


def configure_done(parser: Parser) -> None:
    """Add the arguments of `mbcode done`."""
    parser.description = "Mark a transcript as done: you have coded it to the end."
    parser.add_argument("transcript", metavar="TRANSCRIPT", help="its name")
    parser.add_argument("--not", dest="take_off", action="store_true", help="take your mark off")
    add_dry_run(parser)
    parser.set_defaults(run=_done)


def _done(arguments: Namespace) -> int:
    def mark(study: Study) -> Change:
        transcript = study.transcripts.read(arguments.transcript)
        return study.done_marks.put(transcript.id, done=not arguments.take_off)

    change_study(arguments, mark)
    return 0
