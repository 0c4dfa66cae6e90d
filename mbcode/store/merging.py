"""Merging one code into another, and dividing one, without losing a coding or a word of a memo."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, func, select

from mbcode.errors import MbcodeError
from mbcode.memo_links import relinked
from mbcode.model import Code, may_be_applied
from mbcode.store import tables as t
from mbcode.store.recorder import Recorder


def merge(recorder: Recorder, all_codes: Sequence[Code], code: Code, into: Code) -> None:
    """Hand a code's codings, reviews, memos and children to `into` and remove it.

    Where one coder gave both codes to exactly one passage, one coding stays, with both memos' text
    and the links to both.
    Raises MbcodeError if the two are one, or if codings would come to stand on a heading.
    """
    _refuse(recorder.connection, all_codes, code, into)
    _merge_codings(recorder, code.id, into.id)
    waiting = select(t.Review.id).where(t.Review.code_id == code.id)
    recorder.update_many(
        t.Review, list(recorder.connection.execute(waiting).scalars()), code_id=into.id
    )
    _merge_memos(recorder, t.Memo.code_id, "code_id", code.id, into.id)
    children = [child.id for child in all_codes if child.parent == code.id]
    last = max(
        (_position(recorder.connection, c.id) for c in all_codes if c.parent == into.id), default=0
    )
    for offset, child in enumerate(children, start=1):
        recorder.update(t.Code, child, parent_id=into.id, position=last + offset)
    recorder.delete(t.Code, [code.id])
    recorder.summary = f"merge code {code.name} into {into.name}"


def check_codings_of(connection: Connection, code: Code, codings: Sequence[int]) -> None:
    """Raise MbcodeError unless these are codings with this code, and at least one."""
    if not codings:
        raise MbcodeError(f"say which codings of '{code.name}' the new code takes")
    query = select(t.Coding.id).where(t.Coding.code_id == code.id)
    strangers = sorted(set(codings) - set(connection.execute(query).scalars()))
    if strangers:
        raise MbcodeError(f"coding {strangers[0]} is no coding with '{code.name}'")


def _refuse(connection: Connection, all_codes: Sequence[Code], code: Code, into: Code) -> None:
    by_id = {candidate.id: candidate for candidate in all_codes}
    above: Code | None = into
    while above is not None:
        if above.id == code.id:
            raise MbcodeError(f"'{code.name}' can't be merged into itself or into a code below it")
        above = by_id[above.parent] if above.parent is not None else None
    query = select(func.count()).where(t.Coding.code_id == code.id)
    if not _takes_codings(all_codes, code, into) and connection.execute(query).scalar_one():
        raise MbcodeError(
            f"'{into.name}' is a heading and can't take codings; choose a code below it"
        )


def _takes_codings(all_codes: Sequence[Code], code: Code, into: Code) -> bool:
    """Tell whether `into` can be applied once what stands below `code` stands below it."""
    both = (code.id, into.id)
    below = any(each.parent in both and each.id not in both for each in all_codes)
    return may_be_applied(into.text.codable, has_codes_below=below)


def _merge_codings(recorder: Recorder, code: int, into: int) -> None:
    stands = {_passage(row): row.id for row in _codings(recorder.connection, into)}
    moved: list[int] = []
    twins: dict[int, int] = {}
    for row in _codings(recorder.connection, code):
        kept = stands.get(_passage(row))
        if kept is None:
            moved.append(row.id)
        else:
            _merge_memos(recorder, t.Memo.coding_id, "coding_id", row.id, kept)
            recorder.delete(t.Coding, [row.id])
            twins[row.id] = kept
    recorder.update_many(t.Coding, moved, code_id=into)
    if twins:
        _relink(recorder, twins)


def _relink(recorder: Recorder, twins: Mapping[int, int]) -> None:
    """Let links to codings that went be to those that stand in their place."""
    memos = recorder.connection.execute(select(t.Memo.id, t.Memo.text)).all()
    for id_, text in memos:
        now = relinked(text, lambda coding: twins.get(coding, coding))
        if now != text:
            recorder.update(t.Memo, id_, text=now)


def _merge_memos(recorder: Recorder, column: Any, target: str, gone: int, kept: int) -> None:
    """Move the memos on one thing to another; a coder's memos on both become one text."""
    query = select(t.Memo.__table__)
    stands = {row.coder_id: row for row in recorder.connection.execute(query.where(column == kept))}
    for row in recorder.connection.execute(query.where(column == gone)).all():
        own = stands.get(row.coder_id)
        if own is None:
            recorder.update(t.Memo, row.id, **{target: kept})
        else:
            recorder.delete(t.Memo, [row.id])
            recorder.update(
                t.Memo, own.id, text=f"{own.text}\n\n{row.text}", changed_at=recorder.now
            )


def _codings(connection: Connection, code: int) -> Sequence[Row[Any]]:
    query = select(t.Coding.__table__).where(t.Coding.code_id == code).order_by(t.Coding.id)
    return connection.execute(query).all()


def _passage(row: Row[Any]) -> tuple[int, int, int, int]:
    return row.transcript_id, row.start, row.end, row.coder_id


def _position(connection: Connection, code: int) -> int:
    return connection.execute(select(t.Code.position).where(t.Code.id == code)).scalar_one()
