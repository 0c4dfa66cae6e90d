"""Walking rows back to how they stood before changes, by what the log noted of each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

RawRows = dict[str, dict[int, dict[str, Any]]]
"""Rows as the database has them, by table and id."""
Edits = Mapping[str, Any]
"""One entry of a change's edits (see `recorder.Edits.as_json`)."""


def walk_back(rows: RawRows, changes: Iterable[list[Edits]]) -> None:
    """Take changes back in `rows`, which holds all that they touched; the newest comes first.

    Tables that `rows` does not hold are passed over.
    """
    for edits in changes:
        for entry in reversed(edits):
            if entry["table"] in rows:
                _take_back(rows[entry["table"]], entry)


def _take_back(rows: dict[int, dict[str, Any]], entry: Edits) -> None:
    for id_ in came(entry):
        rows.pop(id_, None)
    for note in reversed(entry.get("altered", ())):
        row = rows.get(note["id"], {})
        row.update((name, value) for name, value in note["before"].items() if name in row)
    for note in entry.get("removed", ()):
        rows[note["id"]] = dict(note)


def came(entry: Edits) -> list[int]:
    """Return the ids of rows that an entry brought, for the first time or again."""
    return [*made(entry), *(id_ for id_, _ in entry.get("restored", ()))]


def made(entry: Edits) -> list[int]:
    """Return the ids of rows that an entry brought for the first time."""
    return [id_ for first, last in entry.get("added", ()) for id_ in range(first, last + 1)]


def touched(entry: Edits) -> list[int]:
    """Return the ids of all rows that an entry is about."""
    noted = (*entry.get("altered", ()), *entry.get("removed", ()))
    return [*came(entry), *(note["id"] for note in noted)]
