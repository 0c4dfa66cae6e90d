"""Rows read as columns and handed out as frozen values, never as ORM objects with a session."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, DateTime, and_, bindparam, select, type_coerce, union_all

from mbcode.columns import Given
from mbcode.danish import sort_key
from mbcode.model import Code, Coder, CodeText, Coding, Memo, MemoTarget, Span, may_be_applied
from mbcode.store import tables as t
from mbcode.store.batches import batches
from mbcode.store.whose import EVERYBODY, Whose

CODE_TEXT = (
    "name",
    "definition",
    "include",
    "exclude",
    "example",
    "label_en",
    "colour",
    "key",
    "keywords",
    "codable",
)
"""The columns of `code` that hold what a codebook says of it."""


_OWN_MEMO = and_(t.Memo.coding_id == t.Coding.id, t.Memo.coder_id == t.Coding.coder_id)
_CODINGS = select(
    t.Coding.id,
    t.Coding.transcript_id,
    t.Coding.start,
    t.Coding.end,
    t.Coding.code_id,
    t.Coding.coder_id,
    t.Coding.created_at,
    t.Memo.text,
).outerjoin(t.Memo, _OWN_MEMO)
_CODINGS_OF = _CODINGS.where(t.Coding.transcript_id == bindparam("transcript")).order_by(
    t.Coding.start, t.Coding.end.desc(), t.Coding.id
)
_CODINGS_BY_ID = _CODINGS.where(t.Coding.id.in_(bindparam("ids", expanding=True))).order_by(
    t.Coding.id
)

# A row for every coding there is: past `UtcTime`, whose work on each is half of all that is done.
_GIVEN_IN = select(t.Coding.id, type_coerce(t.Coding.created_at, DateTime)).where(
    t.Coding.transcript_id.in_(bindparam("transcripts", expanding=True))
)
_MEMOS_IN = (
    select(t.Coding.id, t.Memo.text)
    .join(t.Memo, _OWN_MEMO)
    .where(t.Coding.transcript_id.in_(bindparam("transcripts", expanding=True)))
)


def codings_of(connection: Connection, transcript_id: int) -> tuple[Coding, ...]:
    """Return a transcript's codings by all coders, in order of start, longest first."""
    rows = connection.execute(_CODINGS_OF, {"transcript": transcript_id}).all()
    return tuple(_coding(row) for row in rows)


def codings_by_id(connection: Connection, ids: Sequence[int]) -> tuple[Coding, ...]:
    """Return those of the codings that stand, by id."""
    found: list[Coding] = []
    for batch in batches(ids):
        rows = connection.execute(_CODINGS_BY_ID, {"ids": batch})
        found += [_coding(row) for row in rows]
    return tuple(found)


def given_in(connection: Connection, transcripts: Sequence[int]) -> dict[int, Given]:
    """Return when and with what memo each coding of these transcripts was given, by id."""
    found: dict[int, Given] = {}
    for batch in batches(transcripts):
        here = {"transcripts": batch}
        memos = dict(connection.execute(_MEMOS_IN, here).all())
        found |= {
            id_: Given(f"{made.isoformat()}Z", memos.get(id_, ""))
            for id_, made in connection.execute(_GIVEN_IN, here).all()
        }
    return found


def _coding(row: Any) -> Coding:
    id_, transcript, start, end, code, coder, created_at, memo = row
    return Coding(id_, transcript, Span(start, end), code, coder, created_at, memo or "")


def coders(connection: Connection, whose: Whose = EVERYBODY) -> tuple[Coder, ...]:
    """Return all coders in the order of their names."""
    query = whose.within(connection, select(t.Coder.id, t.Coder.name), t.Coder.id)
    rows = connection.execute(query)
    return tuple(sorted((Coder(id_, name) for id_, name in rows), key=lambda c: sort_key(c.name)))


def codes(connection: Connection) -> tuple[Code, ...]:
    """Return the codebook in its order: each code, then what stands below it."""
    query = select(t.Code.id, t.Code.parent_id, *(getattr(t.Code, name) for name in CODE_TEXT))
    below: dict[int | None, list[Any]] = {}
    for row in connection.execute(query.order_by(t.Code.position, t.Code.id)):
        below.setdefault(row.parent_id, []).append(row)
    ordered: list[Code] = []
    waiting = [(row, 0, row.name) for row in reversed(below.get(None, []))]
    while waiting:
        row, depth, theme = waiting.pop()
        children = below.get(row.id, [])
        ordered.append(_code(row, depth, theme, is_leaf=not children))
        waiting += [(child, depth + 1, theme) for child in reversed(children)]
    return tuple(ordered)


def _code(row: Any, depth: int, theme: str, *, is_leaf: bool) -> Code:
    values = {name: getattr(row, name) for name in CODE_TEXT}
    text = CodeText(**{**values, "keywords": tuple(row.keywords)})
    applicable = may_be_applied(row.codable, has_codes_below=not is_leaf)
    return Code(row.id, text, row.parent_id, theme, depth, applicable)


def memos(connection: Connection) -> tuple[Memo, ...]:
    """Return all memos, oldest first."""
    return tuple(map(_memo, connection.execute(_MEMOS.order_by(t.Memo.id))))


def memos_on(connection: Connection, target: MemoTarget) -> tuple[Memo, ...]:
    """Return the memos on one thing, oldest first."""
    on_it = (
        t.Memo.coding_id == target.coding,
        t.Memo.code_id == target.code,
        t.Memo.transcript_id == target.transcript,
    )
    return tuple(map(_memo, connection.execute(_MEMOS.where(*on_it).order_by(t.Memo.id))))


def memos_around(connection: Connection, transcript: int | None) -> tuple[Memo, ...]:
    """Return the memos on codes, on a transcript and on its codings; on one thing the oldest
    first.
    """
    return tuple(map(_memo, connection.execute(_MEMOS_AROUND, {"transcript": transcript})))


_MEMOS = select(
    t.Memo.id,
    t.Memo.coding_id,
    t.Memo.code_id,
    t.Memo.transcript_id,
    t.Memo.coder_id,
    t.Memo.text,
    t.Memo.created_at,
    t.Memo.changed_at,
)
# Three questions in one, each of which an index answers: `or` would have all memos looked through.
_MEMOS_AROUND = union_all(
    _MEMOS.where(t.Memo.code_id.is_not(None)),
    _MEMOS.where(t.Memo.transcript_id == bindparam("transcript")),
    _MEMOS.join(t.Coding, t.Coding.id == t.Memo.coding_id).where(
        t.Coding.transcript_id == bindparam("transcript")
    ),
).order_by("id")


def _memo(row: Any) -> Memo:
    id_, coding, code, transcript, coder, text, created_at, changed_at = row
    target = MemoTarget(coding, code, transcript)
    return Memo(id_, target, coder, text, created_at, changed_at)
