"""Codings that no place is certain for since their text was corrected, until somebody settles them.

Such a coding is out of the text and out of every count; nothing of it is lost. To settle one is to
place it, and it is the coding it was, with its memos; or to drop it, and it goes as if untagged.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Select, and_, func, select

from mbcode.anchoring.placing import Doubtful
from mbcode.errors import NotFoundError
from mbcode.model import Change, Coding, Review, Span
from mbcode.store import tables as t
from mbcode.store.codings import remove_codings
from mbcode.store.database import Database
from mbcode.store.ground import check_free_place
from mbcode.store.log import Log
from mbcode.store.recorder import Recorder
from mbcode.store.whose import EVERYBODY, Whose

_OWN_MEMO = and_(t.ReviewMemo.review_id == t.Review.id, t.ReviewMemo.coder_id == t.Review.coder_id)
_REVIEWS = (
    select(
        t.Review.id,
        t.Review.transcript_id,
        t.Review.code_id,
        t.Review.coder_id,
        t.Review.passage,
        t.Review.start,
        t.Review.end,
        t.Review.created_at,
        func.coalesce(t.ReviewMemo.text, ""),
    )
    .outerjoin(t.ReviewMemo, _OWN_MEMO)
    .order_by(t.Review.transcript_id, t.Review.start, t.Review.end, t.Review.id)
)


class Reviews:
    """The reviews of one study."""

    def __init__(self, database: Database, log: Log, whose: Whose = EVERYBODY) -> None:
        self._database = database
        self._log = log
        self._whose = whose

    def all(self, transcript: int | None = None) -> tuple[Review, ...]:
        """Return what waits, of one transcript or of all, in the order of the likely places."""
        query = _REVIEWS
        if transcript is not None:
            query = query.where(t.Review.transcript_id == transcript)
        with self._database.reading() as connection:
            return _read(connection, self._whose.within(connection, query, t.Review.coder_id))

    def place(self, id_: int, span: Span) -> Change:
        """Let the coding that waits cover `span` of the text; it comes back with its memos.

        Raises NotFoundError for a review that isn't there, ConflictError if its coder has given its
        code to exactly this passage, MbcodeError for a heading or a passage outside the text.
        """
        with self._log.change("review") as recorder:
            review = _one(recorder.connection, id_)
            name, code = check_free_place(recorder.connection, _coding(review, span))
            _come_back(recorder, review, span)
            recorder.summary = f"place {code} on {name} {span.start}-{span.end}"
        return recorder.result

    def drop(self, ids: Sequence[int]) -> Change:
        """Let codings that wait go, their memos with them; NotFoundError names one that isn't
        there.
        """
        with self._log.change("review") as recorder:
            reviews = [_one(recorder.connection, id_) for id_ in dict.fromkeys(ids)]
            names = [_described(recorder.connection, review) for review in reviews]
            _remove(recorder, [review.id for review in reviews])
            recorder.summary = f"drop {', '.join(names)}"
        return recorder.result


def put_aside(recorder: Recorder, text: str, codings: Sequence[tuple[Coding, Doubtful]]) -> None:
    """Turn codings of `text` into reviews, their memos with them."""
    for coding, where in codings:
        origin = select(t.Coding.origin).where(t.Coding.id == coding.id)
        review = recorder.insert(
            t.Review,
            transcript_id=coding.transcript,
            code_id=coding.code,
            coder_id=coding.coder,
            passage=coding.span.of(text),
            start=where.start,
            end=where.end,
            created_at=coding.created_at,
            origin=recorder.connection.execute(origin).scalar_one(),
        )
        memos = select(t.Memo.__table__).where(t.Memo.coding_id == coding.id).order_by(t.Memo.id)
        for memo in recorder.connection.execute(memos).all():
            recorder.insert(
                t.ReviewMemo,
                review_id=review,
                coder_id=memo.coder_id,
                text=memo.text,
                created_at=memo.created_at,
                changed_at=memo.changed_at,
            )
    remove_codings(recorder, [coding.id for coding, _ in codings])


def _come_back(recorder: Recorder, review: Review, span: Span) -> None:
    connection = recorder.connection
    origin = select(t.Review.origin).where(t.Review.id == review.id)
    coding = recorder.insert(
        t.Coding,
        transcript_id=review.transcript,
        start=span.start,
        end=span.end,
        code_id=review.code,
        coder_id=review.coder,
        created_at=review.created_at,
        origin=connection.execute(origin).scalar_one(),
    )
    memos = select(t.ReviewMemo.__table__).where(t.ReviewMemo.review_id == review.id)
    for memo in connection.execute(memos.order_by(t.ReviewMemo.id)).all():
        recorder.insert(
            t.Memo,
            coder_id=memo.coder_id,
            coding_id=coding,
            code_id=None,
            transcript_id=None,
            text=memo.text,
            created_at=memo.created_at,
            changed_at=memo.changed_at,
        )
    _remove(recorder, [review.id])


def _remove(recorder: Recorder, ids: Sequence[int]) -> None:
    memos = select(t.ReviewMemo.id).where(t.ReviewMemo.review_id.in_(ids))
    recorder.delete(t.ReviewMemo, list(recorder.connection.execute(memos).scalars()))
    recorder.delete(t.Review, ids)


def _read(connection: Connection, query: Select[*tuple[Any, ...]]) -> tuple[Review, ...]:
    return tuple(Review(*row) for row in connection.execute(query))


def _one(connection: Connection, id_: int) -> Review:
    found = _read(connection, _REVIEWS.where(t.Review.id == id_))
    if not found:
        raise NotFoundError(f"there is no review with id {id_}; see 'mbcode list reviews'")
    return found[0]


def _coding(review: Review, span: Span) -> Coding:
    return Coding(0, review.transcript, span, review.code, review.coder, review.created_at)


def _described(connection: Connection, review: Review) -> str:
    query = (
        select(t.Code.name, t.Transcript.name)
        .where(t.Code.id == review.code)
        .join(t.Transcript, t.Transcript.id == review.transcript)
    )
    code, transcript = connection.execute(query).one()
    return f"{code} on {transcript} (review {review.id})"
