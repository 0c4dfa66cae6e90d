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

from mbcode.danish import fold
from mbcode.errors import StudyError
from mbcode.model import Change
from mbcode.store import tables as t
from mbcode.store.database import Database
from mbcode.store.reading import codings_by_id
from mbcode.store.recorder import Edits, Recorder

MOST_CODINGS_TOLD = 2_000
"""A change that touched more codings than this is not told coding by coding."""

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
_CODER = select(t.Coder.id).where(t.Coder.folded == bindparam("folded"))


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
        if opened is None:
            coder_named(connection, self.coder_name)
            opened = connection.execute(_OPEN, head).one()
        change_id, coder_id = opened
        return Recorder(connection, Change(change_id, now, self.coder_name, kind, ""), coder_id)

    def finish(self, recorder: Recorder, *, even_if_empty: bool = False) -> Change:
        """Write the edits into the log and return what the change did.

        One without edits leaves no trace, unless `even_if_empty`: it did what may not be noted.
        """
        if not recorder.edits and not even_if_empty:
            gone = delete(t.Change).where(t.Change.id == recorder.change_id)
            recorder.connection.execute(gone)
            recorder.result = replace(recorder.result, id=0, summary=recorder.summary)
            return recorder.result
        edits = [edits.as_json() for edits in recorder.edits]
        noted = {"summary": recorder.summary, "edits": edits, "reverts": recorder.reverts}
        recorder.connection.execute(_CLOSE, {"change": recorder.change_id, **noted})
        recorder.result = _told(recorder)
        return recorder.result


def coder_named(connection: Connection, name: str) -> int:
    """Return the id of the coder with this name, whom it adds if there is none yet."""
    if not name.strip():
        raise StudyError("a coder needs a name; give one with --as NAME")
    folded = fold(name)
    found = connection.execute(_CODER, {"folded": folded}).scalar()
    if found is not None:
        return found
    new = insert(t.Coder).returning(t.Coder.id)
    return connection.execute(new, {"name": name.strip(), "folded": folded}).scalar_one()


def _told(recorder: Recorder) -> Change:
    """Return the change with the codings it touched, read as they stand now."""
    if recorder.given is not None:
        return replace(recorder.result, summary=recorder.summary, added=(recorder.given,))
    touched: set[int] = set()
    elsewhere = False
    for edits in recorder.edits:
        if edits.table == "coding":
            touched.update(edits.ids())
        elif edits.table == "memo":
            on_codings = _targets(recorder.connection, edits)
            touched.update(id_ for id_ in on_codings if id_ is not None)
            elsewhere = elsewhere or None in on_codings
        else:
            elsewhere = True
    change = replace(recorder.result, summary=recorder.summary, elsewhere=elsewhere)
    if len(touched) > MOST_CODINGS_TOLD:
        return replace(change, elsewhere=True)
    added = codings_by_id(recorder.connection, sorted(touched))
    removed = touched.difference(coding.id for coding in added)
    return replace(change, added=added, removed=tuple(sorted(removed)))


def _targets(connection: Connection, edits: Edits) -> set[int | None]:
    """Return the codings that these memos are on; None among them for a memo on something else."""
    standing = select(t.Memo.coding_id).where(t.Memo.id.in_(edits.ids()[:MOST_CODINGS_TOLD]))
    return {*connection.execute(standing).scalars(), *(row["coding_id"] for row in edits.removed)}
