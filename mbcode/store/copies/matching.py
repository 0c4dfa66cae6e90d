"""Which things that were made on two sides apart are one: they are one by what they are."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mbcode.memo_links import relinked
from mbcode.store.copies.kinds import KINDS, LINKING, Kind, Row, Rows

Matches = Mapping[str, Mapping[int, int]]
"""By table, the ident here of what only the copy seemed to have, by its ident there."""


def matches(past: Rows, ours: Rows, theirs: Rows) -> Matches:
    """Return which rows made there since the past are what was made here since."""
    found: dict[str, dict[int, int]] = {}
    for kind in KINDS:
        before, there = past.get(kind.table, {}), theirs.get(kind.table, {})
        made_here = {
            kind.key_of(row): ident
            for ident, row in ours.get(kind.table, {}).items()
            if ident not in before and ident not in there
        }
        made_there = (
            (ident, kind.key_of(_pointing(kind, row, found)))
            for ident, row in there.items()
            if ident < 0 and ident not in before
        )
        found[kind.table] = {
            ident: made_here.pop(key) for ident, key in made_there if key in made_here
        }
    return found


def matched(rows: Rows, found: Matches) -> dict[str, dict[int, Row]]:
    """Return rows of the copy under the idents that they have here."""
    return {
        kind.table: {
            found[kind.table].get(ident, ident): _pointing(kind, row, found)
            for ident, row in rows.get(kind.table, {}).items()
        }
        for kind in KINDS
    }


def _pointing(kind: Kind, row: Row, found: Matches) -> Row:
    changed: dict[str, Any] = {
        name: found[table][row[name]]
        for name, table in kind.refers.items()
        if row.get(name) in found.get(table, {})
    }
    if kind.table in LINKING and found.get("coding"):
        changed["text"] = relinked(row["text"], lambda id_: found["coding"].get(id_, id_))
    return {**row, **changed} if changed else row
