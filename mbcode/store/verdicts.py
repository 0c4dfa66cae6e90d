"""What coders said to suggested codes. A log beside the history: a refusal alters nothing that a
study says, and a code that was accepted is a coding like any other, to be undone like any other.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Select, insert, select

from mbcode.changes import Change
from mbcode.danish import fold
from mbcode.model import Span, Verdict
from mbcode.store import tables as t
from mbcode.store.database import Database
from mbcode.store.giving import give
from mbcode.store.log import Log


class Verdicts:
    """The verdicts in one study."""

    def __init__(self, database: Database, log: Log) -> None:
        self._database = database
        self._log = log

    def accept(self, transcript: int, span: Span, code: int, by: str, score: float) -> Change:
        """Give a suggested code to a passage, and note that; raises like `Codings.tag`."""
        with self._log.change("tag") as recorder:
            recorder.given = (give(recorder, transcript, span, code, origin="suggested"),)
            verdict = Verdict(
                self._log.coder_name, transcript, span, code, by, score, accepted=True
            )
            _note(recorder.connection, verdict)
        return recorder.result

    def refuse(self, transcript: int, span: Span, code: int, by: str, score: float) -> None:
        """Note that this coder does not want a suggested code on a passage."""
        verdict = Verdict(self._log.coder_name, transcript, span, code, by, score, accepted=False)
        with self._log.transaction() as connection:
            _note(connection, verdict)

    def all(self) -> tuple[Verdict, ...]:
        """Return every verdict, the oldest first."""
        return self._read(_ALL)

    def refused(self, coder: str) -> frozenset[tuple[int, Span, int]]:
        """Return transcript id, span and code id of what a coder refused."""
        query = _ALL.where(t.Verdict.coder == fold(coder), ~t.Verdict.accepted)
        return frozenset((each.transcript, each.span, each.code) for each in self._read(query))

    def _read(self, query: Select[*tuple[Any, ...]]) -> tuple[Verdict, ...]:
        with self._database.reading() as connection:
            return tuple(
                Verdict(coder, transcript, Span(start, end), code, by, score, accepted)
                for coder, transcript, start, end, code, by, score, accepted in connection.execute(
                    query
                )
            )


_ALL = select(
    t.Verdict.coder,
    t.Verdict.transcript_id,
    t.Verdict.start,
    t.Verdict.end,
    t.Verdict.code_id,
    t.Verdict.by,
    t.Verdict.score,
    t.Verdict.accepted,
).order_by(t.Verdict.id)


def _note(connection: Connection, verdict: Verdict) -> None:
    connection.execute(
        insert(t.Verdict).values(
            at=datetime.now(UTC),
            coder=fold(verdict.coder),
            transcript_id=verdict.transcript,
            start=verdict.span.start,
            end=verdict.span.end,
            code_id=verdict.code,
            by=verdict.by,
            score=verdict.score,
            accepted=verdict.accepted,
        )
    )
