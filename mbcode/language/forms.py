"""Which words of a text are forms of a word, and which are compounds with it."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum
from functools import cache

from mbcode.language.compounds import SHORTEST, begins_with, ends_in
from mbcode.language.inflection import regular_forms
from mbcode.language.lemmas import Lemmas

_ENDINGS = ("en", "n", "et", "t", "r", "er", "e", "ne", "ede", "ere")
"""A word that takes one of these in the dictionary is itself a base form."""


class Level(IntEnum):
    """How far from the word asked for a found one may be; each level takes in those before."""

    WORD = 1
    """The word's own forms: *samarbejdet*."""
    ENDING = 2
    """Compounds that end in it: *netværkssamarbejde*."""
    BEGINNING = 3
    """Compounds that begin with it: *samarbejdspartner*."""


def forms_of(
    word: str, vocabulary: Iterable[str], lemmas: Lemmas, level: Level = Level.WORD
) -> dict[str, Level]:
    """Return the words of `vocabulary` that belong to `word` up to `level`, each with its own.

    All are in lower case. A base form means its own forms only (*leder* the noun's, not those of
    *lede*); any other form means those of every lemma it may have. A word belongs to itself.
    Compounds are looked for from four letters on.
    """
    wanted = base_forms(word, lemmas)
    regular = frozenset().union(*(regular_forms(each, lemmas) for each in wanted))

    @cache
    def is_form(other: str) -> bool:
        return (
            other == word
            or other in wanted
            or _is_form(other, wanted, regular, lemmas)
            or _is_unknown_form(other, word, wanted, lemmas)
        )

    initials = {each[0] for each in (word, *wanted)}

    def is_part(other: str) -> bool:
        return other[:1] in initials and is_form(other)

    found: dict[str, Level] = {}
    in_compounds = level > Level.WORD and len(word) >= SHORTEST
    for other in vocabulary:
        if is_form(other):
            found[other] = Level.WORD
        elif in_compounds and ends_in(other, is_part, lemmas):
            found[other] = Level.ENDING
        elif in_compounds and level is Level.BEGINNING and begins_with(other, is_part, lemmas):
            found[other] = Level.BEGINNING
    return found


def base_forms(word: str, lemmas: Lemmas) -> frozenset[str]:
    """Return the lemmas that a researcher means by `word`."""
    is_base = word in lemmas.known(word) or any(
        word in lemmas.known(word + ending) for ending in _ENDINGS
    )
    return frozenset((word,)) if is_base else lemmas.readings(word)


def _is_form(
    word: str, wanted: frozenset[str], regular: frozenset[str], lemmas: Lemmas
) -> bool:
    """Tell it by the dictionary and by regular inflection."""
    known = lemmas.known(word)
    if known & wanted:
        return True
    if lemmas.is_corrected(word):
        return False
    return word in regular or _is_genitive(word, known, wanted, regular, lemmas)


def _is_genitive(
    word: str,
    known: frozenset[str],
    wanted: frozenset[str],
    regular: frozenset[str],
    lemmas: Lemmas,
) -> bool:
    """*unges* of *unge* of *ung*; but *gods* is a word of its own."""
    bare = word.removesuffix("s")
    if bare == word or len(bare) < 3 or not (known <= {bare}):
        return False
    return bare in wanted or bare in regular or bool(lemmas.known(bare) & wanted)


def _is_unknown_form(word: str, asked: str, wanted: frozenset[str], lemmas: Lemmas) -> bool:
    """Tell by simplemma's rules for words that no dictionary holds; they never alter the first
    letter.
    """
    if word[:2] != asked[:2] or lemmas.known(word):
        return False
    return bool(lemmas.readings(word) & wanted)
