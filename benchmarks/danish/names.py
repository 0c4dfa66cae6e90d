"""Turns whose names are marked (names.txt), and how many of these names are found."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from mbcode.language.dictionaries import dictionary_of
from mbcode.language.names.finding import find_names
from mbcode.model import Span
from mbcode.pseudonyms.candidates import Writing
from mbcode.pseudonyms.matching import Matcher

MARKED_TURNS = Path(__file__).with_name("names.txt")
LOOKED_AT = 4
"""Interviews that were looked at while the rules were made; those behind them were kept back."""
_MARK = re.compile(r"\{(\w+):([^}]*)\}")
_NO_LETTER = " .'’"


@dataclass(frozen=True, slots=True)
class MarkedName:
    """A name that stands in a turn."""

    kind: str
    span: Span


@dataclass(frozen=True, slots=True)
class MarkedTurn:
    """A turn's text and the names in it."""

    text: str
    names: tuple[MarkedName, ...]


@dataclass(slots=True)
class Figures:
    """What was counted; `missed` and `false_words` are the words themselves."""

    names: int = 0
    words: int = 0
    missed: list[str] | None = None
    false_words: list[str] | None = None

    @property
    def recall(self) -> float:
        """The share of names that were found whole."""
        return 1 - len(self.missed or ()) / self.names

    @property
    def false_per_thousand(self) -> float:
        """Words proposed that are in no name, in 1,000 words of text."""
        return 1000 * len(self.false_words or ()) / self.words


def marked_interviews() -> list[list[MarkedTurn]]:
    """Return the interviews of the file, each as its turns."""
    interviews: list[list[MarkedTurn]] = []
    for line in MARKED_TURNS.read_text(encoding="utf-8").splitlines():
        if line.startswith("##"):
            interviews.append([])
        elif line and not line.startswith("#"):
            interviews[-1].append(_turn(line))
    return interviews


def figures(interviews: list[list[MarkedTurn]], kind: str = "") -> Figures:
    """Return how many names (of one kind, or all) are found, each interview by itself."""
    told = Figures(missed=[], false_words=[])
    dictionary = dictionary_of("da").bases
    for turns in interviews:
        names = find_names([Writing("", turn.text) for turn in turns], dictionary)
        matcher = Matcher(form for name in names for form in name.forms)
        for turn in turns:
            _count(told, turn, [found.span for found in matcher.find(turn.text)], kind)
    return told


def _turn(line: str) -> MarkedTurn:
    text, done, names = "", 0, []
    for mark in _MARK.finditer(line):
        text += line[done : mark.start()]
        names.append(MarkedName(mark[1], Span(len(text), len(text) + len(mark[2]))))
        text += mark[2]
        done = mark.end()
    return MarkedTurn(text + line[done:], tuple(names))


def _count(told: Figures, turn: MarkedTurn, found: list[Span], kind: str) -> None:
    covered = _places(found)
    marked = _places([name.span for name in turn.names])
    told.words += len(turn.text.split())
    assert told.missed is not None
    assert told.false_words is not None
    for name in turn.names:
        if kind in ("", name.kind):
            told.names += 1
            places = range(name.span.start, name.span.end)
            if not all(place in covered or turn.text[place] in _NO_LETTER for place in places):
                told.missed.append(name.span.of(turn.text))
    for span in found:
        for word in re.finditer(r"\S+", span.of(turn.text)):
            if not marked & set(range(span.start + word.start(), span.start + word.end())):
                told.false_words.append(word[0])


def _places(spans: list[Span]) -> set[int]:
    return {place for span in spans for place in range(span.start, span.end)}
