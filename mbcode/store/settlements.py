"""Settling what two coders read differently, in the name of a third: the agreed coder.

What is agreed on is a coding of the agreed coder's like any other. That a code was agreed not to be
given is noted where it was given: as the agreed coder's memo on that coding, which goes when the
coding goes. Nobody else's codings are altered, and whoever settles is who can undo it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from sqlalchemy import Connection, select

from mbcode.danish import fold
from mbcode.errors import ConflictError, MbcodeError
from mbcode.model import Change, Coding
from mbcode.store import tables as t
from mbcode.store.codings import described, one_coding, remove_codings
from mbcode.store.database import Database
from mbcode.store.log import Log, coder_named
from mbcode.store.recorder import Recorder

NOT_GIVEN = "settled: not given"
"""What the agreed coder's memo says on a coding that was not agreed on."""


class Settlements:
    """The settlements of one study."""

    def __init__(self, database: Database, log: Log) -> None:
        self._database = database
        self._log = log

    def declined(self, agreed: str) -> frozenset[int]:
        """Return the ids of the codings that the agreed coder has a memo on, that is, declined."""
        query = (
            select(t.Memo.coding_id)
            .join(t.Coder, t.Coder.id == t.Memo.coder_id)
            .where(t.Coder.folded == fold(agreed))
        )
        with self._database.reading() as connection:
            return frozenset(id_ for id_ in connection.execute(query).scalars() if id_ is not None)

    def settle(
        self,
        agreed: str,
        disputed: Sequence[int],
        *,
        give: Sequence[int] = (),
        instead_of: Sequence[int] = (),
    ) -> Change:
        """Let the agreed coder give what those of the `disputed` codings are that `give` names, or
        decline all of them where it names none.

        All are ids of codings. `instead_of` are codings of the agreed coder's that this settlement
        replaces; what it had declined before is declined no longer. One step of the history. Raises
        NotFoundError for a coding that isn't there, ConflictError for one in dispute that is the
        agreed coder's own, or one to be replaced that is not, and MbcodeError where nothing is in
        dispute.
        """
        with self._log.change("settle") as recorder:
            connection = recorder.connection
            stand = {id_: one_coding(connection, id_) for id_ in dict.fromkeys(disputed)}
            replaced = [one_coding(connection, id_) for id_ in instead_of]
            if not stand or not stand.keys() >= set(give):
                raise MbcodeError("there is nothing to settle: name the codings that differ")
            coder = coder_named(connection, agreed)
            _check_whose(stand.values(), replaced, coder, agreed)
            given = [stand[id_] for id_ in dict.fromkeys(give)]
            _give(recorder, coder, given, replaced)
            _note(recorder, coder, stand, is_declined=not given)
            what = ", ".join(described(connection, coding) for coding in given or stand.values())
            recorder.summary = f"settle {what} as {agreed}{'' if given else ': not given'}"
        return recorder.result


def _check_whose(
    disputed: Iterable[Coding], replaced: Iterable[Coding], coder: int, agreed: str
) -> None:
    for coding in disputed:
        if coding.coder == coder:
            raise ConflictError(
                f"coding {coding.id} is {agreed}'s own; settle in another coder's name"
            )
    for coding in replaced:
        if coding.coder != coder:
            raise ConflictError(f"coding {coding.id} is not {agreed}'s, so it is not replaced")


def _give(
    recorder: Recorder, coder: int, given: Sequence[Coding], replaced: Sequence[Coding]
) -> None:
    wanted = dict.fromkeys((coding.transcript, coding.span, coding.code) for coding in given)
    gone = [c.id for c in replaced if (c.transcript, c.span, c.code) not in wanted]
    if gone:
        remove_codings(recorder, gone)
    for transcript, span, code in wanted:
        where = {
            "transcript_id": transcript,
            "start": span.start,
            "end": span.end,
            "code_id": code,
            "coder_id": coder,
        }
        if not _stands(recorder.connection, where):
            recorder.insert(t.Coding, **where, created_at=recorder.now, origin="settled")


def _stands(connection: Connection, where: dict[str, int]) -> bool:
    query = select(t.Coding.id).where(
        *(getattr(t.Coding, name) == value for name, value in where.items())
    )
    return connection.execute(query).scalar() is not None


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
            recorder.insert(
                t.Memo,
                coder_id=coder,
                coding_id=coding,
                code_id=None,
                transcript_id=None,
                text=NOT_GIVEN,
                created_at=recorder.now,
                changed_at=recorder.now,
            )
