"""Settling what two coders read differently, in the name of a third: the agreed coder.

What is agreed on is a coding of the agreed coder's like any other. That a code was agreed not to be
given is noted where it was given: as the agreed coder's memo on that coding, which goes when the
coding goes. Nobody else's codings are altered, and whoever settles is who can undo it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from sqlalchemy import Connection, select

from mbcode.changes import Change
from mbcode.danish import fold
from mbcode.errors import ConflictError, MbcodeError
from mbcode.model import Coding, Span
from mbcode.store import tables as t
from mbcode.store.codings import one_coding, remove_codings
from mbcode.store.database import Database
from mbcode.store.giving import write_coding_memo
from mbcode.store.ground import described
from mbcode.store.log import Log
from mbcode.store.recorder import Recorder
from mbcode.store.whose import EVERYBODY, Whose

NOT_GIVEN = "settled: not given"
"""What the agreed coder's memo says on a coding that was not agreed on."""


class Settlements:
    """The settlements of one study."""

    def __init__(self, database: Database, log: Log, whose: Whose = EVERYBODY) -> None:
        self._database = database
        self._log = log
        self._whose = whose

    def declined(self, agreed: str) -> frozenset[int]:
        """Return the ids of the codings that the agreed coder has a memo on, that is, declined."""
        query = (
            select(t.Memo.coding_id)
            .join(t.Coder, t.Coder.id == t.Memo.coder_id)
            .where(t.Coder.folded == fold(agreed))
        )
        with self._database.reading() as connection:
            shown = self._whose.within(connection, query, t.Memo.coder_id)
            return frozenset(id_ for id_ in connection.execute(shown).scalars() if id_ is not None)

    def settle(self, agreed: str, disputed: Sequence[int], give: Sequence[int] = ()) -> Change:
        """Let the agreed coder give what those of the `disputed` codings are that `give` names, or
        decline all of them where it names none.

        Both hold ids of codings of one code in one transcript. The settlement takes the place of
        any before it: codings of that code by the agreed coder that share a character with the
        passage from the first of the disputed to the last. One step of the history. Raises
        NotFoundError for a coding that isn't there, ConflictError for one that is the agreed
        coder's own, and MbcodeError where the codings are no disagreement.
        """
        with self._log.change("settle") as recorder:
            connection = recorder.connection
            stand = {id_: one_coding(connection, id_) for id_ in dict.fromkeys(disputed)}
            given = [stand[id_] for id_ in dict.fromkeys(give) if id_ in stand]
            if not stand or len(given) < len(set(give)):
                raise MbcodeError("what is given must be one of the codings that differ")
            coder = recorder.coder(agreed)
            _check(stand.values(), coder, agreed)
            _give(recorder, coder, list(stand.values()), given)
            _note(recorder, coder, stand, is_declined=not given)
            what = ", ".join(described(connection, coding) for coding in given or stand.values())
            recorder.summary = f"settle {what} as {agreed}{'' if given else ': not given'}"
        return recorder.result


def _check(disputed: Collection[Coding], coder: int, agreed: str) -> None:
    if len({(coding.transcript, coding.code) for coding in disputed}) > 1:
        raise MbcodeError("settle codings of one code in one transcript at a time")
    for coding in disputed:
        if coding.coder == coder:
            raise ConflictError(
                f"coding {coding.id} is {agreed}'s own; settle in another coder's name"
            )


def _give(
    recorder: Recorder, coder: int, disputed: Sequence[Coding], given: Iterable[Coding]
) -> None:
    """Let the agreed coder have codings at the spans of `given`, and no others in the passage."""
    wanted = {coding.span for coding in given}
    stand = _standing(recorder.connection, coder, disputed)
    gone = [id_ for id_, span in stand.items() if span not in wanted]
    if gone:
        remove_codings(recorder, gone)
    for span in sorted(wanted.difference(stand.values())):
        recorder.insert(
            t.Coding,
            transcript_id=disputed[0].transcript,
            start=span.start,
            end=span.end,
            code_id=disputed[0].code,
            coder_id=coder,
            created_at=recorder.now,
            origin="settled",
        )


def _standing(connection: Connection, coder: int, disputed: Sequence[Coding]) -> dict[int, Span]:
    """Return the coder's codings of the code that share a character with the disputed passage."""
    query = select(t.Coding.id, t.Coding.start, t.Coding.end).where(
        t.Coding.coder_id == coder,
        t.Coding.transcript_id == disputed[0].transcript,
        t.Coding.code_id == disputed[0].code,
        t.Coding.start < max(coding.span.end for coding in disputed),
        t.Coding.end > min(coding.span.start for coding in disputed),
    )
    return {id_: Span(start, end) for id_, start, end in connection.execute(query)}


def _note(recorder: Recorder, coder: int, disputed: Collection[int], *, is_declined: bool) -> None:
    """Note on codings that they were not agreed on, or take such a note off."""
    query = select(t.Memo.coding_id, t.Memo.id, t.Memo.text).where(
        t.Memo.coder_id == coder, t.Memo.coding_id.in_(disputed)
    )
    noted = {on: (id_, text) for on, id_, text in recorder.connection.execute(query)}
    if not is_declined:
        recorder.delete(t.Memo, [id_ for id_, text in noted.values() if text == NOT_GIVEN])
        return
    for coding in disputed:
        if coding not in noted:
            write_coding_memo(recorder, coding, NOT_GIVEN, coder)
