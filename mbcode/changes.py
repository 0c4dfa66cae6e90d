"""The history of a study as values: which changes are meant, and what they did.

A `Change` itself is one of the nouns, in `model`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class ChangeFilters:
    """Which changes of the history to keep: OR within one field, AND between; an empty one keeps
    all.

    `coders` and `transcripts` hold ids, `kinds` words such as `tag`; `since` and `until` are points
    in time, both included, and `up_to` is the last change that counts.
    """

    coders: tuple[int, ...] = ()
    transcripts: tuple[int, ...] = ()
    kinds: tuple[str, ...] = ()
    since: datetime | None = None
    until: datetime | None = None
    up_to: int | None = None


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment of a study's history: `at` a point in time, when `change` was the newest (0: before
    the first).
    """

    change: int
    at: datetime
