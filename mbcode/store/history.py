"""Undo and redo, read from the log of changes alone, so that they survive closing the program.

Undoing a change is a change of its own (`kind` undo) that reverts it; redoing is one that reverts
the undo. A coder takes back only what is theirs. Redo ends with the coder's next new change.

Rows come back exactly as they were, the stamp of the change that had touched them last included; so
a change that was undone and redone can be undone again by its own notes, and anybody's later hand
on a row shows in its stamp.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from sqlalchemy import Connection, Row, Select, func, select, update
from sqlalchemy.exc import IntegrityError

from mbcode.errors import ConflictError
from mbcode.model import Change
from mbcode.store import tables as t
from mbcode.store.database import Database
from mbcode.store.log import Log
from mbcode.store.recorder import Edits, Recorder

REVERTING = ("undo", "redo")
PSEUDONYMISE = "pseudonymise"
"""The kind of change that can't be taken back: what it replaced is nowhere in the study."""
MODELS = {mapper.class_.__tablename__: mapper.class_ for mapper in t.Base.registry.mappers}


class History:
    """The log of one study: reading it, and walking it back and forth."""

    def __init__(self, database: Database, log: Log) -> None:
        self._database = database
        self._log = log

    def entries(self, limit: int | None = None) -> tuple[Change, ...]:
        """Return the newest `limit` changes (all, if None), newest first, without their codings."""
        columns = (t.Change.id, t.Change.at, t.Coder.name, t.Change.kind, t.Change.summary)
        query = (
            select(*columns, t.Change.undone)
            .join(t.Coder, t.Coder.id == t.Change.coder_id)
            .order_by(t.Change.id.desc())
            .limit(limit)
        )
        with self._database.reading() as connection:
            rows = connection.execute(query).all()
        return tuple(
            Change(id=id_, at=at, coder=coder, kind=kind, summary=summary, undone=undone)
            for id_, at, coder, kind, summary, undone in rows
        )

    def undo(self, steps: int = 1) -> tuple[Change, ...]:
        """Take back this coder's last `steps` changes, all or none, newest first.

        Raises ConflictError if there are fewer, or if someone built on one of them since.
        """
        return self._walk("undo", steps, _last_done)

    def redo(self, steps: int = 1) -> tuple[Change, ...]:
        """Do again what this coder undid last; raises ConflictError like `undo`."""
        return self._walk("redo", steps, _last_undone)

    def _walk(
        self, kind: str, steps: int, find: Callable[[Connection, int], Row[Any] | None]
    ) -> tuple[Change, ...]:
        changes = []
        with self._log.transaction() as connection:
            for step in range(steps):
                recorder = self._log.begin(connection, kind)
                target = find(connection, recorder.coder_id)
                if target is None:
                    left = f"only {step} to {kind}, not {steps}" if step else f"nothing to {kind}"
                    raise ConflictError(f"{left}; nothing was changed")
                _revert(recorder, kind, target)
                changes.append(self._log.finish(recorder))
        return tuple(changes)


class _BuiltOnError(Exception):
    """A row is no longer as the change left it."""


def _revert(recorder: Recorder, kind: str, target: Row[Any]) -> None:
    """Take back `target`: for undo a change, for redo the undo of one."""
    if target.kind == PSEUDONYMISE:
        raise ConflictError(
            f"can't undo '{target.summary}': what it replaced is nowhere in the study, by design; "
            "the key says who is who"
        )
    recorder.summary = target.summary
    recorder.reverts = target.id
    try:
        for entry in reversed(target.edits):
            _take_back(recorder, Edits(**entry), target.id)
    except (IntegrityError, _BuiltOnError) as error:
        raise ConflictError(
            f"can't {kind} '{target.summary}': something was built on it since; nothing was changed"
        ) from error
    original = target.id if kind == "undo" else target.reverts
    recorder.connection.execute(
        update(t.Change).where(t.Change.id == original).values(undone=kind == "undo")
    )


def _take_back(recorder: Recorder, edits: Edits, change_id: int) -> None:
    model = MODELS[edits.table]
    came = [(id_, change_id) for id_ in edits.added_ids()]
    _remove(recorder, model, [*came, *edits.restored])
    for note in reversed(edits.altered):
        if not recorder.reset(model, note):
            raise _BuiltOnError
    if edits.removed:
        recorder.restore(model, edits.removed)


def _remove(
    recorder: Recorder, model: type[t.Base], came: Iterable[tuple[int, int | None]]
) -> None:
    """Remove rows that a change brought, unless someone has touched one since."""
    expected = dict(came)
    stands = recorder.stamps(model, list(expected))
    if stands.keys() != expected.keys():
        raise _BuiltOnError
    if any(stamp not in (None, expected[id_]) for id_, stamp in stands.items()):
        raise _BuiltOnError
    recorder.delete(model, list(expected))


def _own(coder_id: int) -> Select[Any]:
    columns = (t.Change.id, t.Change.kind, t.Change.summary, t.Change.edits, t.Change.reverts)
    own = select(*columns).where(t.Change.coder_id == coder_id)
    return own.order_by(t.Change.id.desc()).limit(1)


def _last_done(connection: Connection, coder_id: int) -> Row[Any] | None:
    """Return the newest change that stands."""
    query = _own(coder_id).where(t.Change.kind.not_in(REVERTING), ~t.Change.undone)
    return connection.execute(query).one_or_none()


def _last_undone(connection: Connection, coder_id: int) -> Row[Any] | None:
    """Return the newest undo whose change is still undone, unless a new change came after it."""
    own = t.Change.coder_id == coder_id
    newest = select(func.coalesce(func.max(t.Change.id), 0)).where(
        own, t.Change.kind.not_in(REVERTING)
    )
    undone = select(t.Change.id).where(own, t.Change.undone)
    query = _own(coder_id).where(
        t.Change.kind == "undo",
        t.Change.reverts.in_(undone),
        t.Change.id > newest.scalar_subquery(),
    )
    return connection.execute(query).one_or_none()
