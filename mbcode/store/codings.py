"""Giving codes to passages and taking them away."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, bindparam, exists, func, select
from sqlalchemy.orm import aliased

from mbcode.errors import ConflictError, MbcodeError, NotFoundError
from mbcode.model import Change, CodeText, Coding, Span, may_be_applied
from mbcode.store import tables as t
from mbcode.store.codebook import insert_code
from mbcode.store.database import Database
from mbcode.store.log import Log
from mbcode.store.reading import codings_by_id, codings_of
from mbcode.store.recorder import Recorder

# Built once: a keypress that tags waits for these, and building one costs more than running it.
_BELOW = aliased(t.Code)
_TRANSCRIPT = select(t.Transcript.name, t.Transcript.characters).where(
    t.Transcript.id == bindparam("transcript")
)
_CODE = select(
    t.Code.name,
    t.Code.codable,
    exists().where(_BELOW.parent_id == t.Code.id).label("has_codes_below"),
).where(t.Code.id == bindparam("code"))
_DOUBLE = select(t.Coding.id).where(
    t.Coding.transcript_id == bindparam("transcript"),
    t.Coding.start == bindparam("start"),
    t.Coding.end == bindparam("end"),
    t.Coding.code_id == bindparam("code"),
    t.Coding.coder_id == bindparam("coder"),
)


class Codings:
    """The codings of one study."""

    def __init__(self, database: Database, log: Log) -> None:
        self._database = database
        self._log = log

    def of(self, transcript: int) -> tuple[Coding, ...]:
        """Return a transcript's codings by all coders, in order of start, longest first."""
        with self._database.reading() as connection:
            return codings_of(connection, transcript)

    def get(self, id_: int) -> Coding:
        """Return one coding; NotFoundError if there is none with this id."""
        with self._database.reading() as connection:
            return one_coding(connection, id_)

    def counts(self, coder: int | None = None) -> dict[int, int]:
        """Return the number of codings by code id, of one coder or of all; codes without any are
        left out.
        """
        query = select(t.Coding.code_id, func.count()).group_by(t.Coding.code_id)
        if coder is not None:
            query = query.where(t.Coding.coder_id == coder)
        with self._database.reading() as connection:
            return dict(connection.execute(query).all())

    def tag(self, transcript: int, span: Span, code: int, memo: str = "") -> Change:
        """Give `code` to a passage in this coder's name.

        Raises ConflictError if this coder has given it to exactly this passage before,
        NotFoundError for an unknown transcript or code, MbcodeError for a heading or a passage
        outside the text.
        """
        with self._log.change("tag") as recorder:
            coding_id = _give(recorder, transcript, span, code)
            if memo.strip():
                write_coding_memo(recorder, coding_id, memo)
        return recorder.result

    def tag_with_new_code(
        self, transcript: int, span: Span, text: CodeText, parent: int | None = None
    ) -> Change:
        """Add a code, last below `parent` or at the top, and give it to a passage, as one step.

        Raises like `tag` and `Codebook.add`.
        """
        with self._log.change("tag") as recorder:
            _give(recorder, transcript, span, insert_code(recorder, text, parent))
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
            code_name = applicable_code(connection, code)
            recorder.summary = f"recode {described(connection, coding)} to {code_name}"
            if coding.code != code:
                where = (coding.transcript, coding.span.start, coding.span.end, code, coding.coder)
                _refuse_double(connection, where, code_name)
                recorder.update(t.Coding, id_, code_id=code)
        return recorder.result

    def move_edges(self, id_: int, span: Span) -> Change:
        """Let a coding cover `span` instead; raises like `tag`."""
        with self._log.change("edges") as recorder:
            connection = recorder.connection
            coding = one_coding(connection, id_)
            inside_text(connection, coding.transcript, span)
            recorder.summary = f"move {described(connection, coding)} to {span.start}-{span.end}"
            if coding.span != span:
                code_name = connection.execute(_CODE, {"code": coding.code}).one().name
                where = (coding.transcript, span.start, span.end, coding.code, coding.coder)
                _refuse_double(connection, where, code_name)
                recorder.update(t.Coding, id_, start=span.start, end=span.end)
        return recorder.result


def inside_text(connection: Connection, transcript: int, span: Span) -> str:
    """Return the transcript's name; raises unless `span` lies inside its text."""
    row = connection.execute(_TRANSCRIPT, {"transcript": transcript}).one_or_none()
    if row is None:
        raise NotFoundError(f"there is no transcript with id {transcript}")
    if span.end > row.characters:
        raise MbcodeError(
            f"{row.name}: {span.start}-{span.end} lies outside the text, "
            f"which ends at {row.characters}"
        )
    return str(row.name)


def applicable_code(connection: Connection, code: int) -> str:
    """Return the code's name; raises unless it is there and can be applied."""
    row = connection.execute(_CODE, {"code": code}).one_or_none()
    if row is None:
        raise NotFoundError(f"there is no code with id {code}")
    if not may_be_applied(row.codable, has_codes_below=row.has_codes_below):
        raise MbcodeError(f"'{row.name}' is a heading; choose a code below it")
    return str(row.name)


def _give(recorder: Recorder, transcript: int, span: Span, code: int) -> int:
    """Give a code to a passage in the name of whoever makes the change; return the coding's id."""
    connection, coder = recorder.connection, recorder.coder_id
    name = inside_text(connection, transcript, span)
    code_name = applicable_code(connection, code)
    _refuse_double(connection, (transcript, span.start, span.end, code, coder), code_name)
    recorder.summary = f"tag {name} {span.start}-{span.end} {code_name}"
    return recorder.insert(
        t.Coding,
        transcript_id=transcript,
        start=span.start,
        end=span.end,
        code_id=code,
        coder_id=coder,
        created_at=recorder.now,
        origin="hand",
    )


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
        raise NotFoundError(f"there is no coding with id {id_}")
    return found[0]


def _refuse_double(
    connection: Connection, where: tuple[int, int, int, int, int], code_name: str
) -> None:
    transcript, start, end, code, coder = where
    values = {"transcript": transcript, "start": start, "end": end, "code": code, "coder": coder}
    double = connection.execute(_DOUBLE, values).scalar()
    if double is not None:
        raise ConflictError(f"'{code_name}' is on {start}-{end} already (coding {double})")
