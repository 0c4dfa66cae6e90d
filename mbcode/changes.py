"""The history of a study as values: its changes, which of them are meant, and what they did."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from mbcode.model import Coding, Span


@dataclass(frozen=True, slots=True)
class Change:
    """One step of the study's history, and what it did to codings.

    `added` holds codings that came or were altered, as they are now, and those whose memo was;
    `removed` the ids of those that went; `before` those that went or were altered as they had been.
    `transcripts` are the ids of those that it touched: their text, codings, memos or marks.
    `elsewhere` says that something else changed too (codes, transcripts, other memos), `untold`
    that it was too much to hand over, or cases: whoever shows the study then reads it anew.
    """

    id: int
    at: datetime
    coder: str
    kind: str
    summary: str
    added: tuple[Coding, ...] = ()
    removed: tuple[int, ...] = ()
    before: tuple[Coding, ...] = ()
    transcripts: tuple[int, ...] = ()
    elsewhere: bool = False
    untold: bool = False
    undone: bool = False


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
