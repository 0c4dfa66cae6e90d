"""Conflicts in a researcher's words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from mbcode.store.copies.kinds import ATTRIBUTE, BY_TABLE, NAME, TEXT, Row, Rows
from mbcode.store.copies.three_way import Conflict, Side

_FIELDS = {
    TEXT: "text",
    "parent_id": "what it stands below",
    "case_id": "case",
    "start": "first character",
    "end": "last character",
    "code_id": "code",
    "label_en": "name in English",
}


@dataclass(frozen=True, slots=True)
class Described:
    """A conflict as it is shown: what it is about, and what each side says."""

    what: str
    past: str
    ours: str
    theirs: str


@dataclass(frozen=True, slots=True)
class Names:
    """What idents are called; a row is looked for here, then there, then in the past."""

    states: tuple[Rows, ...]
    coders: Mapping[int, str]

    def row(self, table: str, ident: int) -> Row:
        """Return a row as it stands in the first state that has it."""
        found = (each[table][ident] for each in self.states if ident in each.get(table, {}))
        return next(found, {})

    def name(self, table: str, ident: int | None) -> str:
        """Return what something is called; `(nothing)` for none."""
        if ident is None:
            return "(nothing)"
        row = self.row(table, ident)
        if NAME in row:
            return str(row[NAME])
        return self.about(table, row)

    def about(self, table: str, row: Row) -> str:
        """Return what a row without a name is, in a few words."""
        whose = f"{self.coders.get(row['coder_id'], '')}'s"
        if table in ("coding", "review"):
            where = f"{self.name('transcript', row['transcript_id'])} {row['start']}-{row['end']}"
            return f"{whose} {self.name('code', row['code_id'])} on {where}"
        on = (
            self.name(target, row[name])
            for name, target in BY_TABLE[table].refers.items()
            if row.get(name) is not None
        )
        return f"{whose} on {next(on, 'the study')}"


def described(conflict: Conflict, names: Names) -> Described:
    """Return a conflict in words."""
    noun = BY_TABLE[conflict.table].noun
    about = f"{noun} {names.name(conflict.table, conflict.ident)}"
    if conflict.deleted is not None:
        return _deleted(conflict, about)
    field = _FIELDS.get(conflict.field, conflict.field.removeprefix(ATTRIBUTE))
    said = (
        _said(conflict, value, names) for value in (conflict.past, conflict.ours, conflict.theirs)
    )
    return Described(f"{about}: {field}", *said)


def _deleted(conflict: Conflict, about: str) -> Described:
    things = "1 thing" if conflict.uses == 1 else f"{conflict.uses} things"
    kept = f"kept, used by {things}" if conflict.uses else "kept and changed"
    ours, theirs = ("removed", kept) if conflict.deleted is Side.OURS else (kept, "removed")
    return Described(about, "there", ours, theirs)


def _said(conflict: Conflict, value: Any, names: Names) -> str:
    target = BY_TABLE[conflict.table].refers.get(conflict.field)
    if target is not None:
        return names.name(target, value)
    if isinstance(value, tuple):
        return "; ".join(value)
    if conflict.field == TEXT and value:
        return f"a text with the hash {value[:8]}"
    return "" if value is None else str(value)
