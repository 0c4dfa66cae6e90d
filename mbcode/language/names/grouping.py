"""Which spellings are one name: first names and initials go along with the full one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from mbcode.language.names.evidence import Evidence

Words = tuple[str, ...]

_PLACE_ENDS = ("vej", "gade", "allé", "stræde", "torv", "plads", "parken", "vænget", "kvarteret")
_AT_PLACES = frozenset({"i", "fra", "nær", "omkring"})
_TO_PLACES = _AT_PLACES | {"til", "på", "mod", "og"}


@dataclass(frozen=True, slots=True)
class Name:
    """One name: its spellings without the genitive's ending, the fullest first."""

    kind: str
    forms: tuple[str, ...]


def grouped(
    before: Mapping[Words, Counter[str]], evidence: Evidence, kinds: Mapping[Words, str]
) -> Iterator[Name]:
    """Yield each name once, and each spelling in one name only; `before` is what was taken for a
    name, in order, with how often which word stands before it.

    A single word goes along with the one full name of a person that begins or ends with it, or
    that it holds the initials of; where two do, it is a name of its own, for a person to place.
    `kinds` says what some names are known to be of; the others' kinds are guessed.
    """
    forms: dict[Words, list[str]] = {words: [" ".join(words)] for words in before if len(words) > 1}
    homes = _homes((full for full in forms if kinds.get(full, "person") == "person"), evidence)
    for words in before:
        if len(words) == 1:
            at = homes.get(words[0], [])
            forms.setdefault(at[0] if len(at) == 1 else words, []).append(words[0])
    small = _small_spellings([form for each in forms.values() for form in each], evidence)
    given: set[str] = set()
    for words, spellings in forms.items():
        also = [spelling for form in spellings for spelling in small.get(form, ())]
        own = tuple(form for form in dict.fromkeys([*spellings, *also]) if form not in given)
        if own:
            yield Name(kinds.get(words) or _kind(words, before[words], evidence), own)
        given.update(own)


def _homes(fulls: Iterable[Words], evidence: Evidence) -> dict[str, list[Words]]:
    """Return the full names of persons by what may stand for one."""
    homes: dict[str, list[Words]] = defaultdict(list)
    for full in fulls:
        if not _is_organisation(full, evidence):
            letters = [word[0] for word in full]
            parts = (full[0], full[-1], "".join(letters), ".".join([*letters, ""]))
            for part in dict.fromkeys(parts):
                homes[part].append(full)
    return homes


def _small_spellings(forms: Iterable[str], evidence: Evidence) -> dict[str, list[str]]:
    """Return how names of one word stand in small letters, where that is no everyday word."""
    found: dict[str, list[str]] = defaultdict(list)
    for form in forms:
        small = form.lower()
        is_written_small = form.isalpha() and not form.isupper() and small in evidence.small
        if is_written_small and not evidence.is_word(small):
            found[form].append(small)
    return found


def _kind(words: Words, before: Counter[str], evidence: Evidence) -> str:
    """Guess what a name is of; a person corrects it."""
    if words[-1].lower().endswith(_PLACE_ENDS):
        return "place"
    if len(words) > 1 and _is_organisation(words, evidence):
        return "organisation"
    at = sum(count for word, count in before.items() if word in _AT_PLACES)
    to = sum(count for word, count in before.items() if word in _TO_PLACES)
    return "place" if at and (2 * at > before.total() or to == before.total()) else "person"


def _is_organisation(words: Words, evidence: Evidence) -> bool:
    """*Vindelev Kommune*: what ends in an everyday word is no person."""
    return evidence.is_no_name(words[-1])
