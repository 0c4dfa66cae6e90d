"""One name for a row on both sides: its id here, or minus its id there if only the copy has it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from mbcode.memo_links import relinked
from mbcode.store.copies.kinds import ATTRIBUTE, BY_TABLE, LINKING, PASSAGE, SENTENCES, Row
from mbcode.store.copies.partings import Kin

_DERIVED = frozenset({"id", "change_id", "folded", "characters", "words"})
"""Columns that say nothing of their own."""
_WORDS = "transcript", "text"
"""What the transcript's hash stands for."""
_TIMES = frozenset({"created_at", "changed_at", "at"})


@dataclass(frozen=True, slots=True)
class Idents:
    """Turns ids of the copy into idents and back.

    `kin` maps ids there to ids here and `kin_back` ids here to ids there; `made_here` and
    `made_there` are the ids, by table, of what either side made since they parted; `coders` maps
    ids of coders there to idents.
    """

    kin: Kin
    kin_back: Kin
    made_here: Mapping[str, frozenset[int]]
    made_there: Mapping[str, frozenset[int]]
    coders: Mapping[int, int]

    def of(self, table: str, there: int) -> int:
        """Return the ident of a row of the copy."""
        known = self.kin.get(table, {}).get(there)
        if known is not None:
            return known
        return -there if there in self.made_there.get(table, ()) else there

    def there(self, table: str, ident: int) -> int | None:
        """Return the id that a row has in the copy; None if it has none."""
        if ident < 0:
            return -ident
        known = self.kin_back.get(table, {}).get(ident)
        if known is not None:
            return known
        return None if ident in self.made_here.get(table, ()) else ident

    def row(self, table: str, raw: Mapping[str, Any]) -> Row:
        """Return a row of the copy as both sides can compare it."""
        row = plain_row(table, raw)
        for name, target in BY_TABLE[table].refers.items():
            if row[name] is not None:
                row[name] = self.of(target, row[name])
        if "coder_id" in row:
            row["coder_id"] = self.coders[row["coder_id"]]
        if table in LINKING:
            row["text"] = relinked(row["text"], lambda there: self.of("coding", there))
        return row


def plain_row(table: str, raw: Mapping[str, Any]) -> dict[str, Any]:
    """Return a row of the database as a mapping of fields to values that can be compared."""
    row: dict[str, Any] = {}
    for name, value in raw.items():
        if name == "attributes":
            row.update((ATTRIBUTE + key, held) for key, held in value.items())
        elif name not in _DERIVED and (table, name) != _WORDS:
            row[name] = _plain(name, value)
    return row


def _plain(name: str, value: Any) -> Any:
    if name in _TIMES and isinstance(value, str):
        return datetime.fromisoformat(value)
    return tuple(value) if isinstance(value, list) else value


def columns_of(row: Row) -> dict[str, Any]:
    """Return a row as the database's columns, attributes in one; the reverse of `plain_row`.

    Where it lies, and how it divides, are left out.
    """
    columns = {
        name: list(value) if isinstance(value, tuple) else value
        for name, value in row.items()
        if name not in (PASSAGE, SENTENCES) and not name.startswith(ATTRIBUTE)
    }
    attributes = {
        name.removeprefix(ATTRIBUTE): value
        for name, value in row.items()
        if name.startswith(ATTRIBUTE) and value is not None
    }
    return {**columns, "attributes": attributes}
