"""Which words of a text are forms of a word, and which are compounds with it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import IntEnum

from mbcode.language.compounds import SHORTEST, begins_with, ends_in, first_parts
from mbcode.language.inflection import regular_forms
from mbcode.language.lemmas import Lemmas
from mbcode.language.unlisted import unlisted_forms, unlisted_lemmas
from mbcode.language.word_lines import lines_of, that_begin, that_end

_ENDINGS = ("en", "n", "et", "t", "r", "er", "e", "ne", "ede", "ere")
"""A word that takes one of these in the dictionary is itself a base form."""

_VOWELS = re.compile("[aeiouyæøåé]+")
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
    there = list(vocabulary)
    found = forms_among(word, lines_of(there), lemmas, level)
    return {other: found[other] for other in there if other in found}


def forms_among(word: str, lines: str, lemmas: Lemmas, level: Level) -> dict[str, Level]:
    """Return what belongs to `word`, as `forms_of` does, by the words of `lines` (see
    `word_lines`); its own forms also where they are not there.
    """
    wanted = base_forms(word, lemmas)
    if lemmas.language != "da":
        return dict.fromkeys(_forms_by_rules(word, wanted, lines, lemmas), Level.WORD)
    forms = _danish_forms(word, wanted, lemmas)
    found = dict.fromkeys(forms, Level.WORD)
    if len(word) < SHORTEST or level is Level.WORD:
        return found
    begins = set(map(_begin, (word, *wanted)))
    parts = frozenset(form for form in forms if _begin(form) in begins)
    for other in that_end(lines, parts):
        if other not in found and ends_in(other, parts, lemmas):
            found[other] = Level.ENDING
    if level is Level.BEGINNING:
        for other in that_begin(lines, first_parts(parts)):
            if other not in found and begins_with(other, parts, lemmas):
                found[other] = Level.BEGINNING
    return found


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


def _danish_forms(word: str, wanted: frozenset[str], lemmas: Lemmas) -> frozenset[str]:
    """Return what the dictionary and the corrections say, regular inflection, what is not listed,
    and the genitives of all of them.
    """
    forms = frozenset((word,)).union(*(lemmas.forms(each) for each in wanted))
    inflected = (regular_forms(each, lemmas) for each in wanted)
    forms |= wanted.union(*inflected).difference(lemmas.corrected)
    forms = forms.union(*(unlisted_forms(each, lemmas) for each in wanted))
    return forms.union(each + "s" for each in forms if _has_genitive(each, lemmas))


def _has_genitive(form: str, lemmas: Lemmas) -> bool:
    """*unges* of *unge* of *ung*; but *gods* is a word of its own."""
    if len(form) <= 2 or form.endswith("s"):
        return False
    return lemmas.known(form + "s") <= {form}


def _begin(word: str) -> str:
    """Return the letters that a form has in common with its lemma where it is part of a compound:
    the first three, any vowels for any others (*and*, *ænder*; but not *vog* of *veje*).
    """
    return _VOWELS.sub("*", word[:3])


def _forms_by_rules(word: str, wanted: frozenset[str], lines: str, lemmas: Lemmas) -> Iterator[str]:
    """Yield the forms that the dictionary has, and those that simplemma's rules tell; these take
    long, so only words are asked about that begin as the lemmas do.
    """
    yield word
    yield from wanted
    for lemma in wanted:
        yield from lemmas.forms(lemma)
    for other in that_begin(lines, {_stem(each) for each in wanted}):
        if lemmas.readings(other) & wanted:
            yield other


def _stem(lemma: str) -> str:
    """Return the letters by which its forms begin: all but an *e*, or of a long word but three."""
    return lemma[:-3] if len(lemma) > _LONG else lemma.removesuffix("e")
