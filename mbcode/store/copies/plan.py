"""What merging a copy would do: worked out from three states, before anything is altered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from mbcode.store.copies.kinds import KINDS, Row, Rows
from mbcode.store.copies.matching import Matches, matched, matches
from mbcode.store.copies.three_way import Conflict, Side, settle, to_be_settled, unite
from mbcode.store.copies.uniqueness import make_unique


@dataclass(frozen=True, slots=True)
class States:
    """Three states of what either side touched since the past, and of all that has a name.

    `standing` are the codings here that neither touched, in transcripts where the copy did
    something.
    """

    past: Rows
    ours: Rows
    theirs: Rows
    standing: Mapping[int, Row]


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be added, changed and removed here, by table and ident; and what is in conflict.

    `added` and `changed` hold whole rows, `before` what stands here of those that are changed or
    removed. `conflicts` are those to be settled, whether they are or not; `matches` says what was
    made on both sides.
    """

    added: Rows
    changed: Rows
    removed: Rows
    before: Rows
    conflicts: tuple[Conflict, ...]
    matches: Matches
    notes: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to do."""
        return not any(
            rows for part in (self.added, self.changed, self.removed) for rows in part.values()
        )

    def unsettled(self, settled: Mapping[Conflict, Side]) -> tuple[Conflict, ...]:
        """Return the conflicts that nobody has settled."""
        return tuple(each for each in self.conflicts if each not in settled)


def make_plan(states: States, settled: Mapping[Conflict, Side]) -> Plan:
    """Return what merging does, once conflicts are `settled`; those that are not stand as ours."""
    found = matches(states.past, states.ours, states.theirs)
    theirs = matched(states.theirs, found)
    union = unite(states.past, states.ours, theirs)
    conflicts = to_be_settled(union)
    settle(union, settled)
    notes = make_unique(union, states.ours, states.standing)
    return Plan(
        added=dict(_added(union.rows, states.ours)),
        changed=dict(_changed(union.rows, states.ours)),
        removed=dict(_added(states.ours, union.rows)),
        before=states.ours,
        conflicts=conflicts,
        matches=found,
        notes=tuple(notes),
    )


def _added(rows: Rows, before: Rows) -> Iterator[tuple[str, dict[int, Row]]]:
    for kind in KINDS:
        stands = before.get(kind.table, {})
        now = rows.get(kind.table, {})
        yield kind.table, {ident: row for ident, row in now.items() if ident not in stands}


def _changed(rows: Rows, before: Rows) -> Iterator[tuple[str, dict[int, Row]]]:
    for kind in KINDS:
        stands = before.get(kind.table, {})
        yield (
            kind.table,
            {
                ident: row
                for ident, row in rows[kind.table].items()
                if ident in stands and row != stands[ident]
            },
        )
