"""Capitalised words of one line, in runs as they stand together, and whether a sentence explains
their capital.

Danish gives a capital to names and to the first word of a sentence, but not to nouns; so inside a
sentence a capital is a name's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from mbcode.language.danish_rules import sentence_starts

_UPPER = "A-ZÀ-ÖØ-Þ"
_LETTER = r"[^\W\d_]"
_SPELLED = rf"""
    (?: [{_UPPER}]\.(?:-?[{_UPPER}]\.)*
      | [{_UPPER}]/[{_UPPER}]
      | {_LETTER}+(?:[-'’][{_UPPER}]{_LETTER}*)* )
"""
_WORD = re.compile(rf"(?<![^\W_]) {_SPELLED}", re.VERBOSE)
_MAY_HAVE_CAPITAL = re.compile(
    rf"(?<![^\W_]) (?= [^\W\d_a-zæøå] | {_LETTER}+[-'’][{_UPPER}] ) {_SPELLED}", re.VERBOSE
)
"""A word, but for those that are in small letters throughout."""
_TOGETHER = re.compile(
    r"[ \u00a0]{1,2}(?:(?:von|van|zu|al|el|bin|ibn|la|dos|della)[ \u00a0])?|- og "
)
"""What may stand between two words of one name."""
_OPENS_SPEECH = re.compile(r"""(?:[:"'”“„’»«()\[\]–—*•…]|\.\.)[\s"'”“„’»«()\[\]–—-]*$""")
"""After these a sentence may begin inside another: *sagde: "Kom nu"*."""
_MARKS = 8
"""Characters before a word that are searched for such marks."""
_POLITE = frozenset({"De", "Dem", "Deres", "I", "Jer", "Jeres"})
"""Pronouns with a capital of their own."""


class Word(NamedTuple):
    """A word with a capital, from `start` in its line. `first` says that a sentence may begin with
    it.
    """

    start: int
    text: str
    first: bool

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @property
    def is_initials(self) -> bool:
        return len(self.text) == 1 or self.text.endswith(".") or self.text[1:2] == "/"

    @property
    def is_acronym(self) -> bool:
        return len(self.text) > 1 and self.text.isupper() and not self.is_initials


def runs(line: str) -> Iterator[tuple[Word, ...]]:
    """Yield the capitalised words of `line` that stand together, in order.

    A run goes on over a space, *von* and the like, and *- og*; not into the next sentence. What is
    glued behind a name with a hyphen and a small letter is no part of it: *Madsen-sagen*.
    """
    run: list[Word] = []
    for word in _words(line):
        gap = line[run[-1].end : word.start] if run else ""
        if run and (word.first or not _TOGETHER.fullmatch(gap)):
            yield tuple(run)
            run = []
        run.append(word)
    if run:
        yield tuple(run)


def _words(line: str) -> Iterator[Word]:
    found = [match for match in _MAY_HAVE_CAPITAL.finditer(line) if match[0][0].isupper()]
    starts = _beginnings(line) if found else frozenset()
    for match in found:
        text, start = match[0], match.start()
        first = start in starts or bool(_OPENS_SPEECH.search(line[max(0, start - _MARKS) : start]))
        if first or text not in _POLITE:
            yield Word(start, text, first)


def _beginnings(line: str) -> frozenset[int]:
    """Return where the first word of each sentence begins, behind its quotation marks."""
    places = (0, *sentence_starts(line))
    words = (_WORD.search(line, place) for place in places)
    return frozenset(word.start() for word in words if word is not None)
