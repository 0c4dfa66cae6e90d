"""Which words of a text are forms of a word, and which are compounds with it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import IntEnum

from mbcode.language.compounds import SHORTEST, begins_with, ends_in
from mbcode.language.inflection import regular_forms
from mbcode.language.lemmas import Lemmas
from mbcode.language.unlisted import unlisted_forms, unlisted_lemmas

_VOWELS = frozenset("aeiouyæøåé")
_ENDINGS = ("en", "n", "et", "t", "r", "er", "e", "ne", "ede", "ere")
"""A word that takes one of these in the dictionary is itself a base form."""

_LONG = 5
"""Letters of a word of which the last three may alter."""


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
    Compounds are looked for from four letters on, and in Danish only, as regular inflection is.
    """
    family = Family(word, lemmas, level)
    there = list(vocabulary)
    likely = set(family.likely("\n".join(("", *there, ""))))
    told = ((other, family.level(other)) for other in there if other in family.forms | likely)
    return {other: near for other, near in told if near is not None}


class Family:
    """A word, its forms and, up to a level, its compounds."""

    def __init__(self, word: str, lemmas: Lemmas, most: Level) -> None:
        self._word = word
        self._lemmas = lemmas
        self._wanted = base_forms(word, lemmas)
        self._is_danish = lemmas.language == "da"
        self._most = most if self._is_danish and len(word) >= SHORTEST else Level.WORD
        self.forms = self._all_forms()
        """The word's forms, of which not all need exist; of a word that is not Danish there may be
        others.
        """
        self._initials = frozenset(each[0] for each in (word, *self._wanted))
        self._stems = tuple(map(_stem, self._wanted))

    def likely(self, lines: str) -> Iterator[str]:
        """Yield the words of `lines` of which `level` has to tell whether they belong: a guess by
        letters. A line is a word; before the first and after the last there is the end of one.
        """
        if self._most > Level.WORD:
            yield from re.findall(f"\n({self._likely_compounds()})", lines)
        if not self._is_danish:
            stems = "|".join(map(re.escape, sorted(self._stems)))
            yield from re.findall(f"\n((?:{stems})[^\n]*)", lines)

    def level(self, other: str) -> Level | None:
        """Return how near another word is; None if it does not belong, or is beyond `most`."""
        if other in self.forms or self._is_form_by_rules(other):
            return Level.WORD
        if self._most is Level.WORD:
            return None
        if ends_in(other, self.forms, self._lemmas):
            return Level.ENDING
        if self._most is Level.ENDING:
            return None
        if other[0] in self._initials and begins_with(other, self.forms, self._lemmas):
            return Level.BEGINNING
        return None

    def _all_forms(self) -> frozenset[str]:
        """Return what the dictionary and the corrections say; in Danish also regular inflection,
        what they do not list, and genitives.
        """
        forms = frozenset((self._word,)).union(*map(self._lemmas.forms, self._wanted))
        if not self._is_danish:
            return forms | self._wanted
        inflected = (regular_forms(each, self._lemmas) for each in self._wanted)
        forms |= self._wanted.union(*inflected).difference(self._lemmas.corrected)
        forms = forms.union(*(unlisted_forms(each, self._lemmas) for each in self._wanted))
        return forms.union(each + "s" for each in forms if self._has_genitive(each))

    def _has_genitive(self, form: str) -> bool:
        """*unges* of *unge* of *ung*; but *gods* is a word of its own."""
        if len(form) <= 2 or form.endswith("s"):
            return False
        return self._lemmas.known(form + "s") <= {form}

    def _likely_compounds(self) -> str:
        """Return a pattern of words that may be compounds: they hold the first three letters of a
        form, which are those of its lemma, any vowels for any others (*and*, *ænder*).
        """
        parts = {_without_vowels(each[:3]) for each in (self._word, *self._wanted)}
        return f"[^\n]*?(?:{'|'.join(sorted(parts))})[^\n]*"

    def _is_form_by_rules(self, other: str) -> bool:
        """Tell by simplemma's rules for words that no dictionary holds: they alter ends of words,
        and are asked only where the rest is alike, as they take long.
        """
        alike = not self._is_danish and other.startswith(self._stems)
        return alike and bool(self._lemmas.readings(other) & self._wanted)


def _stem(lemma: str) -> str:
    """Return the letters by which its forms begin: all but an *e*, or of a long word but three."""
    return lemma[:-3] if len(lemma) > _LONG else lemma.removesuffix("e")


def _without_vowels(begin: str) -> str:
    """Return a pattern of letters in which any vowels stand for any others."""
    return "".join("[aeiouyæøåé]+" if letter in _VOWELS else re.escape(letter) for letter in begin)


def base_forms(word: str, lemmas: Lemmas) -> frozenset[str]:
    """Return the lemmas that a researcher means by `word`."""
    is_base = word in lemmas.known(word) or any(
        word in lemmas.known(word + ending) for ending in _ENDINGS
    )
    if is_base:
        return frozenset((word,))
    if lemmas.language != "da":
        return lemmas.readings(word)
    return lemmas.known(word) or unlisted_lemmas(word, lemmas) or frozenset((word,))
