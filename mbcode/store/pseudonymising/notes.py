"""The history's notes, rewritten as if the names had never been.

A note holds rows as they were: texts, memos, and positions in the text that stood *then*. So the
log is read from the newest change back, and each note is rewritten by the text of its own time. The
names go, and each undo does to the rewritten study what it would have done to the other.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select, update

from mbcode.store import tables as t
from mbcode.store.batches import batches
from mbcode.store.pseudonymising.holdings import HOLDINGS
from mbcode.store.pseudonymising.rewriting import Rewriter

_PLACED = tuple(name for name, held in HOLDINGS.items() if held.ends)
"""Tables whose rows lie in a transcript's text."""

Note = dict[str, Any]
Entry = dict[str, Any]


def rewrite_notes(connection: Connection, rewriter: Rewriter, texts: Mapping[int, str]) -> None:
    """Rewrite the summary and the notes of every change; `texts` are the transcripts' as they are
    before anything was rewritten, by id.
    """
    query = select(t.Change.id, t.Change.summary, t.Change.edits).order_by(t.Change.id.desc())
    changes = connection.execute(query).all()
    homes = _homes(connection, [entry for _, _, edits in changes for entry in edits])
    now = dict(texts)
    for id_, summary, edits in changes:
        other = _texts_before(edits)
        before = {**now, **other} if other else now
        times = _Times(before, now)
        new = {
            "summary": rewriter.summary(summary),
            "edits": [_rewritten(entry, rewriter, homes, times) for entry in edits],
        }
        if new != {"summary": summary, "edits": edits}:
            connection.execute(update(t.Change).where(t.Change.id == id_).values(**new))
        now = before


@dataclass(frozen=True, slots=True)
class _Times:
    """The texts by transcript id before a change and after it."""

    before: Mapping[int, str]
    after: Mapping[int, str]


def _homes(connection: Connection, entries: list[Entry]) -> dict[tuple[str, int], int]:
    """Return by table and id in which transcript the rows lie that are noted, also those that are
    gone.
    """
    homes: dict[tuple[str, int], int] = {}
    for name in _PLACED:
        noted = [entry for entry in entries if entry["table"] == name]
        ids = dict.fromkeys(row["id"] for entry in noted for row in entry.get("altered", ()))
        table = t.Base.metadata.tables[name]
        for batch in batches(list(ids)):
            query = select(table.c.id, table.c.transcript_id).where(table.c.id.in_(batch))
            homes |= {(name, id_): transcript for id_, transcript in connection.execute(query)}
        for entry in noted:
            homes |= {(name, row["id"]): row["transcript_id"] for row in entry.get("removed", ())}
    return homes


def _texts_before(edits: list[Entry]) -> dict[int, str]:
    """Return the texts that a change removed or altered, as they were before it."""
    texts: dict[int, str] = {}
    for entry in edits:
        if entry["table"] != "transcript":
            continue
        for row in entry.get("removed", ()):
            texts.setdefault(row["id"], row["text"])
        for note in entry.get("altered", ()):
            if "text" in note["before"]:
                texts.setdefault(note["id"], note["before"]["text"])
    return texts


def _rewritten(
    entry: Entry, rewriter: Rewriter, homes: Mapping[tuple[str, int], int], times: _Times
) -> Entry:
    table = entry["table"]

    def row(id_: int, values: Note, texts: Mapping[int, str]) -> Note:
        text = texts.get(homes.get((table, id_), 0))
        return {**values, **rewriter.rewritten(table, values, text)}

    new = dict(entry)
    if "removed" in entry:
        new["removed"] = [row(each["id"], each, times.before) for each in entry["removed"]]
    if "altered" in entry:
        new["altered"] = [
            {
                "id": note["id"],
                "before": row(note["id"], note["before"], times.before),
                "after": row(note["id"], note["after"], times.after),
            }
            for note in entry["altered"]
        ]
    return new
