"""The door to merging: a copy of the study, opened without being touched, and taken in."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import Connection, select

from mbcode.amounts import many
from mbcode.changes import Change
from mbcode.errors import ConflictError, StudyError
from mbcode.store import tables as t
from mbcode.store.copies.applying import apply_plan
from mbcode.store.copies.describing import Described, Names, described
from mbcode.store.copies.kinds import KINDS, Rows
from mbcode.store.copies.partings import Parting, Story, parting
from mbcode.store.copies.plan import Plan, make_plan
from mbcode.store.copies.reading import read_states, read_story
from mbcode.store.copies.reading_texts import text_reader
from mbcode.store.copies.report import Merged, merged
from mbcode.store.copies.three_way import Conflict, Side
from mbcode.store.database import Database
from mbcode.store.log import Log
from mbcode.store.recorder import Recorder
from mbcode.store.reverting import PSEUDONYMISE
from mbcode.store.study_file import check_study_file
from mbcode.store.upgrading import bring_up_to_date
from mbcode.store.whose import EVERYBODY, Whose

Settled = Mapping[Conflict, Side]
NOTHING_SETTLED: Settled = {}
_OTHERS = "others"
"""Who the other coders are to one who codes blind."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What merging a copy would do, or did.

    `parted_at` is when the last change was made that both histories hold. `conflicts` are all there
    are, in the order in which they are numbered from 1, each with its words. `waiting` is how many
    codings have no certain place in a corrected text, and come to wait for review.
    """

    parted_at: datetime | None
    merged: tuple[Merged, ...]
    conflicts: tuple[tuple[Conflict, Described], ...]
    notes: tuple[str, ...]
    waiting: int


class Copies:
    """Other copies of one study."""

    def __init__(self, database: Database, log: Log, uid: str, whose: Whose = EVERYBODY) -> None:
        self._database = database
        self._whose = whose
        self._log = log
        self._uid = uid

    def compare(self, other: Path, settled: Settled = NOTHING_SETTLED) -> Comparison:
        """Return what `merge` would do; where conflicts are not settled, as if ours held.

        Raises StudyError if the file can't be opened, or is another study or this one itself.
        """
        with self._opened(other) as there, self._database.reading() as here:
            return _Meeting(here, there, self._whose).comparison(settled)

    def merge(self, other: Path, settled: Settled = NOTHING_SETTLED) -> tuple[Change, Comparison]:
        """Take in what was done in another copy since the two parted, as one step of the history.

        Raises ConflictError, with nothing altered, if a conflict is not settled, and like
        `compare`.
        """
        with self._opened(other) as there, self._log.change("merge") as recorder:
            meeting = _Meeting(recorder.connection, there, self._whose)
            comparison = meeting.comparison(settled)
            left = [each for each, _ in comparison.conflicts if each not in settled]
            if left:
                raise ConflictError(
                    f"{other}: {many(len(left), 'conflict')} to be settled; nothing was merged"
                )
            recorder.summary = f"merge {other.name}"
            if comparison.merged or comparison.conflicts:
                meeting.carry_out(recorder, settled)
        return recorder.result, comparison

    @contextmanager
    def _opened(self, other: Path) -> Iterator[Connection]:
        """Open what the copy's file holds, brought up to date, and leave the file as it is."""
        check_study_file(other)
        if self._database.path is not None and os.path.samefile(other, self._database.path):
            raise StudyError(f"{other}: is this study itself; name another copy of it")
        with TemporaryDirectory(prefix="mbcode-") as folder:
            database = Database(_copied(other, Path(folder, "copy.mbcode")))
            try:
                bring_up_to_date(database)
                with database.reading() as connection:
                    self._refuse_another(connection, other)
                    yield connection
            finally:
                database.close()

    def _refuse_another(self, there: Connection, other: Path) -> None:
        uid, name = there.execute(select(t.Study.uid, t.Study.name)).one()
        if uid != self._uid:
            raise StudyError(
                f"{other}: is another study ({name}), not a copy of this one; bring its codings in "
                "with 'mbcode export codings' there and 'mbcode import' here"
            )


