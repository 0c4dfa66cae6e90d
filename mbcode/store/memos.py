"""Memos: what a researcher notes on a coding, a code, a transcript or the study."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from sqlalchemy import Connection, select

from mbcode.changes import Change
from mbcode.errors import NotFoundError
from mbcode.model import Memo, MemoTarget
from mbcode.store import tables as t
from mbcode.store.codings import one_coding
from mbcode.store.database import Database
from mbcode.store.ground import described
from mbcode.store.log import Log
from mbcode.store.reading import memos, memos_around, memos_on
from mbcode.store.whose import EVERYBODY, Whose


class Memos:
    """The memos of one study: one text a coder on one thing."""

    def __init__(self, database: Database, log: Log, whose: Whose = EVERYBODY) -> None:
        self._database = database
        self._log = log
        self._whose = whose

    def all(self) -> tuple[Memo, ...]:
        """Return all memos, oldest first."""
        return self._read(memos)

    def on(self, target: MemoTarget) -> tuple[Memo, ...]:
        """Return all coders' memos on one thing, oldest first."""
        return self._read(partial(memos_on, target=target))

    def around(self, transcript: int | None) -> tuple[Memo, ...]:
        """Return the memos on codes, on a transcript and on its codings; on one thing the oldest
        first.
        """
        return self._read(partial(memos_around, transcript=transcript))

    def _read(self, find: Callable[[Connection], tuple[Memo, ...]]) -> tuple[Memo, ...]:
        with self._database.reading() as connection:
            own = self._whose.own(connection)
            found = find(connection)
        return tuple(memo for memo in found if own in (None, memo.coder))

    def write(self, target: MemoTarget, text: str) -> Change:
        """Make `text` this coder's memo on `target`; an empty text removes it."""
        with self._log.change("memo") as recorder:
            connection = recorder.connection
            what = _name_of(connection, target)
            columns = {
                "coding_id": target.coding,
                "code_id": target.code,
                "transcript_id": target.transcript,
            }
            query = select(t.Memo.id).where(t.Memo.coder_id == recorder.coder_id)
            for name, value in columns.items():
                query = query.where(getattr(t.Memo, name) == value)
            stands = connection.execute(query).scalar()
            recorder.summary = f"memo on {what}"
            if not text.strip():
                recorder.delete(t.Memo, [] if stands is None else [stands])
            elif stands is not None:
                recorder.update(t.Memo, stands, text=text.strip(), changed_at=recorder.now)
            else:
                recorder.insert(
                    t.Memo,
                    coder_id=recorder.coder_id,
                    text=text.strip(),
                    created_at=recorder.now,
                    changed_at=recorder.now,
                    **columns,
                )
        return recorder.result


def _name_of(connection: Connection, target: MemoTarget) -> str:
    """Return what a memo is on, for the history; NotFoundError if it isn't there."""
    if target.coding is not None:
        return described(connection, one_coding(connection, target.coding))
    tables: dict[str, tuple[Any, int | None]] = {
        "code": (t.Code.name, target.code),
        "transcript": (t.Transcript.name, target.transcript),
    }
    if target.kind == "study":
        return "the study"
    column, id_ = tables[target.kind]
    name = connection.execute(select(column).where(column.class_.id == id_)).scalar()
    if name is None:
        raise NotFoundError(f"there is no {target.kind} with id {id_}")
    return f"{target.kind} {name}"
