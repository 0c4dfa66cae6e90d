"""Find codes by a few letters typed.

Every word typed must be found somewhere in a code: in its name, its English label, its keywords or
its theme. Upper and lower case are one, and `ae oe aa` find `æ ø å` for those without the keys.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import IntEnum

from mbcode.danish import fold
from mbcode.model import Code

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
    _Field.NAME: tuple(Fit),
    _Field.KEYWORD: (*_BEGINNINGS, Fit.SUBSTRING),
    _Field.THEME: _BEGINNINGS,
}
"""What counts in each field: letters strewn over keywords or themes would find too much."""

_Rank = tuple[int, _Field, Fit]
"""Beginnings of words in the name, then elsewhere, go before all that stands inside a word."""


def ranked(query: str, codes: Iterable[Code], recent: Sequence[int] = ()) -> list[Code]:
    """Return the codes that `query` finds, best first; without a query all of them.

    Of equally good ones those in `recent` (ids, the latest first) come first, then the order given.
    """
    latest = {id_: place for place, id_ in enumerate(recent)}
    found = []
    for place, code in enumerate(codes):
        rank = rank_of(query, code)
        if rank is not None:
            found.append((rank, latest.get(code.id, len(latest)), place, code))
    return [code for *_, code in sorted(found, key=lambda each: each[:3])]


def rank_of(query: str, code: Code) -> _Rank | None:
    """Return how well `query` finds a code, the worst of its words deciding; None if not at all."""
    ranks = [_best(word, code) for word in fold(query).split()]
    found = [rank for rank in ranks if rank is not None]
    if len(found) < len(ranks):
        return None
    return max(found, default=(0, _Field.NAME, Fit.PREFIX))


def fit(word: str, text: str) -> Fit | None:
    """Return how the folded `word` is found in `text`; None if it is not."""
    folded = fold(text)
    spelled = folded.translate(_SPELLED_OUT)
    fits = [_fit(word, each) for each in dict.fromkeys((folded, spelled))]
    return min((each for each in fits if each is not None), default=None)


def _best(word: str, code: Code) -> _Rank | None:
    fields = (
        (_Field.NAME, (code.name,)),
        (_Field.KEYWORD, (code.text.label_en, *code.text.keywords)),
        (_Field.THEME, (code.theme,)),
    )
    ranks = [
        (0 if found in _BEGINNINGS else found, field, found)
        for field, texts in fields
        for text in texts
        if (found := fit(word, text)) is not None and found in _COUNTS[field]
    ]
    return min(ranks, default=None)


def _fit(word: str, text: str) -> Fit | None:
    if text.startswith(word):
        return Fit.PREFIX
    words = text.split()
    if any(each.startswith(word) for each in words):
        return Fit.WORD_START
    if len(word) > 1 and "".join(each[0] for each in words).startswith(word):
        return Fit.INITIALS
    if word in text:
        return Fit.SUBSTRING
    letters = iter(text)
    return Fit.SUBSEQUENCE if all(letter in letters for letter in word) else None