class _Meeting:
    """Two copies compared: this study's connection and the copy's; others' work is told of as far
    as `whose` shows it.
    """

    def __init__(self, here: Connection, there: Connection, whose: Whose) -> None:
        self._here = here
        self._there = there
        self._story: Story = read_story(there)
        own = read_story(here)
        self._apart: Parting = parting(own, self._story)
        _refuse_replaced_names(own, self._story, self._apart)
        self._states, self._idents = read_states(here, there, self._apart)
        self._own = whose.own(here)
        self._names = _coder_names(here, there, self._own)

    def comparison(self, settled: Settled) -> Comparison:
        plan = self._plan(settled)
        ours, theirs, past = self._states.ours, self._states.theirs, self._states.past
        states: tuple[tuple[Rows, Side | None], ...] = (
            (ours, Side.OURS),
            ({"coding": self._states.standing}, Side.OURS),
            (theirs, Side.THEIRS),
            (past, None),
        )
        texts = self._states.texts
        read = text_reader(self._here, self._there, self._idents, texts, ours["transcript"])
        names = Names(states, self._names, texts, read, self._own)
        conflicts = tuple((each, described(each, names)) for each in plan.conflicts)
        done = merged(plan, self._names)
        return Comparison(self._apart.at, done, conflicts, plan.notes, plan.waiting)

    def _plan(self, settled: Settled) -> Plan:
        return make_plan(self._states, settled)

    def carry_out(self, recorder: Recorder, settled: Settled) -> None:
        plan = self._plan(settled)
        new = apply_plan(recorder, plan, self._there, self._idents)
        last = max(self._apart.there)
        recorder.insert(
            t.Meeting,
            other_change=last,
            other_at=self._story.heads[last].at,
            kin=self._kin(plan, new),
        )

    def _kin(self, plan: Plan, new: Mapping[str, Mapping[int, int]]) -> dict[str, Any]:
        """Return pairs of id there and id here of what was added or found to be one."""
        found: dict[str, list[list[int]]] = {}
        for kind in KINDS:
            pairs = [[-ident, here] for ident, here in plan.matches[kind.table].items()]
            for ident, here in new[kind.table].items():
                there = self._idents.there(kind.table, ident)
                if there is not None:
                    pairs.append([there, here])
            if pairs:
                found[kind.table] = pairs
        return found


def _refuse_replaced_names(here: Story, there: Story, apart: Parting) -> None:
    """Refuse to meet where only one copy has replaced names since: they would come back."""
    replaced = [
        any(story.heads[id_].kind == PSEUDONYMISE for id_ in since)
        for story, since in ((here, apart.here), (there, apart.there))
    ]
    if replaced[0] != replaced[1]:
        raise ConflictError(
            "one of the two copies has replaced names since they parted, and the other still holds "
            "them: replace them there too, with the same decisions and key, and merge then"
        )


def _coder_names(here: Connection, there: Connection, only: int | None) -> dict[int, str]:
    query = select(t.Coder.id, t.Coder.name)
    names = {-id_: name for id_, name in there.execute(query)} | dict(here.execute(query).all())
    if only is None:
        return names
    return {ident: name if ident == only else _OTHERS for ident, name in names.items()}


def _copied(other: Path, target: Path) -> Path:
    """Copy a study's file without leaving a trace beside it, as merely opening it would."""
    in_use = other.with_name(f"{other.name}-wal").exists()
    uri = f"{other.absolute().as_uri()}?{'mode=ro' if in_use else 'immutable=1'}"
    try:
        reader = sqlite3.connect(uri, uri=True)
        writer = sqlite3.connect(target)
        try:
            reader.backup(writer)
        finally:
            writer.close()
            reader.close()
    except sqlite3.Error as error:
        raise StudyError(f"{other}: can't be read: {error}") from error
    return target
