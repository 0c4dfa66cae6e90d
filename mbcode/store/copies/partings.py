"""Where two copies of a study parted, told by their histories.

Both begin with the same changes: until there the copies were one. Where one has merged the other
since, it noted how far (a *meeting*), and which things are the same; so what was united once, or
settled, is past for both.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from mbcode.store.copies.three_way import Side

Kin = Mapping[str, Mapping[int, int]]
"""By table, the id here of what has another id there, by that id."""


@dataclass(frozen=True, slots=True)
class Head:
    """What tells one change from another with the same number in another copy.

    What it says is left out: pseudonymising rewrites that.
    """

    at: datetime
    coder: str
    kind: str


@dataclass(frozen=True, slots=True)
class Meeting:
    """That a copy was merged, up to its change `other_change`; `kin` are pairs of its id and the
    own.
    """

    at: datetime
    other_change: int
    other_at: datetime
    kin: Mapping[str, list[list[int]]]


@dataclass(frozen=True, slots=True)
class Story:
    """The history of one copy: its changes by id, and whom it met."""

    heads: Mapping[int, Head]
    meetings: tuple[Meeting, ...]


@dataclass(frozen=True, slots=True)
class Parting:
    """What each copy did by itself, by the ids of changes, and the last state both had.

    That state is what `of` had before `since`, newest first. `at` is when the last change was made
    that both histories hold.
    """

    here: frozenset[int]
    there: frozenset[int]
    of: Side
    since: tuple[int, ...]
    kin: Kin
    at: datetime | None


def parting(here: Story, there: Story) -> Parting:
    """Return where the copies parted."""
    shared = {id_ for id_, head in here.heads.items() if there.heads.get(id_) == head}
    only_here = frozenset(here.heads.keys() - shared)
    only_there = frozenset(there.heads.keys() - shared)
    met_here = [each for each in here.meetings if _is_of(each, there, only_there)]
    met_there = [each for each in there.meetings if _is_of(each, here, only_here)]
    of, since = Side.THEIRS, only_there
    latest = max((*met_here, *met_there), key=lambda meeting: meeting.at, default=None)
    if latest is not None:
        of, ids = (Side.THEIRS, only_there) if latest in met_here else (Side.OURS, only_here)
        since = frozenset(id_ for id_ in ids if id_ > latest.other_change)
    return Parting(
        here=only_here,
        there=only_there,
        of=of,
        since=tuple(sorted(since, reverse=True)),
        kin=_kin(met_here, met_there),
        at=max((here.heads[id_].at for id_ in shared), default=None),
    )


def _is_of(meeting: Meeting, other: Story, apart: frozenset[int]) -> bool:
    """Tell whether it was this other copy that was met, after the two had parted."""
    head = other.heads.get(meeting.other_change)
    return meeting.other_change in apart and head is not None and head.at == meeting.other_at


def _kin(met_here: Iterable[Meeting], met_there: Iterable[Meeting]) -> Kin:
    """Return what all meetings noted, a later one over an earlier."""
    noted = [(each.at, each.kin, False) for each in met_here]
    noted += [(each.at, each.kin, True) for each in met_there]
    found: dict[str, dict[int, int]] = {}
    for _, kin, is_theirs in sorted(noted, key=lambda each: each[0]):
        for table, pairs in kin.items():
            in_order = (reversed(pair) if is_theirs else pair for pair in pairs)
            found.setdefault(table, {}).update((there, here) for there, here in in_order)
    return found
