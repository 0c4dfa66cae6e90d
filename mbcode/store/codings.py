"""Giving codes to passages and taking them away."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Row, bindparam, exists, func, select
from sqlalchemy.orm import aliased

from mbcode.errors import ConflictError, MbcodeError, NotFoundError
from mbcode.model import Change, CodeText, Coding, Given, Span, may_be_applied
from mbcode.store import tables as t
from mbcode.store.codebook import insert_code
from mbcode.store.database import Database
from mbcode.store.log import Log
from mbcode.store.reading import codings_by_id, codings_of, given_in
from mbcode.store.recorder import Recorder
from mbcode.store.text_history import refuse_other_text
from mbcode.store.whose import EVERYBODY, Whose

# Built once, and one question for all: a keypress that tags waits for the answer.
_BELOW = aliased(t.Code)
_DOUBLE = select(t.Coding.id).where(
    t.Coding.transcript_id == bindparam("transcript"),
    t.Coding.start == bindparam("start"),
    t.Coding.end == bindparam("end"),
    t.Coding.code_id == bindparam("code"),
    t.Coding.coder_id == bindparam("coder"),
)
_GROUND = (
    select(
        t.Transcript.name.label("transcript"),
        t.Transcript.characters,
        t.Code.name.label("code"),
        t.Code.codable,
        exists().where(_BELOW.parent_id == t.Code.id).label("has_codes_below"),
        _DOUBLE.scalar_subquery().label("double"),
    )
    .join_from(t.Transcript, t.Code, t.Code.id == bindparam("code"), isouter=True)
    .where(t.Transcript.id == bindparam("transcript"))
)


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
            standing = _codes_on(recorder, transcript, span) if len(wanted) > 1 else set()
            for code in [code for code in wanted if code not in standing] or wanted:
                recorder.given += (give(recorder, transcript, span, code),)
        return recorder.result

    def tag_many(self, passages: Sequence[tuple[int, Span]], code: int) -> Change:
        """Give `code` to passages, by transcript id and span, in this coder's name, as one step.

        A passage that this coder has given exactly this code before is passed over. Raises
        NotFoundError and MbcodeError as `tag` does.
        """
        with self._log.change("tag") as recorder:
            _give_many(recorder, tuple(dict.fromkeys(passages)), code)
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
        """Give a coding's passage another code instead; raises like `tag`."""
        with self._log.change("recode") as recorder:
            connection = recorder.connection
            coding = one_coding(connection, id_)
            ground = _ground(connection, replace(coding, code=code))
            _check_applicable(ground)
            _check_free(ground, coding.span, own=id_)
            recorder.summary = f"recode {described(connection, coding)} to {ground.code}"
            if coding.code != code:
                recorder.update(t.Coding, id_, code_id=code)
        return recorder.result

    def move_edges(self, id_: int, span: Span, *, seen: str | None = None) -> Change:
        """Let a coding cover `span` instead; raises like `tag_with_codes`."""
        with self._log.change("edges") as recorder:
            connection = recorder.connection
            coding = one_coding(connection, id_)
            refuse_other_text(connection, coding.transcript, seen)
            ground = _ground(connection, replace(coding, span=span))
            _check_inside(ground, span)
            _check_free(ground, span, own=id_)
            recorder.summary = f"move {described(connection, coding)} to {span.start}-{span.end}"
            if coding.span != span:
                recorder.update(t.Coding, id_, start=span.start, end=span.end)
        return recorder.result


def give(
    recorder: Recorder, transcript: int, span: Span, code: int, origin: str = "hand"
) -> Coding:
    """Give a code to a passage in the name of whoever makes the change."""
    coding = Coding(0, transcript, span, code, recorder.coder_id, recorder.now)
    ground = _ground(recorder.connection, coding)
    _check_inside(ground, span)
    _check_applicable(ground)
    _check_free(ground, span)
    passage = f"tag {ground.transcript} {span.start}-{span.end}"
    told = f"{recorder.summary}," if recorder.given else passage
    recorder.summary = f"{told} {ground.code}"
    id_ = recorder.insert(
        t.Coding,
        transcript_id=transcript,
        start=span.start,
        end=span.end,
        code_id=code,
        coder_id=recorder.coder_id,
        created_at=recorder.now,
        origin=origin,
    )
    return replace(coding, id=id_)


def _ground(connection: Connection, coding: Coding) -> Row[Any]:
    """Return what is there where `coding` is to be: the row of `_GROUND`.

    Raises NotFoundError for an unknown transcript or code.
    """
    at = {"start": coding.span.start, "end": coding.span.end, "coder": coding.coder}
    asked = {"transcript": coding.transcript, "code": coding.code, **at}
    ground = connection.execute(_GROUND, asked).one_or_none()
    if ground is None:
        raise NotFoundError(f"there is no transcript with id {coding.transcript}")
    if ground.code is None:
        raise NotFoundError(f"there is no code with id {coding.code}")
    return ground


