"""Find codes by a few letters typed.

Every word typed must be found somewhere in a code: in its name, its English label, its keywords or
its theme. Upper and lower case are one, and `ae oe aa` find `æ ø å` for those without the keys.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from mbcode.danish import fold
from mbcode.model import Code

_REMEMBERED = 16_384
"""Texts whose spellings are remembered: those of a codebook with a thousand codes, and more."""
_SPELLED_OUT = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa"})


class Fit(IntEnum):
    """How a word is found in a text, best first."""

    PREFIX = 0
    """The text begins with it: `til` in Tillid."""
    WORD_START = 1
    """A later word begins with it: `rol` in Kommunal rolle."""
    INITIALS = 2
    """Its letters begin words, in order: `kr` in Kommunal rolle."""
    SUBSTRING = 3
    """It stands inside a word: `lid` in Tillid."""
    SUBSEQUENCE = 4
    """Its letters stand in the text, in order: `tld` in Tillid."""


class _Field(IntEnum):
    """Where a word was found; the name comes first."""

    NAME = 0
    KEYWORD = 1
    THEME = 2


_BEGINNINGS = (Fit.PREFIX, Fit.WORD_START)
_COUNTS: dict[_Field, tuple[Fit, ...]] = {
    _Field.KEYWORD: (*_BEGINNINGS, Fit.SUBSTRING),
    _Field.THEME: _BEGINNINGS,
}
"""What counts beside the name: letters strewn over keywords or themes would find too much."""

_Rank = tuple[int, _Field, Fit]
"""Beginnings of words in the name, then elsewhere, go before all that stands inside a word."""


def ranked(query: str, codes: Iterable[Code], recent: Sequence[int] = ()) -> list[Code]:
    """Return the codes that `query` finds, best first; without a query all of them.

    Of equally good ones those in `recent` (ids, the latest first) come first, then the order given.
    """
    words = fold(query).split()
    latest = {id_: place for place, id_ in enumerate(recent)}
    found = []
    for place, code in enumerate(codes):
        rank = _rank(words, code)
        if rank is not None:
            found.append((rank, latest.get(code.id, len(latest)), place, code))
    return [code for *_, code in sorted(found, key=lambda each: each[:3])]


def rank_of(query: str, code: Code) -> _Rank | None:
    """Return how well `query` finds a code, the worst of its words deciding; None if not at all."""
    return _rank(fold(query).split(), code)


def fit(word: str, text: str) -> Fit | None:
    """Return how the folded `word` is found in `text`; None if it is not."""
    best = None
    for spelling in _spellings(text):
        found = _fit(word, spelling)
        if found is not None and (best is None or found < best):
            best = found
    return best


def _rank(words: Sequence[str], code: Code) -> _Rank | None:
    worst = (0, _Field.NAME, Fit.PREFIX)
    for word in words:
        best = _best(word, code)
        if best is None:
            return None
        worst = max(worst, best)
    return worst


def _best(word: str, code: Code) -> _Rank | None:
    in_name = fit(word, code.name)
    if in_name in _BEGINNINGS:
        return 0, _Field.NAME, in_name  # No other field has anything better.
    ranks: list[_Rank] = [] if in_name is None else [(in_name, _Field.NAME, in_name)]
    for field, texts in (
        (_Field.KEYWORD, (code.text.label_en, *code.text.keywords)),
        (_Field.THEME, (code.theme,)),
    ):
        for text in texts:
            found = fit(word, text) if _stands_in(word, text) else None
            if found is not None and found in _COUNTS[field]:
                ranks.append((0 if found in _BEGINNINGS else found, field, found))
    return min(ranks, default=None)


def _stands_in(word: str, text: str) -> bool:
    return any(word in spelling.text for spelling in _spellings(text))


@dataclass(frozen=True, slots=True)
class _Spelling:
    """A folded text, that with a space before it, and the letters its words begin with."""

    text: str
    spaced: str
    initials: str


@lru_cache(maxsize=_REMEMBERED)
def _spellings(text: str) -> tuple[_Spelling, ...]:
    """Return how a text may be spelled: a codebook has the same texts at every letter typed."""
    folded = fold(text)
    return tuple(
        _Spelling(each, f" {each}", "".join(word[0] for word in each.split()))
        for each in dict.fromkeys((folded, folded.translate(_SPELLED_OUT)))
    )


def _fit(word: str, spelling: _Spelling) -> Fit | None:
    if spelling.text.startswith(word):
        return Fit.PREFIX
    if f" {word}" in spelling.spaced:
        return Fit.WORD_START
    if len(word) > 1 and spelling.initials.startswith(word):
        return Fit.INITIALS
    if word in spelling.text:
        return Fit.SUBSTRING
    letters = iter(spelling.text)
    return Fit.SUBSEQUENCE if all(letter in letters for letter in word) else None
