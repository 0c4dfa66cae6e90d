"""Giving codes to passages, in the name of whoever makes the change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import select

from mbcode.amounts import many
from mbcode.model import Coding, Span
from mbcode.store import tables as t
from mbcode.store.ground import check_applicable, check_free, check_inside, ground_of, where
from mbcode.store.recorder import Recorder


def give(
    recorder: Recorder, transcript: int, span: Span, code: int, origin: str = "hand"
) -> Coding:
    """Give a code to a passage in the name of whoever makes the change."""
    coding = Coding(0, transcript, span, code, recorder.coder_id, recorder.now)
    ground = ground_of(recorder.connection, coding)
    check_inside(ground, span)
    check_applicable(ground)
    check_free(ground)
    on = f" on {where(ground)}"
    told = f"{recorder.summary.removesuffix(on)}," if recorder.given else "tag"
    recorder.summary = f"{told} {ground.code}{on}"
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


def codes_on(recorder: Recorder, transcript: int, span: Span) -> set[int]:
    """Return the codes that whoever makes the change has given to exactly this passage."""
    query = select(t.Coding.code_id).where(
        t.Coding.transcript_id == transcript,
        t.Coding.start == span.start,
        t.Coding.end == span.end,
        t.Coding.coder_id == recorder.coder_id,
    )
    return set(recorder.connection.execute(query).scalars())


def give_many(recorder: Recorder, passages: Sequence[tuple[int, Span]], code: int) -> None:
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
    had_it = f" ({already} had it already)" if already else ""
    recorder.summary = f"tag {many(len(rows), 'passage')} {name}{had_it}"


def _check_many(recorder: Recorder, passages: Sequence[tuple[int, Span]], code: int) -> str:
    """Return the code's name; raises unless it can be applied and every passage is in its text."""
    name, furthest = "", {}
    for transcript, span in sorted(passages, key=lambda passage: passage[1].end):
        furthest[transcript] = span
    for transcript, span in furthest.items():
        coding = Coding(0, transcript, span, code, recorder.coder_id, recorder.now)
        ground = ground_of(recorder.connection, coding)
        check_inside(ground, span)
        check_applicable(ground)
        name = str(ground.code)
    return name


def _passages_with(recorder: Recorder, code: int) -> frozenset[tuple[int, Span]]:
    """Return the passages to which whoever makes the change has given the code."""
    query = select(t.Coding.transcript_id, t.Coding.start, t.Coding.end).where(
        t.Coding.code_id == code, t.Coding.coder_id == recorder.coder_id
    )
    rows = recorder.connection.execute(query)
    return frozenset((transcript, Span(start, end)) for transcript, start, end in rows)


def write_coding_memo(
    recorder: Recorder, coding_id: int, text: str, coder: int | None = None
) -> None:
    """Put a coder's memo on a coding that has none of theirs; that of whoever makes the change, if
    no coder is named.
    """
    recorder.insert(
        t.Memo,
        coder_id=recorder.coder_id if coder is None else coder,
        coding_id=coding_id,
        code_id=None,
        transcript_id=None,
        text=text.strip(),
        created_at=recorder.now,
        changed_at=recorder.now,
    )
