"""What one change did, row by row, and where: for whoever looks at it in the history."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, select

from mbcode.amounts import many
from mbcode.changes import ChangeTold
from mbcode.model import Span
from mbcode.store import tables as t
from mbcode.store.about import TRANSCRIPT
from mbcode.store.batches import batches
from mbcode.store.coders import CODER
from mbcode.store.reading import CODE_TEXT
from mbcode.store.recorder import Edits
from mbcode.store.words_then import WordsThen

MOST_LINES = 12
_MOST_NAMED = 3
"""Rows of a kind that came and are told one by one."""
_CODING, _MEMO, _CODE = (each.__tablename__ for each in (t.Coding, t.Memo, t.Code))
_QUIET = {"turn", "sentence", CODER}
"""Rows that come and go with others."""
_WORDS = {"start": "start", "end": "end", "text": "text", "code_id": "code", "parent_id": "below"}
_SHOWN = frozenset((*CODE_TEXT, *_WORDS))
_EDGES = {"start", "end"}
_PLACE = ("code_id", "transcript_id", "start", "end")


def told(connection: Connection, change: int, only: int | None = None) -> ChangeTold:
    """Return what a change did; nothing, if there is no such change. Of coders' work, what it did
    to that of `only`, if there is one.
    """
    noted = connection.execute(select(t.Change.edits).where(t.Change.id == change)).scalar()
    edits = [Edits(**entry) for entry in noted or ()]
    if only is not None:
        edits = [_without_others(connection, each, only) for each in edits]
    about = select(t.About.what_id).where(t.About.change_id == change, t.About.what == TRANSCRIPT)
    transcripts = tuple(connection.execute(about.order_by(t.About.what_id)).scalars())
    words = WordsThen.of(connection, change, edits)
    lines = list(_came(connection, edits, words))
    lines += (line for each in edits for line in _lines(connection, each, words))
    if len(lines) > MOST_LINES:
        lines = [*lines[: MOST_LINES - 1], f"and {len(lines) - MOST_LINES + 1} more"]
    return ChangeTold(tuple(lines), transcripts, _passage(connection, edits, change, transcripts))


def _without_others(connection: Connection, edits: Edits, coder: int) -> Edits:
    """Return edits without those of what is another coder's; what came and is gone is nobody's."""
    columns = t.Base.metadata.tables[edits.table].c
    if "coder_id" not in columns:
        return edits
    query = select(columns.id).where(columns.coder_id == coder)
    own = {row["id"] for row in edits.removed if row["coder_id"] == coder}
    for batch in batches(edits.ids()):
        own.update(connection.execute(query.where(columns.id.in_(batch))).scalars())
    return Edits(
        edits.table,
        added=[[id_, id_] for id_ in edits.added_ids() if id_ in own],
        altered=[note for note in edits.altered if note["id"] in own],
        removed=[row for row in edits.removed if row["id"] in own],
        restored=[each for each in edits.restored if each[0] in own],
    )


def _came(connection: Connection, edits: Iterable[Edits], words: WordsThen) -> Iterator[str]:
    """Yield which rows came, and of many of a kind how many."""
    came: dict[str, list[int]] = {}
    for each in edits:
        if each.table not in _QUIET:
            came.setdefault(each.table, []).extend(each.came())
    for table, ids in came.items():
        what = table.replace("_", " ")
        if len(ids) > _MOST_NAMED:
            yield f"+ {many(len(ids), what)}"
        else:
            yield from (f"+ {what}{_as_it_came(connection, table, id_, words)}" for id_ in ids)


def _as_it_came(connection: Connection, table: str, id_: int, words: WordsThen) -> str:
    columns = t.Base.metadata.tables[table].c
    says = "name" if "name" in columns else "text"
    shown = [columns[name] for name in (says, *_PLACE, "change_id") if name in columns]
    row = connection.execute(select(*shown).where(columns.id == id_)).mappings().one_or_none()
    if row is None:
        return ", gone since"
    if table == _CODING and row["change_id"] != words.change:
        return ", altered since"
    said = says in row or table == _CODING
    return f": {_row_in_words(connection, table, dict(row), words)}" if said else ""


def _lines(connection: Connection, edits: Edits, words: WordsThen) -> Iterator[str]:
    what = edits.table.replace("_", " ")
    if edits.table in _QUIET:
        return
    for note in edits.altered:
        yield from _altered(connection, what, note, words)
    for row in edits.removed:
        yield f"− {what}: {_row_in_words(connection, edits.table, row, words)}"


def _altered(
    connection: Connection, what: str, note: Mapping[str, Any], words: WordsThen
) -> Iterator[str]:
    id_, before_all = note["id"], note["before"]
    moved = words.of_moved(note) if what == _CODING and _EDGES & before_all.keys() else None
    if moved is not None:
        yield f"{what} {id_}: {moved[0]} → {moved[1]}"
        before_all = {name: value for name, value in before_all.items() if name not in _EDGES}
    of = _value(connection, "code_id", id_) if what == _CODE else id_
    for name, before in before_all.items():
        after = note["after"][name]
        if name in _SHOWN and before != after:
            was, is_now = (_value(connection, name, each) for each in (before, after))
            yield f"{what} {of}: {_WORDS.get(name, name)} {was} → {is_now}"


def _row_in_words(
    connection: Connection, table: str, row: Mapping[str, Any], words: WordsThen
) -> str:
    if table == _CODING:
        return f"{_value(connection, 'code_id', row['code_id'])} on {words.at(row)}"
    return str(row.get("name") or row.get("text") or row.get("id", ""))


def _value(connection: Connection, column: str, value: Any) -> str:
    if column in ("code_id", "parent_id") and value is not None:
        name = connection.execute(select(t.Code.name).where(t.Code.id == value)).scalar()
        return name or f"code {value}, gone since"
    if isinstance(value, list):
        return f"“{'; '.join(map(str, value))}”"
    return f"“{value}”" if isinstance(value, str) else "nothing" if value is None else str(value)


# Where


def _passage(
    connection: Connection, edits: list[Edits], change: int, transcripts: tuple[int, ...]
) -> tuple[int, Span] | None:
    """Return a transcript and the passage in it that a change touched: the first coding, as it
    stands or stood last; else the beginning of the first transcript.
    """
    for coding in _codings(connection, edits):
        place = _standing(connection, coding) or _noted(connection, coding, change)
        if place is not None:
            return place
    query = select(t.Transcript.id).where(t.Transcript.id.in_(transcripts))
    first = connection.execute(query.order_by(t.Transcript.id).limit(1)).scalar()
    return None if first is None else (first, Span(0, 1))


def _codings(connection: Connection, edits: list[Edits]) -> Iterator[int]:
    for each in edits:
        ids = each.ids()
        if each.table == _CODING:
            yield from ids[:MOST_LINES]
        elif each.table == _MEMO:
            on = select(t.Memo.coding_id).where(t.Memo.id.in_(ids[:MOST_LINES]))
            noted = (row["coding_id"] for row in each.removed)
            yield from (id_ for id_ in (*connection.execute(on).scalars(), *noted) if id_)


def _standing(connection: Connection, coding: int) -> tuple[int, Span] | None:
    columns = (t.Coding.transcript_id, t.Coding.start, t.Coding.end)
    row = connection.execute(select(*columns).where(t.Coding.id == coding)).one_or_none()
    return None if row is None else (row.transcript_id, Span(row.start, row.end))


def _noted(connection: Connection, coding: int, change: int) -> tuple[int, Span] | None:
    """Return where a coding was that is gone, by the note of whatever took it away."""
    here = select(t.About.what_id).where(t.About.change_id == change, t.About.what == TRANSCRIPT)
    later = select(t.About.change_id).where(
        t.About.what == TRANSCRIPT, t.About.what_id.in_(here), t.About.change_id >= change
    )
    query = select(t.Change.edits).where(t.Change.id.in_(later)).order_by(t.Change.id)
    removed = (
        row
        for edits in connection.execute(query).scalars()
        for entry in edits
        if entry["table"] == _CODING
        for row in entry.get("removed", ())
    )
    row = next((row for row in removed if row["id"] == coding), None)
    return None if row is None else (row["transcript_id"], Span(row["start"], row["end"]))
