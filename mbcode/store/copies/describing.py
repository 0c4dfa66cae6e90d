"""Conflicts in a researcher's words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from mbcode.amounts import many
from mbcode.store.copies.kinds import (
    ATTRIBUTE,
    BY_TABLE,
    NAME,
    PASSAGE,
    TEXT,
    Passage,
    Row,
    Rows,
)
from mbcode.store.copies.texts import Texts
from mbcode.store.copies.three_way import Conflict, Side

_FIELDS = {
    TEXT: "text",
    "parent_id": "what it stands below",
    "case_id": "case",
    "code_id": "code",
    "label_en": "name in English",
}


_HIDDEN = ("(not shown)",) * 3


@dataclass(frozen=True, slots=True)
class Described:
    """A conflict as it is shown: what it is about, and what each side says."""

    what: str
    past: str
    ours: str
    theirs: str


@dataclass(frozen=True, slots=True)
class Names:
    """What idents are called; a row is looked for here, then there, then in the past.

    `texts` are the transcripts that somebody corrected, by ident; `only` is the coder whose work is
    shown, to one who codes blind, else None.
    """

    states: tuple[Rows, ...]
    coders: Mapping[int, str]
    texts: Mapping[int, Texts]
    only: int | None = None

    def row(self, table: str, ident: int) -> Row:
        """Return a row as it stands in the first state that has it."""
        found = (each[table][ident] for each in self.states if ident in each.get(table, {}))
        return next(found, {})

    def name(self, table: str, ident: int | None) -> str:
        """Return what something is called; `(nothing)` for none."""
        if ident is None:
            return "(nothing)"
        if self.hides(table, ident):
            return "of another coder"
        row = self.row(table, ident)
        if NAME in row:
            return str(row[NAME])
        return self.about(table, row)

    def hides(self, table: str, ident: int) -> bool:
        """Tell whether something is another coder's, and they are not shown."""
        coder = self.row(table, ident).get("coder_id")
        return self.only is not None and coder is not None and coder != self.only

    def about(self, table: str, row: Row) -> str:
        """Return what a row without a name is, in a few words."""
        whose = f"{self.coders.get(row['coder_id'], '')}'s"
        if table == "coding":
            transcript = self.name("transcript", row["transcript_id"])
            code = self.name("code", row["code_id"])
            return f"{whose} {code} on {transcript} {_where(row[PASSAGE])}"
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
    if names.hides(conflict.table, conflict.ident):
        return Described(about, *_HIDDEN)
    if conflict.deleted is not None:
        return _deleted(conflict, about)
    if conflict.field == TEXT and conflict.ident in names.texts:
        texts = names.texts[conflict.ident]
        return Described(f"{about}: text", "", *(texts.corrections(side) for side in Side))
    field = _FIELDS.get(conflict.field, conflict.field.removeprefix(ATTRIBUTE))
    said = (
        _said(conflict, value, names) for value in (conflict.past, conflict.ours, conflict.theirs)
    )
    return Described(f"{about}: {field}", *said)


def _deleted(conflict: Conflict, about: str) -> Described:
    kept = f"kept, used by {many(conflict.uses, 'thing')}" if conflict.uses else "kept and changed"
    ours, theirs = ("removed", kept) if conflict.deleted is Side.OURS else (kept, "removed")
    return Described(about, "there", ours, theirs)


def _said(conflict: Conflict, value: Any, names: Names) -> str:
    target = BY_TABLE[conflict.table].refers.get(conflict.field)
    if target is not None:
        return names.name(target, value)
    if isinstance(value, Passage):
        return _where(value)
    if isinstance(value, tuple):
        return "; ".join(value)
    return "" if value is None else str(value)


def _where(passage: Passage) -> str:
    if passage.waits:
        return f"near {passage.start} (waits for review)"
    return f"{passage.start}-{passage.end}"
