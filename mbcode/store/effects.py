"""What a change did, as it is told to whoever shows the study: codings as they were and as they are
now, and which transcripts it touched.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import select

from mbcode.changes import Change
from mbcode.model import Coding, Span
from mbcode.store import tables as t
from mbcode.store.batches import batches
from mbcode.store.reading import codings_by_id
from mbcode.store.recorder import Edits, Recorder, decoded

MOST_CODINGS_TOLD = 2_000
"""A change that touched more codings than this is not told coding by coding."""

_CODING = t.Coding.__tablename__
_MEMO = t.Memo.__tablename__
_CASE = t.Case.__tablename__
"""Which transcripts a case has is not told."""

_Memos = Mapping[int, tuple[int | None, int]]
"""By a memo's id, the id of the coding that it is on, if it is on one, and that of its coder."""
_Notes = dict[tuple[int | None, int], str]
"""What memos say, by coding and coder."""


def effect_of(recorder: Recorder) -> Change:
    """Return the change that a recorder has made with the codings it touched, before and after.

    `transcripts` is left to whoever notes what the change is about.
    """
    change = replace(recorder.result, summary=recorder.summary)
    if recorder.given:
        return replace(change, added=recorder.given)
    memos = _memos_touched(recorder)
    tables = {each.table for each in recorder.edits}
    codings = (each.ids() for each in recorder.edits if each.table == _CODING)
    touched = {id_ for ids in codings for id_ in ids}
    touched |= {on for on, _ in memos.values() if on is not None}
    is_elsewhere = not tables <= {_CODING, _MEMO} or any(on is None for on, _ in memos.values())
    if len(touched) > MOST_CODINGS_TOLD:
        return replace(change, elsewhere=True, untold=True)
    added = codings_by_id(recorder.connection, sorted(touched))
    return replace(
        change,
        added=added,
        removed=tuple(sorted(touched.difference(coding.id for coding in added))),
        before=tuple(_as_they_were(recorder.edits, added, memos)),
        elsewhere=is_elsewhere,
        untold=_CASE in tables,
    )


def _memos_touched(recorder: Recorder) -> _Memos:
    """Return of memos that were touched, by their ids, which coding each is on, and whose it is."""
    touched: dict[int, tuple[int | None, int]] = {}
    for each in recorder.edits:
        if each.table == _MEMO:
            gone = {row["id"]: (row["coding_id"], row["coder_id"]) for row in each.removed}
            columns = t.Memo.id, t.Memo.coding_id, t.Memo.coder_id
            touched |= gone
            for batch in batches(each.ids()):
                rows = recorder.connection.execute(select(*columns).where(t.Memo.id.in_(batch)))
                touched |= {id_: (on, coder) for id_, on, coder in rows}
    return touched


def _as_they_were(
    edits: Sequence[Edits], standing: Iterable[Coding], memos: _Memos
) -> Iterator[Coding]:
    """Yield codings as they were before these edits, walked backwards from those that stand."""
    rows = {coding.id: _row_of(coding) for coding in standing}
    notes: _Notes = {(coding.id, coding.coder): coding.memo for coding in standing}
    for each in reversed(edits):
        if each.table == _CODING:
            _walk_back(rows, each)
        elif each.table == _MEMO:
            _walk_memos_back(notes, each, memos)
    for id_ in sorted(rows):
        yield _coding_of(rows[id_], notes.get((id_, rows[id_]["coder_id"]), ""))


def _walk_back(rows: dict[int, Mapping[str, Any]], edits: Edits) -> None:
    for id_ in edits.came():
        rows.pop(id_, None)
    rows |= {row["id"]: row for row in edits.removed}
    for note in reversed(edits.altered):
        rows[note["id"]] = {**rows[note["id"]], **note["before"]}


def _walk_memos_back(notes: _Notes, edits: Edits, memos: _Memos) -> None:
    for id_ in edits.came():
        notes[memos[id_]] = ""
    notes |= {memos[row["id"]]: row["text"] for row in edits.removed}
    for note in reversed(edits.altered):
        if "text" in note["before"]:
            notes[memos[note["id"]]] = note["before"]["text"]


def _row_of(coding: Coding) -> Mapping[str, Any]:
    return {
        "id": coding.id,
        "transcript_id": coding.transcript,
        "start": coding.span.start,
        "end": coding.span.end,
        "code_id": coding.code,
        "coder_id": coding.coder,
        "created_at": coding.created_at,
    }


def _coding_of(row: Mapping[str, Any], memo: str) -> Coding:
    known = decoded(t.Coding.__table__, row)  # type: ignore[arg-type]
    span = Span(known["start"], known["end"])
    where = known["transcript_id"], span, known["code_id"], known["coder_id"]
    return Coding(known["id"], *where, known["created_at"], memo)
