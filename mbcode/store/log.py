"""The log of changes: opens one, closes it with its edits, and says what it did to codings.

`Log.change` is the door through which everything that alters a study passes: one transaction, one
row in the `change` table, one commit.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from mbcode.changes import Change
from mbcode.danish import fold
from mbcode.store import tables as t
from mbcode.store.about import TRANSCRIPT, about
from mbcode.store.coders import KnownCoder, coder_named
from mbcode.store.database import Database
from mbcode.store.effects import effect_of
from mbcode.store.recorder import Recorder
from mbcode.store.word_list import follow, listed_texts

# Built once, as in `codings`, and few: these are on the way of every keypress that tags.
_HEAD = {
    column.name: bindparam(column.name, type_=column.type)
    for column in t.Change.__table__.c
    if column.name not in ("id", "coder_id", "reverts")
}
_OPEN = (
    insert(t.Change)
    .from_select(
        ["coder_id", *_HEAD],
        select(t.Coder.id, *_HEAD.values()).where(t.Coder.folded == bindparam("folded")),
    )
    .returning(t.Change.id, t.Change.coder_id)
)
_CLOSE = update(t.Change).where(t.Change.id == bindparam("change"))
_ABOUT = insert(t.About)


class Log:
    """Opens changes in the name of one coder. With `dry_run`, every transaction is rolled back at
    its end.
    """

    def __init__(self, database: Database, coder_name: str, *, dry_run: bool = False) -> None:
        self._database = database
        self.coder_name = coder_name
        self.dry_run = dry_run

    @contextmanager
    def change(self, kind: str) -> Iterator[Recorder]:
        """Open a change; after the block, `recorder.result` says what it did.

        A block that made no edits leaves no trace, and the result's id is 0.
        """
        with self.transaction() as connection:
            recorder = self.begin(connection, kind)
            yield recorder
            self.finish(recorder)

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """Open the transaction for one or several changes, all or nothing."""
        with self._database.writing() as connection:
            yield connection
            if self.dry_run:
                connection.rollback()

    def begin(self, connection: Connection, kind: str) -> Recorder:
        """Write the head of a change and return the recorder for its edits."""
        now = datetime.now(UTC)
        head = {"at": now, "kind": kind, "summary": "", "edits": [], "undone": False}
        head["folded"] = fold(self.coder_name)
        opened = connection.execute(_OPEN, head).one_or_none()
        is_new = opened is None
        if opened is None:
            coder_named(connection, self.coder_name)
            opened = connection.execute(_OPEN, head).one()
        change_id, coder_id = opened
        change = Change(change_id, now, self.coder_name, kind, "")
        return Recorder(connection, change, KnownCoder(coder_id, is_new))

    def finish(self, recorder: Recorder, *, even_if_empty: bool = False) -> Change:
        """Write the edits into the log and return what the change did.

        One without edits leaves no trace, unless `even_if_empty`: it did what may not be noted.
        """
        if not recorder.edits and not even_if_empty:
            _leave_no_trace(recorder)
            return recorder.result
        noted = {
            "summary": recorder.summary,
            "edits": recorder.notes(),
            "reverts": recorder.reverts,
        }
        recorder.connection.execute(_CLOSE, {"change": recorder.change_id, **noted})
        follow(recorder.connection, listed_texts(recorder.edits))
        recorder.result = effect_of(recorder)
        _note_what_it_is_about(recorder)
        if even_if_empty:
            recorder.result = replace(recorder.result, elsewhere=True, untold=True)
        return recorder.result


def _leave_no_trace(recorder: Recorder) -> None:
    """Take away the head of a change that came to nothing, and the coders who came with it."""
    gone = (
        delete(t.Change).where(t.Change.id == recorder.change_id),
        delete(t.Coder).where(t.Coder.id.in_(recorder.newcomers)),
    )
    for statement in gone:
        recorder.connection.execute(statement)
    recorder.result = replace(recorder.result, id=0, summary=recorder.summary)


def _note_what_it_is_about(recorder: Recorder) -> None:
    connection, change = recorder.connection, recorder.change_id
    things = about(connection, recorder.edits, recorder.result.added)
    rows = [{"what": what, "what_id": id_, "change_id": change} for what, id_ in sorted(things)]
    if rows:
        connection.execute(_ABOUT, rows)
    transcripts = tuple(sorted(id_ for what, id_ in things if what == TRANSCRIPT))
    recorder.result = replace(recorder.result, transcripts=transcripts)
