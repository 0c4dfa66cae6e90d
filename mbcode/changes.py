"""The history of a study as values: which changes are meant, and what they did.

A `Change` itself is one of the nouns, in `model`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from mbcode.model import Span


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


DEFINING = ("name", "definition", "include", "exclude")
"""The fields of `CodeText` by which a coder decides whether to give the code."""


DECIDING = ("recode", "edges")
"""Kinds of change, beside those that make codings, in which a coder decides on one anew. Where
codes are merged or a text is corrected, codings are carried along, and nobody read them.
"""


@dataclass(frozen=True, slots=True)
class CodeVersion:
    """What defined a code from the change `change` on, which `coder` made."""

    change: int
    at: datetime
    coder: str
    name: str
    definition: str
    include: str
    exclude: str

    @property
    def fields(self) -> tuple[str, ...]:
        return tuple(getattr(self, name) for name in DEFINING)


@dataclass(frozen=True, slots=True)
class StaleCoding:
    """A coding, by its id, that was made or last decided on (at `decided_at`) when its code was
    defined as `then`; it is defined as `now` since.
    """

    coding: int
    decided_at: datetime
    then: CodeVersion
    now: CodeVersion


@dataclass(frozen=True, slots=True)
class ChangeTold:
    """What one change did, a line a thing; the ids of the transcripts it touched; the passage of
    one of them that it touched, as it stands or stood last, None where there is none.
    """

    lines: tuple[str, ...]
    transcripts: tuple[int, ...]
    passage: tuple[int, Span] | None
