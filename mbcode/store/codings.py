"""Giving codes to passages and taking them away."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from sqlalchemy import Connection, func, select

from mbcode.changes import Change
from mbcode.columns import Given
from mbcode.errors import NotFoundError
from mbcode.model import CodeText, Coding, Span
from mbcode.store import tables as t
from mbcode.store.batches import batches
from mbcode.store.codebook import insert_code
from mbcode.store.database import Database
from mbcode.store.giving import codes_on, give, give_many, write_coding_memo
from mbcode.store.ground import (
    check_applicable,
    check_free,
    check_inside,
    described,
    ground_of,
    where,
)
from mbcode.store.log import Log
from mbcode.store.reading import codings_by_id, codings_of, given_in
from mbcode.store.recorder import Recorder
from mbcode.store.text_history import refuse_other_text
from mbcode.store.versions import stale_codings
from mbcode.store.whose import EVERYBODY, Whose


class Codings:
    """The codings of one study."""

    def __init__(self, database: Database, log: Log, whose: Whose = EVERYBODY) -> None:
        self._database = database
        self._log = log
        self._whose = whose

    def of(self, transcript: int) -> tuple[Coding, ...]:
        """Return a transcript's codings by all coders, in order of start, longest first."""
        with self._database.reading() as connection:
            own = self._whose.own(connection)
            codings = codings_of(connection, transcript)
        return tuple(coding for coding in codings if own in (None, coding.coder))

    def given_in(self, transcripts: Sequence[int]) -> dict[int, Given]:
        """Return when and with what memo each coding of these transcripts was given, by id."""
        with self._database.reading() as connection:
            return given_in(connection, transcripts)

    def get(self, id_: int) -> Coding:
        """Return one coding; NotFoundError if there is none with this id."""
        with self._database.reading() as connection:
            coding, own = one_coding(connection, id_), self._whose.own(connection)
        if own not in (None, coding.coder):
            raise no_coding(id_)
        return coding

    def some(self, ids: Collection[int]) -> dict[int, Coding]:
        """Return those of these codings that stand, by id."""
        with self._database.reading() as connection:
            own = self._whose.own(connection)
            found = codings_by_id(connection, sorted(ids))
        return {coding.id: coding for coding in found if own in (None, coding.coder)}

    def counts(self, coder: int | None = None) -> dict[int, int]:
        """Return the number of codings by code id, of one coder or of all; codes without any are
        left out.
        """
        query = select(t.Coding.code_id, func.count()).group_by(t.Coding.code_id)
        if coder is not None:
            query = query.where(t.Coding.coder_id == coder)
        with self._database.reading() as connection:
            shown = self._whose.within(connection, query, t.Coding.coder_id)
            return dict(connection.execute(shown).all())

    def tag(self, transcript: int, span: Span, code: int, memo: str = "") -> Change:
        """Give `code` to a passage in this coder's name.

        Raises ConflictError if this coder has given it to exactly this passage before,
        NotFoundError for an unknown transcript or code, MbcodeError for a heading or a passage
        outside the text.
        """
        with self._log.change("tag") as recorder:
            coding = give(recorder, transcript, span, code)
            if memo.strip():
                write_coding_memo(recorder, coding.id, memo)
            recorder.given = (replace(coding, memo=memo.strip()),)
        return recorder.result

    def tag_with_new_code(
        self,
        transcript: int,
        span: Span,
        text: CodeText,
        parent: int | None = None,
        *,
        seen: str | None = None,
    ) -> Change:
        """Add a code, last below `parent` or at the top, and give it to a passage, as one step.

        Raises like `tag_with_codes` and `Codebook.add`.
        """
        with self._log.change("tag") as recorder:
            refuse_other_text(recorder.connection, transcript, seen)
            give(recorder, transcript, span, insert_code(recorder, text, parent))
        return recorder.result

    def tag_with_codes(
        self, transcript: int, span: Span, codes: Sequence[int], *, seen: str | None = None
    ) -> Change:
        """Give codes to one passage, as one step.

        Of several, those that this coder gave it before are passed over. Raises like `tag`, and
        ConflictError if the text is no longer the one that was `seen`.
        """
        with self._log.change("tag") as recorder:
            refuse_other_text(recorder.connection, transcript, seen)
            wanted = list(dict.fromkeys(codes))
            standing = codes_on(recorder, transcript, span) if len(wanted) > 1 else set()
            for code in [code for code in wanted if code not in standing] or wanted:
                recorder.given += (give(recorder, transcript, span, code),)
        return recorder.result

    def tag_many(self, passages: Sequence[tuple[int, Span]], code: int) -> Change:
        """Give `code` to passages, by transcript id and span, in this coder's name, as one step.

        A passage that this coder has given exactly this code before is passed over. Raises
        NotFoundError and MbcodeError as `tag` does.
        """
        with self._log.change("tag") as recorder:
            give_many(recorder, tuple(dict.fromkeys(passages)), code)
        return recorder.result

    def untag(self, ids: Sequence[int]) -> Change:
        """Take codings away, their memos with them; NotFoundError names an id that isn't there."""
        with self._log.change("untag") as recorder:
            stand = [one_coding(recorder.connection, id_) for id_ in dict.fromkeys(ids)]
            remove_codings(recorder, [coding.id for coding in stand])
            recorder.summary = "untag " + ", ".join(
                described(recorder.connection, coding) for coding in stand
            )
        return recorder.result

    def recode(self, id_: int, code: int) -> Change:
        """Give a coding's passage another code instead; raises like `tag`.

        With the code that it has: if that was defined otherwise when it was given, the coding is
        kept, decided on anew; else nothing is changed.
        """
        with self._log.change("recode") as recorder:
            connection = recorder.connection
            coding = one_coding(connection, id_)
            ground = ground_of(connection, replace(coding, code=code))
            check_applicable(ground)
            check_free(ground, own=id_)
            recorder.summary = f"recode {described(connection, coding)} to {ground.code}"
            if coding.code != code:
                recorder.update(t.Coding, id_, code_id=code)
            elif any(each.coding == id_ for each in stale_codings(connection, coding.transcript)):
                recorder.update_many(t.Coding, [id_], code_id=code)
                recorder.summary = f"keep {described(connection, coding)}"
        return recorder.result

    def move_edges(self, id_: int, span: Span, *, seen: str | None = None) -> Change:
        """Let a coding cover `span` instead; raises like `tag_with_codes`."""
        with self._log.change("edges") as recorder:
            connection = recorder.connection
            coding = one_coding(connection, id_)
            refuse_other_text(connection, coding.transcript, seen)
            ground = ground_of(connection, replace(coding, span=span))
            check_inside(ground, span)
            check_free(ground, own=id_)
            recorder.summary = f"move the edges of {ground.code} on {where(ground)}"
            if coding.span != span:
                recorder.update(t.Coding, id_, start=span.start, end=span.end)
        return recorder.result


def remove_codings(recorder: Recorder, ids: Sequence[int]) -> None:
    """Remove codings and the memos on them."""
    memos = [
        id_
        for batch in batches(ids)
        for id_ in recorder.connection.execute(
            select(t.Memo.id).where(t.Memo.coding_id.in_(batch))
        ).scalars()
    ]
    recorder.delete(t.Memo, memos)
    recorder.delete(t.Coding, ids)


def one_coding(connection: Connection, id_: int) -> Coding:
    """Return a coding; NotFoundError names an id that isn't there."""
    found = codings_by_id(connection, [id_])
    if not found:
        raise no_coding(id_)
    return found[0]


def no_coding(id_: int) -> NotFoundError:
    """Return the error for a coding that isn't there, or isn't shown."""
    return NotFoundError(f"there is no coding with id {id_}")
