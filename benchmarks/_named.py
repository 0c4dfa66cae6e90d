"""Made-up interviews in which people are named, in the sentences of the example; the same every
time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from benchmarks._talks import write_talks
from mbcode.formats.files import read_files
from mbcode.material import find_material

_SENTENCES_A_TALK, _PEOPLE_A_TALK = 500, 20
_SYLLABLES = "ba bo da di el en fa fi gu ha in ja ka ki la li ma mi na ol pa ra ri sa ta ti ul va"
_SENTENCE_END = re.compile(r"(?<=[.?!]) (?=[A-ZÆØÅ])")


def make_named(path: Path, number: int) -> None:
    """Write a study of so many interviews of some 6,000 words to `path`, without codings."""
    chance = np.random.default_rng(7)
    drafts = read_files(find_material().transcripts).transcripts
    turns = [turn.span.of(draft.text) for draft in drafts for turn in draft.turns]
    sentences = [each for turn in turns for each in _SENTENCE_END.split(turn)]
    write_talks(path, (_said(chance, sentences) for _ in range(number)))


def _said(chance: np.random.Generator, sentences: list[str]) -> list[str]:
    drawn = chance.integers(0, len(sentences), _SENTENCES_A_TALK).tolist()
    said = [sentences[at] for at in drawn]
    for at, (first, last) in enumerate(_people(chance)):
        said[at * 20 + 5] += f" Så kom {first} {last} forbi."
        said[at * 20 + 9] += f" Det var {first}s idé, og {first} sagde det."
    return said


def _people(chance: np.random.Generator) -> Iterator[tuple[str, str]]:
    """Yield the first and last names of those who are named in an interview."""
    syllables = np.array(_SYLLABLES.split())
    for _ in range(_PEOPLE_A_TALK):
        first, last = ("".join(chance.choice(syllables, 3)).capitalize() for _ in range(2))
        yield first, f"{last}sen"
