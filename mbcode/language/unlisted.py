"""Forms of a Danish word that the dictionary does not have: *medborgercentrets*, *mobilepay'er*.

Such words are inflected as others are. A compound takes the forms of its last part, whatever stands
before that; an abbreviation or a foreign word takes its endings after an apostrophe.
"""

from __future__ import annotations

from collections.abc import Iterator

from mbcode.language.inflection import regular_forms
from mbcode.language.lemmas import Lemmas

_SHORTEST_LAST, _SHORTEST_FIRST = 3, 2
_ENDINGS = ("en", "et", "er", "erne", "ens", "ets", "ers", "ernes", "s")
_APOSTROPHES = "'’"


def unlisted_forms(lemma: str, lemmas: Lemmas) -> frozenset[str]:
    """Return the forms that `lemma` would have by these rules; not all need exist, and none is in
    the dictionary or among the corrections.
    """
    forms = {f"{lemma}{mark}{ending}" for mark in _APOSTROPHES for ending in _ENDINGS}
    forms |= _as_the_last_part(lemma, lemmas)
    return frozenset(form for form in forms if not lemmas.known(form))


def unlisted_lemmas(word: str, lemmas: Lemmas) -> frozenset[str]:
    """Return the lemmas that a word which is not listed may have: by its last part, the longest
    that is known, as *medborgercentret* by *centret*; and, if it ends in an *s*, without that.
    """
    parted = ((first, lemmas.known(last)) for first, last in _parted(word))
    first, known = next((each for each in parted if each[1]), ("", frozenset()))
    found = frozenset(first + lemma for lemma in known)
    bare = word.removesuffix("s")
    if bare != word and len(bare) >= _SHORTEST_LAST:
        found |= lemmas.known(bare) or {bare}
    return found


def _as_the_last_part(lemma: str, lemmas: Lemmas) -> set[str]:
    """*medborgercenter* as *center*: by the longest base form that the lemma ends in."""
    for first, last in _parted(lemma):
        if last in lemmas.known(last):
            forms = lemmas.forms(last) | regular_forms(last, lemmas)
            return {first + form for form in forms if len(form) >= _SHORTEST_LAST}
    return set()


def _parted(word: str) -> Iterator[tuple[str, str]]:
    """Yield a word in two parts, the longest last part first."""
    for at in range(_SHORTEST_FIRST, len(word) - _SHORTEST_LAST + 1):
        yield word[:at], word[at:]