def _check_inside(ground: Row[Any], span: Span) -> None:
    if span.end > ground.characters:
        raise MbcodeError(
            f"{ground.transcript}: {span.start}-{span.end} lies outside the text, "
            f"which ends at {ground.characters}"
        )


def _check_applicable(ground: Row[Any]) -> None:
    if not may_be_applied(ground.codable, has_codes_below=ground.has_codes_below):
        raise MbcodeError(f"'{ground.code}' is a heading; choose a code below it")


def _check_free(ground: Row[Any], span: Span, own: int | None = None) -> None:
    """Refuse a second coding of one code by one coder on one passage; `own` may be there."""
    if ground.double not in (None, own):
        raise ConflictError(
            f"'{ground.code}' is on {span.start}-{span.end} already (coding {ground.double})"
        )


def _codes_on(recorder: Recorder, transcript: int, span: Span) -> set[int]:
    """Return the codes that whoever makes the change has given to exactly this passage."""
    query = select(t.Coding.code_id).where(
        t.Coding.transcript_id == transcript,
        t.Coding.start == span.start,
        t.Coding.end == span.end,
        t.Coding.coder_id == recorder.coder_id,
    )
    return set(recorder.connection.execute(query).scalars())


def check_free_place(connection: Connection, coding: Coding) -> tuple[str, str]:
    """Return the names of a coding's transcript and code; raises like `Codings.tag` unless the
    coding can be there.
    """
    ground = _ground(connection, coding)
    _check_inside(ground, coding.span)
    _check_applicable(ground)
    _check_free(ground, coding.span)
    return ground.transcript, ground.code


def _give_many(recorder: Recorder, passages: Sequence[tuple[int, Span]], code: int) -> None:
    name = _check_many(recorder, passages, code)
    standing = _passages_with(recorder, code)
    rows = [
        {
            "transcript_id": transcript,
            "start": span.start,
            "end": span.end,
            "code_id": code,
            "coder_id": recorder.coder_id,
            "created_at": recorder.now,
            "origin": "search",
        }
        for transcript, span in passages
        if (transcript, span) not in standing
    ]
    recorder.insert_many(t.Coding, rows)
    already = len(passages) - len(rows)
    noun = "passage" if len(rows) == 1 else "passages"
    had_it = f" ({already} had it already)" if already else ""
    recorder.summary = f"tag {len(rows)} {noun} {name}{had_it}"


def _check_many(recorder: Recorder, passages: Sequence[tuple[int, Span]], code: int) -> str:
    """Return the code's name; raises unless it can be applied and every passage is in its text."""
    name, furthest = "", {}
    for transcript, span in sorted(passages, key=lambda passage: passage[1].end):
        furthest[transcript] = span
    for transcript, span in furthest.items():
        coding = Coding(0, transcript, span, code, recorder.coder_id, recorder.now)
        ground = _ground(recorder.connection, coding)
        _check_inside(ground, span)
        _check_applicable(ground)
        name = str(ground.code)
    return name


def _passages_with(recorder: Recorder, code: int) -> frozenset[tuple[int, Span]]:
    """Return the passages to which whoever makes the change has given the code."""
    query = select(t.Coding.transcript_id, t.Coding.start, t.Coding.end).where(
        t.Coding.code_id == code, t.Coding.coder_id == recorder.coder_id
    )
    rows = recorder.connection.execute(query)
    return frozenset((transcript, Span(start, end)) for transcript, start, end in rows)


def write_coding_memo(recorder: Recorder, coding_id: int, text: str) -> None:
    """Put a memo on a coding that has none, in the name of whoever makes the change."""
    recorder.insert(
        t.Memo,
        coder_id=recorder.coder_id,
        coding_id=coding_id,
        code_id=None,
        transcript_id=None,
        text=text.strip(),
        created_at=recorder.now,
        changed_at=recorder.now,
    )


def remove_codings(recorder: Recorder, ids: Sequence[int]) -> None:
    """Remove codings and the memos on them."""
    memos = select(t.Memo.id).where(t.Memo.coding_id.in_(ids))
    recorder.delete(t.Memo, list(recorder.connection.execute(memos).scalars()))
    recorder.delete(t.Coding, ids)


def described(connection: Connection, coding: Coding) -> str:
    """Return a coding in a few words: code, transcript and range."""
    query = (
        select(t.Transcript.name, t.Code.name)
        .join(t.Code, t.Code.id == coding.code)
        .where(t.Transcript.id == coding.transcript)
    )
    transcript, code = connection.execute(query).one()
    return f"{code} on {transcript} {coding.span.start}-{coding.span.end}"


def one_coding(connection: Connection, id_: int) -> Coding:
    """Return a coding; NotFoundError names an id that isn't there."""
    found = codings_by_id(connection, [id_])
    if not found:
        raise no_coding(id_)
    return found[0]


def no_coding(id_: int) -> NotFoundError:
    """Return the error for a coding that isn't there, or isn't shown."""
    return NotFoundError(f"there is no coding with id {id_}")
