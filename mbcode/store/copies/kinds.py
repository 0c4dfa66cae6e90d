"""The kinds of things that two copies of a study hold, and what makes one that thing.

A row is a mapping of fields to values that can be compared and hashed; an attribute is a field of
its own (`attributes.role`). Its ident is its id in the study here; what only the copy there has, is
known by minus its id there.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from mbcode.danish import fold

Row = Mapping[str, Any]
Rows = Mapping[str, Mapping[int, Row]]
"""Rows by table and ident."""

NAME = "name"
ATTRIBUTE = "attributes."
LINKING = ("memo",)
"""Tables whose `text` may hold links to codings."""
TEXT = "sha256"
"""The field that stands for a transcript's text."""
SENTENCES = "sentences"
"""The field that stands for how a transcript divides into turns and sentences; only those have it
whose text or sentences somebody altered.
"""
PASSAGE = "passage"
"""The field that says where a coding lies, as a Passage."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Where a coding lies; or, if it waits for review, where to look for the `words` it covered."""

    start: int
    end: int
    words: str | None = None

    @property
    def waits(self) -> bool:
        """Whether no place is certain."""
        return self.words is not None

    def is_like(self, other: Passage) -> bool:
        """Tell whether it is the same, wherever one looks for words that wait."""
        return self == other or (self.waits and self.words == other.words)


@dataclass(frozen=True, slots=True)
class Kind:
    """A table whose rows unite.

    `key` are the fields by which two rows made apart are one thing, `refers` the tables that fields
    point into, `quiet` the fields in which two sides may differ without anyone being asked: each
    with the function that chooses among two values, whichever comes first.
    """

    table: str
    noun: str
    key: tuple[str, ...]
    refers: Mapping[str, str] = field(default_factory=dict)
    quiet: Mapping[str, Callable[[Any, Any], Any]] = field(default_factory=dict)
    needs: tuple[str, ...] = ()
    """Those of `refers` without which the row is nothing: it goes when they go."""

    def key_of(self, row: Row) -> tuple[Any, ...]:
        """Return what makes a row that thing; names count as they fold."""
        return tuple(fold(row[name]) if name == NAME else row[name] for name in self.key)

    def same(self, one: Row, other: Row) -> bool:
        """Tell whether two rows say the same, but for what is quiet."""
        names = (one.keys() | other.keys()).difference(self.quiet)
        return all(one.get(name) == other.get(name) for name in names)


KINDS = (
    Kind("case", "case", (NAME,)),
    Kind("transcript", "transcript", (NAME, TEXT), {"case_id": "case"}),
    Kind("code", "code", (NAME,), {"parent_id": "code"}, {"position": min}),
    Kind(
        "coding",
        "coding",
        ("transcript_id", PASSAGE, "code_id", "coder_id"),
        {"transcript_id": "transcript", "code_id": "code"},
        {"created_at": min, "origin": min},
        needs=("transcript_id", "code_id"),
    ),
    Kind(
        "memo",
        "memo",
        ("coding_id", "code_id", "transcript_id", "coder_id"),
        {"coding_id": "coding", "code_id": "code", "transcript_id": "transcript"},
        {"created_at": min, "changed_at": max},
        needs=("coding_id", "code_id", "transcript_id"),
    ),
    Kind(
        "done_mark",
        "done-mark",
        ("transcript_id", "coder_id"),
        {"transcript_id": "transcript"},
        {"at": max},
        needs=("transcript_id",),
    ),
    Kind("settled_name", "settled name", (NAME,)),
)
"""In an order in which what is referred to comes first."""

BY_TABLE = {kind.table: kind for kind in KINDS}
NAMED = ("case", "transcript", "code")
"""The tables whose names are unique, of which all rows are looked at."""
