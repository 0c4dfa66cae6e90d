"""Codings that wait for review as codings like the others, for the length of a merge.

They keep their ids while they wait, and so do their memos (see `store/reviews.py`): to wait, and to
be placed, is only to lie elsewhere.
"""

from __future__ import annotations

from typing import Any

from mbcode.store.copies.kinds import PASSAGE, Passage
from mbcode.store.copies.past import RawRows

HELD_AS = {"review": "coding", "review_memo": "memo"}
"""Which table a row of another one is held as a row of."""


def gathered(raw: RawRows) -> RawRows:
    """Return rows of the database with those that wait among the codings and the memos."""
    codings, memos = raw["coding"], raw["memo"]
    reviews, review_memos = raw["review"], raw["review_memo"]
    return {
        **{table: rows for table, rows in raw.items() if table not in HELD_AS},
        "coding": {id_: _coding(row) for id_, row in {**codings, **reviews}.items()},
        "memo": {**memos, **{id_: _memo(row) for id_, row in review_memos.items()}},
    }


def _coding(row: dict[str, Any]) -> dict[str, Any]:
    others = {name: value for name, value in row.items() if name not in ("start", "end", PASSAGE)}
    return {**others, PASSAGE: Passage(row["start"], row["end"], row.get(PASSAGE))}


def _memo(row: dict[str, Any]) -> dict[str, Any]:
    on = {"coding_id": row["review_id"], "code_id": None, "transcript_id": None}
    return {**{name: value for name, value in row.items() if name != "review_id"}, **on}
