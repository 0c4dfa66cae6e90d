"""What a merge did, or would do, counted by kind and coder."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from mbcode.store.copies.kinds import KINDS, Row
from mbcode.store.copies.plan import Plan


@dataclass(frozen=True, slots=True)
class Merged:
    """How many things of one kind, and of one coder where they have one, came, changed and went."""

    noun: str
    coder: str
    added: int
    changed: int
    removed: int


def merged(plan: Plan, coders: Mapping[int, str]) -> tuple[Merged, ...]:
    """Return the counts of a plan; `coders` are names by ident."""
    found = []
    for kind in KINDS:
        parts = [
            _by_coder(part[kind.table], coders) for part in (plan.added, plan.changed, plan.removed)
        ]
        for coder in sorted(set().union(*parts)):
            found.append(Merged(kind.noun, coder, *(part[coder] for part in parts)))
    return tuple(found)


def _by_coder(rows: Mapping[int, Row], coders: Mapping[int, str]) -> Counter[str]:
    return Counter(coders.get(row.get("coder_id", 0), "") for row in rows.values())
