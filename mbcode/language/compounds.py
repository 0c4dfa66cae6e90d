"""Danish compounds: *netværkssamarbejde* ends in *samarbejde*, *samarbejdspartner* begins with it.

Both halves must be words, joined by nothing or by one of s, e, er, n, -; so what merely holds the
letters (*mødre*, *apostol*) is none. A preposition before a word makes another word of it
(*for-ening*), and an ending after it derives one (*ansvar-lig*): neither is a compound here.
"""

from __future__ import annotations

from collections.abc import Iterator, Set

from mbcode.language.lemmas import Lemmas


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


SHORTEST = 4
"""Letters from which a word is looked for inside others: *hus* and *tal* are in too many."""

_SHORTEST_OTHER = 3
_SHORT = _words("by el is it ko ny pc sø te tv ur øl")
"""The words of two letters that compounds are made with: *landsby*, *tekøkken*."""
_JOINTS = ("", "s", "e", "er", "n", "-", "s-")
_BEFORE = _words(
    """
    bag den der det efter for fra gen hen her hos ikke ind mis mod ned nær over sam til
    ude und uden under van ved vel
    """
)
_AFTER = _words(
    """
    agtig agtige bar bare dom eri erier erne ende endes else elser est este hed heden heder
    hederne hedens inde inden inder ing isk iske ist ling linger ion lig lige ligere lighed
    ligheden ligt ned ning
    ninger ningen ret sel sels skab skabet skaber skaberne skabets som somme somt vis
    """
)


def first_parts(forms: Set[str]) -> frozenset[str]:
    """Return what a compound may begin with whose first part is one of these forms."""
    return frozenset(forms) | {form[:-1] + "s" for form in forms if form.endswith("e")}


def ends_in(word: str, forms: Set[str], lemmas: Lemmas) -> bool:
    """Tell whether `word` is a compound whose last part is a form of the word looked for."""
    for at in range(_SHORTEST_OTHER - 1, len(word) - SHORTEST + 1):
        if word[at:] in forms and _stands_before(word[:at], lemmas):
            return _agrees(word, word[at:], lemmas)
    return False


def begins_with(word: str, forms: Set[str], lemmas: Lemmas) -> bool:
    """Tell whether `word` is a compound whose first part is a form of the word looked for."""
    for at in range(SHORTEST - 1, len(word) - 1):
        rest = word[at:]
        if not forms.isdisjoint(_first_parts(word[:at])) and _stands_after(rest, lemmas):
            return True
    return False


def _agrees(word: str, last: str, lemmas: Lemmas) -> bool:
    """Tell whether a word that the dictionary holds whole may be such a compound: *legitime* is
    *legitim* there, which does not end in any lemma of *time*.
    """
    whole = lemmas.known(word)
    ends = (*lemmas.known(last), last)
    return not whole or any(each.endswith(ends) for each in whole)


def _stands_before(first: str, lemmas: Lemmas) -> bool:
    return any(
        part not in _BEFORE and _may_be_part(part) and _is_word(part, lemmas)
        for part in _unjoined(first)
    )


def _stands_after(rest: str, lemmas: Lemmas) -> bool:
    return rest not in _AFTER and _may_follow(rest) and _is_word(rest, lemmas)


def _may_be_part(part: str) -> bool:
    return len(part) >= _SHORTEST_OTHER or part in _SHORT


def _may_follow(rest: str) -> bool:
    return len(rest) >= _SHORTEST_OTHER or rest == "by"


def _first_parts(first: str) -> Iterator[str]:
    yield from _unjoined(first)
    if first.endswith("s"):
        yield first[:-1] + "e"  # *arbejds-* of *arbejde*


def _unjoined(first: str) -> Iterator[str]:
    """Yield what may be left of a first part without its joint."""
    return (first.removesuffix(joint) for joint in _JOINTS if first.endswith(joint))


def _is_word(part: str, lemmas: Lemmas) -> bool:
    """Tell whether the dictionary holds a part, or both halves of it: *boligforening-s-råd*."""
    if lemmas.known(part):
        return True
    return any(
        lemmas.known(part[at:]) and any(lemmas.known(first) for first in _unjoined(part[:at]))
        for at in range(SHORTEST, len(part) - SHORTEST + 1)
    )
