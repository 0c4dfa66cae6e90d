"""The history of a study: the log of changes, read, and walked back and forth.

Undoing a change is a change of its own (`kind` undo) that reverts it; redoing is one that reverts
the undo. So both survive closing the program. A coder takes back only what is theirs. Redo ends
with the coder's next new change.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, func, select
from sqlalchemy.orm import aliased

from mbcode.changes import Change, ChangeFilters, ChangeTold, CodeVersion, Moment, StaleCoding
from mbcode.errors import ConflictError, NotFoundError, StudyError
from mbcode.store import tables as t
from mbcode.store.about import TRANSCRIPT
from mbcode.store.database import Database
from mbcode.store.log import Log
from mbcode.store.reverting import revert
from mbcode.store.telling import told
from mbcode.store.versions import stale_codings, versions
from mbcode.store.whose import EVERYBODY, Whose
from mbcode.times import utc

REVERTING = ("undo", "redo")
ALL = ChangeFilters()


class History:
    """The log of one study: reading it, and walking it back and forth."""

    def __init__(self, database: Database, log: Log, whose: Whose = EVERYBODY) -> None:
        self._database = database
        self._log = log
        self._whose = whose

    def entries(
        self, filters: ChangeFilters = ALL, limit: int | None = None, skip: int = 0
    ) -> tuple[Change, ...]:
        """Return changes, newest first, without their codings: the first `limit` (all, if None)
        after the `skip` newest.
        """
        columns = (t.Change.id, t.Change.at, t.Coder.name, t.Change.kind, t.Change.summary)
        query = (
            _kept(select(*columns, t.Change.undone), filters)
            .join(t.Coder, t.Coder.id == t.Change.coder_id)
            .order_by(t.Change.id.desc())
            .limit(limit)
            .offset(skip)
        )
        with self._database.reading() as connection:
            shown = self._whose.within(connection, query, t.Change.coder_id)
            rows = connection.execute(shown).all()
        return tuple(
            Change(id=id_, at=at, coder=coder, kind=kind, summary=summary, undone=undone)
            for id_, at, coder, kind, summary, undone in rows
        )

    def count(self, filters: ChangeFilters = ALL) -> int:
        """Return how many changes there are."""
        with self._database.reading() as connection:
            query = _kept(select(func.count(t.Change.id)), filters, is_counted=True)
            shown = self._whose.within(connection, query, t.Change.coder_id)
            number: int = connection.execute(shown).scalar_one()
            return number

    def kinds(self) -> tuple[str, ...]:
        """Return the kinds of change there are, in the order of the alphabet."""
        with self._database.reading() as connection:
            query = select(t.Change.kind).distinct()
            shown = self._whose.within(connection, query, t.Change.coder_id)
            return tuple(sorted(connection.execute(shown).scalars()))

    def newest(self) -> int:
        """Return the id of the newest change, 0 if there is none.

        Changes are committed in the order of their ids: whoever has seen this one has seen all.
        """
        query = select(func.coalesce(func.max(t.Change.id), 0))
        with self._database.reading() as connection:
            return connection.execute(query).scalar_one()

    def told(self, change: int) -> ChangeTold:
        """Return what a change did, as far as it is shown; nothing, if there is no such change."""
        with self._database.reading() as connection:
            return told(connection, change, self._whose.own(connection))

    def versions(self, code: int) -> tuple[CodeVersion, ...]:
        """Return what has defined a code, oldest first; the last version is the present one."""
        with self._database.reading() as connection:
            return versions(connection, [code])[code]

    def stale_codings(self, transcript: int | None = None) -> tuple[StaleCoding, ...]:
        """Return the codings of one transcript, or of all, that were made, or last decided on, when
        their code had another definition than it has now, by id.
        """
        with self._database.reading() as connection:
            return stale_codings(connection, transcript)

    def moment(self, at: int | datetime) -> Moment:
        """Return the moment right after a change, by its number, or a point in time.

        Raises NotFoundError for a change that isn't there, StudyError for a time before the study
        was made or one that is still to come.
        """
        with self._database.reading() as connection:
            if isinstance(at, int):
                return _after(connection, at)
            made = connection.execute(select(t.Study.created_at)).scalar_one()
            newest = select(func.max(t.Change.id)).where(t.Change.at <= at)
            change = connection.execute(newest).scalar()
        if at > datetime.now(UTC):
            raise StudyError(f"{utc(at)} is still to come; the study is not known as it will be")
        if at < made:
            raise StudyError(f"the study was made at {utc(made)}; there was none at {utc(at)}")
        return Moment(change or 0, at)

    def undo(self, steps: int = 1) -> tuple[Change, ...]:
        """Take back this coder's last `steps` changes, all or none, newest first.

        Raises ConflictError if there are fewer, or if someone built on one of them since: it names
        who, when, and with what.
        """
        return self._walk("undo", steps, _last_done)

    def redo(self, steps: int = 1) -> tuple[Change, ...]:
        """Do again what this coder undid last; raises ConflictError like `undo`."""
        return self._walk("redo", steps, _last_undone)

    def undo_only(self, change: int) -> Change:
        """Take back the change with this id, which must be this coder's last.

        Raises ConflictError like `undo`, and where another is the last: it says which.
        """
        return self._walk("undo", 1, _last_done, change)[0]

    def redo_only(self, change: int) -> Change:
        """Do the change with this id again, which must be the one that this coder undid last;
        raises ConflictError like `undo_only`.
        """
        return self._walk("redo", 1, _last_undone, change)[0]

    def _walk(
        self,
        kind: str,
        steps: int,
        find: Callable[[Connection, int], Row[Any] | None],
        only: int | None = None,
    ) -> tuple[Change, ...]:
        changes = []
        with self._log.transaction() as connection:
            for step in range(steps):
                recorder = self._log.begin(connection, kind)
                target = find(connection, recorder.coder_id)
                if target is None:
                    few = f"you have only {step} to {kind}, not {steps}; nothing was changed"
                    raise ConflictError(few if step else f"you have nothing to {kind}")
                if only not in (None, target.reverts if kind == "redo" else target.id):
                    raise ConflictError(
                        f"the next to {kind} is no longer this, but '{target.summary}'; nothing "
                        f"was changed. The history can {kind} it"
                    )
                revert(recorder, kind, target)
                changes.append(self._log.finish(recorder))
        return tuple(changes)


def _kept(
    query: Select[*tuple[Any, ...]], filters: ChangeFilters, *, is_counted: bool = False
) -> Select[*tuple[Any, ...]]:
    """Return `query` with no other changes than the filters keep."""
    change, about = t.Change, t.About
    if filters.coders:
        query = query.where(change.coder_id.in_(filters.coders))
    if filters.kinds:
        query = query.where(change.kind.in_(filters.kinds))
    if filters.transcripts:
        touched = select(about.change_id).where(
            about.what == TRANSCRIPT, about.what_id.in_(filters.transcripts)
        )
        # `in` gathers all of a transcript's changes: to count them, not to show the newest few.
        one_by_one = touched.where(about.change_id == change.id).exists()
        query = query.where(change.id.in_(touched) if is_counted else one_by_one)
    if filters.since is not None:
        query = query.where(change.at >= filters.since)
    if filters.until is not None:
        query = query.where(change.at <= filters.until)
    if filters.up_to is not None:
        query = query.where(change.id <= filters.up_to)
    return query


def _after(connection: Connection, change: int) -> Moment:
    at = connection.execute(select(t.Change.at).where(t.Change.id == change)).scalar()
    if at is None:
        newest = connection.execute(select(func.max(t.Change.id))).scalar()
        there_is = f"the newest is {newest}" if newest else "there is none yet"
        raise NotFoundError(f"the history has no change {change}; {there_is}")
    return Moment(change, at)


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
    own_new = select(t.Change.id).where(
        t.Change.coder_id == coder_id, t.Change.kind.not_in(REVERTING)
    )
    newest = connection.execute(own_new.order_by(t.Change.id.desc()).limit(1)).scalar()
    original = aliased(t.Change)
    query = _own(coder_id).where(
        t.Change.kind == "undo",
        t.Change.id > (newest or 0),
        select(original.id).where(original.id == t.Change.reverts, original.undone).exists(),
    )
    return connection.execute(query).one_or_none()
