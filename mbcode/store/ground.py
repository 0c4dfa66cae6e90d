"""The ground a coding stands on: its transcript, its code, and whether the place is free."""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    ScalarSelect,
    SQLColumnExpression,
    bindparam,
    case,
    exists,
    func,
    select,
)
from sqlalchemy.orm import aliased

from mbcode.amounts import numbered
from mbcode.errors import ConflictError, MbcodeError, NotFoundError
from mbcode.model import Coding, Span, may_be_applied
from mbcode.store import tables as t


def _last_begun(what: SQLColumnExpression[int], begins: ColumnElement[bool]) -> ScalarSelect[int]:
    """Ask `what` of the last of a transcript's sentences that `begins`."""
    in_transcript = t.Sentence.transcript_id == bindparam("transcript")
    latest = select(what).where(in_transcript, begins).order_by(t.Sentence.start.desc())
    return latest.limit(1).scalar_subquery()


# Built once, and one question for all: a keypress that tags waits for the answer.
_BELOW = aliased(t.Code)
_DOUBLE = select(t.Coding.id).where(
    t.Coding.transcript_id == bindparam("transcript"),
    t.Coding.start == bindparam("start"),
    t.Coding.end == bindparam("end"),
    t.Coding.code_id == bindparam("code"),
    t.Coding.coder_id == bindparam("coder"),
)
# Each is found by the index on where sentences begin, however long the transcript is.
_HERE_OR_NEXT = case(
    (t.Sentence.end > bindparam("start"), t.Sentence.number), else_=t.Sentence.number + 1
)
_FIRST = _last_begun(_HERE_OR_NEXT, t.Sentence.start <= bindparam("start"))
_LAST = _last_begun(t.Sentence.number, t.Sentence.start < bindparam("end"))
_GROUND = (
    select(
        t.Transcript.name.label("transcript"),
        func.coalesce(_FIRST, 1).label("first_sentence"),
        _LAST.label("last_sentence"),
        t.Transcript.characters,
        t.Code.name.label("code"),
        t.Code.codable,
        exists().where(_BELOW.parent_id == t.Code.id).label("has_codes_below"),
        _DOUBLE.scalar_subquery().label("double"),
    )
    .join_from(t.Transcript, t.Code, t.Code.id == bindparam("code"), isouter=True)
    .where(t.Transcript.id == bindparam("transcript"))
)


def ground_of(connection: Connection, coding: Coding) -> Row[Any]:
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


def where(ground: Row[Any]) -> str:
    """Return the transcript and the sentences, for the history: `01-nord (sentences 3–5)`.

    Of what is in no sentence, such as the name of a speaker, the transcript alone.
    """
    first, last = ground.first_sentence, ground.last_sentence
    if last is None or first > last:
        return str(ground.transcript)
    return f"{ground.transcript} ({numbered('sentence', first, last)})"


def described(connection: Connection, coding: Coding) -> str:
    """Return a coding in a few words: code, transcript and sentences."""
    ground = ground_of(connection, coding)
    return f"{ground.code} on {where(ground)}"


def check_inside(ground: Row[Any], span: Span) -> None:
    if span.end > ground.characters:
        raise MbcodeError(
            f"{ground.transcript}: {span.start}-{span.end} lies outside the text, "
            f"which ends at {ground.characters}"
        )


def check_applicable(ground: Row[Any]) -> None:
    if not may_be_applied(ground.codable, has_codes_below=ground.has_codes_below):
        raise MbcodeError(f"'{ground.code}' is a heading; choose a code below it")


def check_free(ground: Row[Any], own: int | None = None) -> None:
    """Refuse a second coding of one code by one coder on one passage; `own` may be there."""
    if ground.double not in (None, own):
        raise ConflictError(
            f"'{ground.code}' is on these words already: coding {ground.double} on {where(ground)}"
        )


def check_free_place(connection: Connection, coding: Coding) -> tuple[str, str]:
    """Return where a coding is, and its code's name; raises like `Codings.tag` unless it can be
    there.
    """
    ground = ground_of(connection, coding)
    check_inside(ground, coding.span)
    check_applicable(ground)
    check_free(ground)
    return where(ground), ground.code
