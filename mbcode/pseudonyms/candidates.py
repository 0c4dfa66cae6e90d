"""What may name somebody, as it is put before a person who decides."""

from __future__ import annotations

from dataclasses import dataclass

KINDS = (
    "person",
    "place",
    "organisation",
    "address",
    "postcode",
    "cpr",
    "phone",
    "mail",
    "other",
)
"""What a name can be of; a decision may correct what was guessed."""
BY_FORM = ("address", "postcode", "cpr", "phone", "mail")
"""Kinds that are recognised by their form, not by a capital."""


@dataclass(frozen=True, slots=True)
class Writing:
    """A piece of text that begins a sentence, and where it stands, in words for a person."""

    where: str
    text: str
    is_label: bool = False
    """A speaker's label and the like: a capital there begins no sentence."""


@dataclass(frozen=True, slots=True)
class Context:
    """One place where a name stands: `before` and `after` are what is around it, on one line."""

    where: str
    before: str
    words: str
    after: str

    def __str__(self) -> str:
        return f"{self.before}[{self.words}]{self.after}"


@dataclass(frozen=True, slots=True)
class Candidate:
    """One name with all its spellings.

    `forms` are the spellings that go along, the fullest first, without the genitive's ending.
    `count` is in how many places one of them stands; `contexts` are the first few of these.
    """

    name: str
    kind: str
    forms: tuple[str, ...]
    count: int = 0
    contexts: tuple[Context, ...] = ()
    suggestion: str = ""
    """A pseudonym that nobody has yet; empty where none was asked for."""
