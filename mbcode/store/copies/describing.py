"""Conflicts in a researcher's words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from mbcode.amounts import many
from mbcode.quoted import quoted_ends
from mbcode.store.copies.kinds import (
    ATTRIBUTE,
    BY_TABLE,
    NAME,
    PASSAGE,
    SENTENCES,
    TEXT,
    Passage,
    Row,
    Rows,
)
from mbcode.store.copies.texts import Divided, Texts, sides_chosen
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
    """What idents are called; a row is looked for in the states one after another.

    Each has the side that it is of, None for the past. `texts` are the transcripts that somebody
    corrected, by ident; `divided` says what any transcript is on a side, or was; `only` is the
    coder whose work is shown, to one who codes blind, else None.
    """

    states: tuple[tuple[Rows, Side | None], ...]
    coders: Mapping[int, str]
    texts: Mapping[int, Texts]
    divided: Callable[[int, Side | None], Divided]
    only: int | None = None

    def row(self, table: str, ident: int) -> Row:
        """Return a row as it stands in the first state that has it."""
        return self._found(table, ident)[0]

    def _found(self, table: str, ident: int) -> tuple[Row, Side | None]:
        found = (
            (rows[table][ident], side) for rows, side in self.states if ident in rows.get(table, {})
        )
        return next(found, ({}, None))

    def name(self, table: str, ident: int | None) -> str:
        """Return what something is called; `(nothing)` for none."""
        if ident is None:
            return "(nothing)"
        if self.hides(table, ident):
            return "of another coder"
        row, side = self._found(table, ident)
        if NAME in row:
            return str(row[NAME])
        if table == "coding":
            return self._coding(row, side)
        on = (
            self.name(target, row[name])
            for name, target in BY_TABLE[table].refers.items()
            if row.get(name) is not None
        )
        return f"{self._whose(row)} on {next(on, 'the study')}"

    def _coding(self, row: Row, side: Side | None) -> str:
        transcript, passage = row["transcript_id"], row[PASSAGE]
        what = f"{self._whose(row)} {self.name('code', row['code_id'])}"
        on = f"{what} on {self.name('transcript', transcript)}"
        if passage.waits:
            return f"{on} (waits for review)"
        where = self.divided(transcript, side).sentences_at(passage.start, passage.end)
        return f"{on} ({where})" if where else on

    def _whose(self, row: Row) -> str:
        return f"{self.coders.get(row['coder_id'], '')}'s"

    def place(self, coding: int, passage: Passage) -> str:
        """Return where one side has a coding, both having been brought into one text."""
        if passage.words is not None:
            return f"{quoted_ends(passage.words)} waits for review"
        transcript = self.row("coding", coding)["transcript_id"]
        chosen = sides_chosen(self.texts, {}).get(transcript, Side.OURS)
        divided = self.divided(transcript, chosen)
        words = quoted_ends(divided.text[passage.start : passage.end])
        where = divided.sentences_at(passage.start, passage.end)
        return f"{where}: {words}" if where else words

    def hides(self, table: str, ident: int) -> bool:
        """Tell whether something is another coder's, and they are not shown."""
        coder = self.row(table, ident).get("coder_id")
        return self.only is not None and coder is not None and coder != self.only


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
    if conflict.field == SENTENCES and conflict.ident in names.texts:
        texts = names.texts[conflict.ident]
        stood = many(len(texts.past.sentences), "sentence")
        return Described(f"{about}: sentences", stood, *map(texts.new_sentences, Side))
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
        return names.place(conflict.ident, value)
    if isinstance(value, tuple):
        return "; ".join(value)
    return "" if value is None else str(value)
