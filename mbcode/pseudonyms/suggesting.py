"""Pseudonyms to begin with: roles and letters, which tell neither gender nor origin."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import count
from string import ascii_uppercase

from mbcode.danish import fold

_NUMBERED = {
    "place": "[sted {}]",
    "organisation": "[organisation {}]",
    "address": "[adresse {}]",
    "postcode": "[by {}]",
    "cpr": "[CPR {}]",
    "phone": "[telefon {}]",
    "mail": "[mail {}]",
    "other": "[navn {}]",
}
PERSON = "Person"
"""The role of those whose role is not known."""


class Suggestions:
    """Hands out pseudonyms that nobody has, each once: *Frivillig A*, *Frivillig B*, *[sted 1]*."""

    def __init__(self, taken: Iterable[str], names: Iterable[str] = ()) -> None:
        """Hand out none of `taken`, and no letters that are themselves one of `names`: *Bo*."""
        self._names = {fold(name) for name in names}
        self._taken = {fold(pseudonym) for pseudonym in taken}
        self._choices: dict[str, Iterator[str]] = {}

    def next(self, kind: str, role: str = "") -> str:
        """Return the next pseudonym for a name of this kind; a person's begins with the role."""
        label = kind if kind in _NUMBERED else " ".join(role.split()).capitalize() or PERSON
        choices = self._choices.setdefault(label, self._following(label))
        # What is passed over once is taken for good, so that each is looked at only once.
        chosen = next(each for each in choices if fold(each) not in self._taken)
        self._taken.add(fold(chosen))
        return chosen

    def _following(self, label: str) -> Iterator[str]:
        """Yield all that may stand for names of a kind that is numbered, or of people in a role."""
        if label in _NUMBERED:
            yield from (_NUMBERED[label].format(number) for number in count(1))
        else:
            yield from (f"{label} {each}" for each in _letters() if fold(each) not in self._names)


def _letters() -> Iterator[str]:
    """Yield A to Z, AA, AB and so on."""
    for length in count(1):
        yield from _of_length(length)


def _of_length(length: int) -> Iterator[str]:
    if length == 1:
        yield from ascii_uppercase
        return
    for first in _of_length(length - 1):
        yield from (first + last for last in ascii_uppercase)
