"""Done-marks: which transcripts a coder is done with."""

from __future__ import annotations

from sqlalchemy import select

from mbcode.changes import Change
from mbcode.danish import fold
from mbcode.errors import NotFoundError
from mbcode.model import DoneMark
from mbcode.store import tables as t
from mbcode.store.database import Database
from mbcode.store.log import Log
from mbcode.store.whose import EVERYBODY, Whose


class DoneMarks:
    """The done-marks of one study."""

    def __init__(self, database: Database, log: Log, whose: Whose = EVERYBODY) -> None:
        self._database = database
        self._log = log
        self._whose = whose

    def all(self) -> tuple[DoneMark, ...]:
        """Return every coder's done-marks, by transcript and coder."""
        columns = (t.DoneMark.transcript_id, t.DoneMark.coder_id, t.DoneMark.at)
        query = select(*columns).order_by(t.DoneMark.transcript_id, t.DoneMark.coder_id)
        with self._database.reading() as connection:
            shown = self._whose.within(connection, query, t.DoneMark.coder_id)
            return tuple(DoneMark(*row) for row in connection.execute(shown))

    def own(self) -> frozenset[int]:
        """Return the ids of the transcripts that this coder marked as done."""
        query = (
            select(t.DoneMark.transcript_id)
            .join(t.Coder, t.Coder.id == t.DoneMark.coder_id)
            .where(t.Coder.folded == fold(self._log.coder_name))
        )
        with self._database.reading() as connection:
            return frozenset(connection.execute(query).scalars())

    def put(self, transcript: int, *, done: bool) -> Change:
        """Mark a transcript as done in this coder's name, or take that mark off.

        A transcript that is marked so already is left as it is. NotFoundError if it isn't there.
        """
        with self._log.change("done") as recorder:
            name = recorder.connection.execute(
                select(t.Transcript.name).where(t.Transcript.id == transcript)
            ).scalar()
            if name is None:
                raise NotFoundError(f"there is no transcript with id {transcript}")
            recorder.summary = f"mark {name} {'done' if done else 'not done'}"
            stands = recorder.connection.execute(
                select(t.DoneMark.id).where(
                    t.DoneMark.transcript_id == transcript,
                    t.DoneMark.coder_id == recorder.coder_id,
                )
            ).scalar()
            if done and stands is None:
                recorder.insert(
                    t.DoneMark,
                    transcript_id=transcript,
                    coder_id=recorder.coder_id,
                    at=recorder.now,
                )
            elif not done and stands is not None:
                recorder.delete(t.DoneMark, [stands])
        return recorder.result
