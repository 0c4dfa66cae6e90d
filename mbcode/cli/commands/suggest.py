"""`mbcode suggest`."""

from __future__ import annotations

from argparse import Namespace

from mbcode.cli.options import add_dry_run, add_filters, add_output
from mbcode.cli.output import write
from mbcode.cli.parser import Parser, UsageError
from mbcode.cli.streams import say
from mbcode.cli.studies import study_to_change, study_to_read
from mbcode.cli.values import position
from mbcode.errors import NotFoundError
from mbcode.jobs.settings import coder_name
from mbcode.jobs.suggesting.adviser import LEAST, MOST, Adviser
from mbcode.jobs.suggesting.evaluation import evaluate
from mbcode.jobs.suggesting.verdicts import accept, refuse
from mbcode.jobs.tables.suggested import evaluation_table, suggestions_table

VERDICTS = {"accept": lambda *where: accept(*where).summary, "refuse": refuse}


def configure_suggest(parser: Parser) -> None:
    """Add the arguments of `mbcode suggest`."""
    parser.description = (
        "Suggest codes for a transcript's sentences, by the codebook's keywords and by what you "
        "coded before, with the words that spoke for each. Nothing is given by itself."
    )
    parser.add_argument("transcript", metavar="TRANSCRIPT", nargs="?", help="its name")
    parser.add_argument(
        "--top", type=position, default=MOST, metavar="N", help=f"codes a sentence ({MOST})"
    )
    parser.add_argument(
        "--least", type=float, default=LEAST, metavar="SCORE", help=f"lowest score ({LEAST})"
    )
    for verdict, what in (("accept", "give the code to the sentence"), ("refuse", "never again")):
        parser.add_argument(
            f"--{verdict}", nargs=2, metavar=("SENTENCE", "CODE"), help=f"{what}; noted in a log"
        )
    parser.add_argument(
        "--evaluate",
        action="store_true",
        help="tell how well it does: leave out each transcript in turn, compare with your codings",
    )
    add_dry_run(parser)
    add_filters(parser, "coders")
    add_output(parser)
    parser.set_defaults(run=_suggest)


def _suggest(arguments: Namespace) -> int:
    verdicts = [name for name in VERDICTS if getattr(arguments, name) is not None]
    if arguments.dry_run and not verdicts:
        raise UsageError("--dry-run goes with --accept and --refuse")
    if (arguments.transcript is None) != arguments.evaluate or len(verdicts) > 1:
        raise UsageError("name one transcript, or give --evaluate; --accept or --refuse, not both")
    if arguments.evaluate and verdicts:
        raise UsageError("--evaluate alters nothing; leave out --accept and --refuse")
    return _judge(arguments, verdicts[0]) if verdicts else _tell(arguments)


def _tell(arguments: Namespace) -> int:
    own = coder_name(arguments.coder)
    learnt_from = tuple(arguments.coders) or (own,)
    with study_to_read(arguments) as study:
        if arguments.evaluate:
            table = evaluation_table(study, evaluate(study, learnt_from), learnt_from)
        else:
            transcript = study.transcripts.read(arguments.transcript)
            adviser = Adviser(study, own, tuple(arguments.coders))
            found = adviser.of_transcript(transcript.id, arguments.least, arguments.top)
            table = suggestions_table(study, found, learnt_from)
        write(study, table, arguments)
    return 0


def _judge(arguments: Namespace, verdict: str) -> int:
    number, name = getattr(arguments, verdict)
    with study_to_change(arguments) as study:
        transcript = study.transcripts.read(arguments.transcript)
        sentences = {str(each.number): each for each in transcript.sentences}
        if number not in sentences:
            raise NotFoundError(
                f"{transcript.name} has no sentence {number}; it has {len(sentences)}"
            )
        code = study.codebook.find(name)
        adviser = Adviser(study, study.coder_name, tuple(arguments.coders))
        done = VERDICTS[verdict](study, adviser, transcript.id, sentences[number], code)
    say(f"would {done}" if arguments.dry_run else done)
    return 0
