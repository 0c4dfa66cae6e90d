"""Which words of a text are forms of a word, and which are compounds with it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import IntEnum

from mbcode.language.compounds import SHORTEST, begins_with, ends_in
from mbcode.language.inflection import regular_forms
from mbcode.language.lemmas import Lemmas

_VOWELS = frozenset("aeiouyæøåé")
_ENDINGS = ("en", "n", "et", "t", "r", "er", "e", "ne", "ede", "ere")
"""A word that takes one of these in the dictionary is itself a base form."""

_SHORT = 5
"""Letters of a word that is no compound."""


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
    likely = family.likely("\n".join(("", *vocabulary, "")))
    told = ((other, family.level(other)) for other in likely)
    return {other: near for other, near in told if near is not None}


class Family:
    """A word, its forms and, up to a level, its compounds; told of one word at a time."""

    def __init__(self, word: str, lemmas: Lemmas, most: Level) -> None:
        self._word = word
        self._lemmas = lemmas
        self._most = most if len(word) >= SHORTEST else Level.WORD
        self._wanted = base_forms(word, lemmas)
        self._is_danish = lemmas.language == "da"
        self._regular = self._inflected() if self._is_danish else frozenset()
        self._initials = frozenset(each[0] for each in (word, *self._wanted))
        self._stems = tuple(map(_stem, self._wanted))
        self._told: dict[str, bool] = {}
        self._guess = self._likely_letters()
        self._corrected = [
            other
            for other in lemmas.corrected
            if self._wanted & lemmas.known(other) and not self._guess.match(f"\n{other}")
        ]

    def likely(self, lines: str) -> Iterator[str]:
        """Yield the words of `lines` that may belong: a guess by letters, which spares most the
        dictionary. A line is a word; before the first and after the last there is the end of one.
        """
        yield from self._guess.findall(lines)
        yield from (word for word in self._corrected if f"\n{word}\n" in lines)

    def _likely_letters(self) -> re.Pattern[str]:
        """Return a pattern of lines that may belong.

        A form begins as its lemma does, any vowels for any others (*and*, *ænder*): in Danish with
        the first two letters, and the third if it is none (*øje*, *øjne*). The few that do not
        (*god*, *bedre*) stand among the corrections. A compound holds the first three letters.
        """
        asked = (self._word, *self._wanted)
        begins = {_without_vowels(_begin(each) if self._is_danish else each[0]) for each in asked}
        likely = [f"(?:{'|'.join(sorted(begins))})[^\n]*"]
        if self._most > Level.WORD:
            parts = {_without_vowels(each[:3]) for each in asked}
            likely.append(f"[^\n]*?(?:{'|'.join(sorted(parts))})[^\n]*")
        return re.compile(f"\n({'|'.join(likely)})")

    def level(self, other: str) -> Level | None:
        """Return how near another word is; None if it does not belong, or is beyond `most`."""
        if self._holds(other):
            return Level.WORD
        if self._most is Level.WORD or not self._is_danish:
            return None
        if ends_in(other, self._holds_part, self._lemmas):
            return Level.ENDING
        if self._most is Level.ENDING:
            return None
        if other[0] in self._initials and begins_with(other, self._holds_part, self._lemmas):
            return Level.BEGINNING
        return None

    def _holds_part(self, part: str) -> bool:
        return part[:1] in self._initials and self._holds(part)

    def _holds(self, other: str) -> bool:
        if other not in self._told:
            self._told[other] = self._is_form(other)
        return self._told[other]

    def _is_form(self, other: str) -> bool:
        known = self._lemmas.known(other)
        if other == self._word or known & self._wanted:
            return True
        if other in self._lemmas.corrected:
            return False
        if other in self._wanted or other in self._regular:
            return True
        return self._is_genitive(other, known) or (not known and self._is_unknown_form(other))

    def _inflected(self) -> frozenset[str]:
        return frozenset().union(*(regular_forms(each, self._lemmas) for each in self._wanted))

    def _is_genitive(self, other: str, known: frozenset[str]) -> bool:
        """*unges* of *unge* of *ung*; but *gods* is a word of its own."""
        bare = other.removesuffix("s")
        if bare == other or len(bare) < 3 or not known <= {bare} or not self._is_danish:
            return False
        return self._holds(bare)

    def _is_unknown_form(self, other: str) -> bool:
        """Tell by simplemma's rules for words that no dictionary holds: they alter ends of words,
        and are asked only where the rest is alike, as they take long.
        """
        alike = other[:2] == self._word[:2] and other.startswith(self._stems)
        return alike and bool(self._lemmas.readings(other) & self._wanted)


def _stem(lemma: str) -> str:
    """Return what its regular forms have in common: all but an *e*; of a compound, which may end in
    a word like *barn*, all but three letters.
    """
    return lemma[:-3] if len(lemma) > _SHORT else lemma.removesuffix("e")


def _begin(word: str) -> str:
    """Return the letters that all forms of a word begin with, but for their vowels."""
    return word[:2] if word[2:3] in _VOWELS else word[:3]


def _without_vowels(begin: str) -> str:
    """Return a pattern of letters in which any vowels stand for any others."""
    return "".join("[aeiouyæøåé]+" if letter in _VOWELS else re.escape(letter) for letter in begin)


def base_forms(word: str, lemmas: Lemmas) -> frozenset[str]:
    """Return the lemmas that a researcher means by `word`."""
    is_base = word in lemmas.known(word) or any(
        word in lemmas.known(word + ending) for ending in _ENDINGS
    )
    return frozenset((word,)) if is_base else lemmas.readings(word)
