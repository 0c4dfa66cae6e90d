"""All that a study says, piece by piece."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from mbcode.model import Code, TranscriptEntry, Turn
from mbcode.pseudonyms.candidates import Writing
from mbcode.store.study import Study

NAMING = ("informant",)
"""Attributes whose whole value is somebody's name."""
_BLOCK = 10
"""Transcripts that are read at a time."""
_SEPARATORS = re.compile(r"[-_.\d]+")


@dataclass(frozen=True, slots=True)
class Block:
    """Some of what a study says; `share` of all of it, 0 to 1, has then been said."""

    writings: tuple[Writing, ...]
    share: float


def writings_of(study: Study) -> Iterator[Writing]:
    """Yield each piece of text that the study holds: what was said, labels, memos, codes."""
    return (
        writing
        for block in blocks_of(study, study.transcripts.entries())
        for writing in block.writings
    )


def blocks_of(study: Study, entries: Sequence[TranscriptEntry]) -> Iterator[Block]:
    """Yield the writings of the study in order, some transcripts at a time; `entries` are all its
    transcripts.
    """
    yield Block((Writing("the study's name", study.name),), 0)
    for first in range(0, len(entries), _BLOCK):
        among = entries[first : first + _BLOCK]
        ids = [entry.id for entry in among]
        texts, turns = study.transcripts.texts(ids), study.transcripts.turns(ids)
        said = (
            each
            for entry in among
            for each in _of_transcript(entry, texts[entry.id], turns[entry.id])
        )
        yield Block(tuple(said), (first + len(among)) / (len(entries) + 1))
    yield Block(tuple(_beside_the_transcripts(study)), 1)


def _beside_the_transcripts(study: Study) -> Iterator[Writing]:
    for case in study.cases.all():
        yield Writing(f"case {case.name}", _as_names(case.name))
        yield from _of_attributes(f"case {case.name}", case.attributes)
    for code in study.codebook.codes():
        yield from _of_code(code)
    yield from (Writing("a memo", memo.text) for memo in study.memos.all())
    for review in study.reviews.all():
        yield Writing("a review", review.passage)
        yield Writing("a memo", review.memo)


def _of_transcript(entry: TranscriptEntry, text: str, turns: Sequence[Turn]) -> Iterator[Writing]:
    where = entry.name
    yield Writing(where, _as_names(where))
    yield from _of_attributes(where, entry.attributes)
    for speaker in dict.fromkeys(turn.speaker for turn in turns):
        yield Writing(where, speaker, is_label=True)
    yield from (Writing(where, turn.span.of(text)) for turn in turns)


def _of_attributes(where: str, attributes: Mapping[str, str]) -> Iterator[Writing]:
    for name, value in attributes.items():
        yield Writing(f"{where}, {name}", value, is_label=name in NAMING)


def _of_code(code: Code) -> Iterator[Writing]:
    said = code.text
    texts = (said.name, said.definition, said.include, said.exclude, said.example)
    yield from (Writing(f"code {code.name}", text) for text in (*texts, *said.keywords) if text)


def _as_names(label: str) -> str:
    """Return the parts of a file's or a case's name, each as a name would be: *03-jonna*."""
    parts = (part.strip() for part in _SEPARATORS.split(label))
    return " • ".join(part.title() if part.islower() else part for part in parts if part)
