"""Codings that no place is certain for since their text was corrected, until somebody settles them.

Such a coding is out of the text and out of every count; nothing of it is lost, and it and its memos
keep their ids. To settle one is to place it, and it is the coding it was, with its memos; or to
drop it, and it goes as if untagged.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, Select, and_, func, select

from mbcode.changes import Change
from mbcode.errors import NotFoundError
from mbcode.model import Coding, Review, Span
from mbcode.store import tables as t
from mbcode.store.batches import batches
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


class Waiting(NamedTuple):
    """What a coding covered, and where in the text to look for it."""

    passage: str
    start: int
    end: int


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
            place, code = check_free_place(recorder.connection, _coding(review, span))
            come_back(recorder, {id_: span})
            recorder.summary = f"place {code} on {place}"
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


def put_aside(recorder: Recorder, waiting: Mapping[int, Waiting]) -> None:
    """Turn codings, by their ids, into reviews, their memos with them."""
    codings = _rows(recorder.connection, t.Coding, t.Coding.id, waiting)
    memos = _rows(recorder.connection, t.Memo, t.Memo.coding_id, waiting)
    _restore(recorder, t.Review, [{**row, **waiting[row["id"]]._asdict()} for row in codings])
    _restore(recorder, t.ReviewMemo, [{**row, "review_id": row["coding_id"]} for row in memos])
    remove_codings(recorder, [row["id"] for row in codings])


def come_back(recorder: Recorder, places: Mapping[int, Span]) -> None:
    """Turn reviews, by their ids, into the codings that they were, at these free places."""
    reviews = _rows(recorder.connection, t.Review, t.Review.id, places)
    memos = _rows(recorder.connection, t.ReviewMemo, t.ReviewMemo.review_id, places)
    spans = {id_: {"start": span.start, "end": span.end} for id_, span in places.items()}
    on_nothing_else = {"code_id": None, "transcript_id": None}
    _restore(recorder, t.Coding, [{**row, **spans[row["id"]]} for row in reviews])
    _restore(
        recorder,
        t.Memo,
        [{**row, "coding_id": row["review_id"], **on_nothing_else} for row in memos],
    )
    _remove(recorder, [row["id"] for row in reviews])


def _rows(
    connection: Connection, model: type[t.Base], column: Any, ids: Iterable[int]
) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for batch in batches(sorted(ids)):
        query = select(model.__table__).where(column.in_(batch)).order_by("id")
        found += [dict(row._mapping) for row in connection.execute(query)]
    return found


def _restore(recorder: Recorder, model: type[t.Base], rows: Sequence[Mapping[str, Any]]) -> None:
    """Add rows made of those of another table: what they have in common, stamped anew."""
    names = model.__table__.c.keys()
    stamped = [{**row, "change_id": recorder.change_id} for row in rows]
    if stamped:
        recorder.restore(model, [{name: row[name] for name in names} for row in stamped])


def _remove(recorder: Recorder, ids: Sequence[int]) -> None:
    memos = _rows(recorder.connection, t.ReviewMemo, t.ReviewMemo.review_id, ids)
    recorder.delete(t.ReviewMemo, [memo["id"] for memo in memos])
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
