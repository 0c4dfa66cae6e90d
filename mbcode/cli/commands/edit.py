"""`mbcode edit`: a transcript's text, corrected."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from mbcode.cli.options import add_dry_run
from mbcode.cli.parser import Parser
from mbcode.cli.streams import read_data, say
from mbcode.cli.studies import study_to_change
from mbcode.cli.values import file
from mbcode.drafts import TranscriptDraft
from mbcode.jobs.editing import draft_of_bytes, draft_of_file, edit_transcript
from mbcode.store.corrections import Corrected
from mbcode.store.study import Study

STDIN = Path("-")
SHOWN = 60
"""How many characters of a passage a line of advice quotes."""


def configure_edit(parser: Parser) -> None:
    """Add the arguments of `mbcode edit`."""
    parser.description = (
        "Correct a transcript's text. Codings stay on their words; those that no place is certain "
        "for wait for 'mbcode review'."
    )
    parser.add_argument("transcript", metavar="TRANSCRIPT", help="its name")
    parser.add_argument(
        "file",
        type=file,
        metavar="FILE",
        help=f"the whole transcript, corrected; {STDIN} for stdin",
    )
    add_dry_run(parser)
    parser.set_defaults(run=_edit)


def _edit(arguments: Namespace) -> int:
    new = _draft(arguments.file)
    with study_to_change(arguments) as study:
        corrected = edit_transcript(study, study.transcripts.read(arguments.transcript), new)
        for note in new.notes:
            say(f"note: {note}")
        _say(study, corrected, dry_run=arguments.dry_run)
    return 0


def _draft(path: Path) -> TranscriptDraft:
    if path == STDIN:
        return draft_of_bytes(read_data(), "stdin")
    return draft_of_file(path)


def _say(study: Study, corrected: Corrected, *, dry_run: bool) -> None:
    change = corrected.change
    if not change.id:
        say(f"nothing to change: {change.summary}")
        return
    say(f"would {change.summary}" if dry_run else change.summary)
    codes = {code.id: code.name for code in study.codebook.codes()}
    coders = {coder.id: coder.name for coder in study.coders()}
    for coding, words in zip(corrected.doubtful, corrected.passages, strict=True):
        quoted = " ".join(words.split())
        quoted = quoted if len(quoted) <= SHOWN else f"{quoted[: SHOWN - 1]}…"
        say(f"to review: {codes[coding.code]} by {coders[coding.coder]} on '{quoted}'")
