"""The study that ships, read once for the tests of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from mbcode.drafts import TranscriptDraft
from mbcode.formats.transcript import read_transcript
from mbcode.language.sentences import SentenceCutter
from mbcode.material import Material, find_material
from mbcode.model import Sentence, Span

INTERVIEWER = "Interviewer"
_WORD = re.compile(r"\w+(?:['’-]\w+)*")


def words(text: str) -> list[str]:
    """Return the words of a text in lower case, without punctuation."""
    return _WORD.findall(text.casefold())


@cache
def material() -> Material:
    return find_material()


@cache
def transcripts() -> dict[str, TranscriptDraft]:
    """Return every interview by its name."""
    return {path.stem: read_transcript(path) for path in material().transcripts}


@cache
def sentences() -> dict[str, tuple[Sentence, ...]]:
    """Return the sentences of every interview."""
    cutter = SentenceCutter("da")
    return {name: cutter.cut(draft) for name, draft in transcripts().items()}


def said(name: str) -> str:
    """Return all that is said in an interview, without labels and time stamps."""
    draft = transcripts()[name]
    return "\n".join(turn.span.of(draft.text) for turn in draft.turns)


def answers(name: str) -> Iterator[str]:
    """Yield what the informant says, a turn at a time."""
    draft = transcripts()[name]
    for turn in draft.turns:
        if turn.speaker != INTERVIEWER:
            yield turn.span.of(draft.text)


def runs(text: str, length: int) -> set[tuple[str, ...]]:
    """Return every sequence of `length` words in a text."""
    found = words(text)
    return {tuple(found[at : at + length]) for at in range(len(found) - length + 1)}


def text_of(name: str, span: Span) -> str:
    return span.of(transcripts()[name].text)


def guide_questions() -> str:
    """Return the interview guide, whose questions may recur."""
    return (Path(material().codebook).parents[1] / "transcripts/interviewguide.md").read_text(
        "utf-8"
    )
