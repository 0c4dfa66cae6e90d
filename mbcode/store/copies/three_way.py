"""What became of each row on two sides since they were one, and what is to become of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from mbcode.store.copies.kinds import BY_TABLE, KINDS, Kind, Row, Rows

_EMPTY: tuple[Any, ...] = ("", None, ())
"""What says nothing: where one of two rows made apart says something, there is no conflict."""


class Side(Enum):
    """Whose word holds where two sides differ."""

    OURS = "ours"
    THEIRS = "theirs"


@dataclass(frozen=True, slots=True)
class Conflict:
    """Something that two sides altered differently, to be settled for one of them.

    With a `field`, both gave it a value of their own; without, `deleted` removed the whole thing,
    which the other side altered, or `uses` in so many things. The values are those of the field,
    `past` None where it had none.
    """

    table: str
    ident: int
    field: str = ""
    past: Any = None
    ours: Any = None
    theirs: Any = None
    deleted: Side | None = None
    uses: int = 0


@dataclass(slots=True)
class Union:
    """Rows on their way to one study: what stands, and what of it is in conflict.

    `gone` holds what one side removed and the other left as it was: the row, and who removed it;
    and what a conflict was settled by removing.
    """

    rows: dict[str, dict[int, Row]]
    gone: dict[str, dict[int, tuple[Row, Side]]]
    conflicts: list[Conflict]

    def remove(self, table: str, ident: int, side: Side) -> None:
        """Let a row go, as `side` has it."""
        if ident in self.rows[table]:
            self.gone[table][ident] = self.rows[table].pop(ident), side


def unite(past: Rows, ours: Rows, theirs: Rows) -> Union:
    """Return what the two sides come to. A field in conflict stands as ours, a row as whoever kept
    it has it.
    """
    union = Union({kind.table: {} for kind in KINDS}, {kind.table: {} for kind in KINDS}, [])
    for kind in KINDS:
        sides = [rows.get(kind.table, {}) for rows in (past, ours, theirs)]
        for ident in sorted(sides[1].keys() | sides[2].keys()):
            _unite_row(union, kind, ident, *(rows.get(ident) for rows in sides))
    _keep_what_is_used(union)
    _keep_memos(union)
    return union


def _unite_row(
    union: Union, kind: Kind, ident: int, past: Row | None, ours: Row | None, theirs: Row | None
) -> None:
    stands = union.rows[kind.table]
    if ours is not None and theirs is not None:
        stands[ident] = dict(_unite_fields(union, kind, ident, past, ours, theirs))
        return
    kept = theirs if ours is None else ours
    if kept is None:
        return
    if past is None:
        stands[ident] = kept
        return
    deleted = Side.THEIRS if theirs is None else Side.OURS
    if kind.same(kept, past):
        union.gone[kind.table][ident] = (kept, deleted)
    else:
        stands[ident] = kept
        union.conflicts.append(Conflict(kind.table, ident, deleted=deleted))


def _unite_fields(
    union: Union, kind: Kind, ident: int, past: Row | None, ours: Row, theirs: Row
) -> Iterator[tuple[str, Any]]:
    for name in dict.fromkeys((*ours, *theirs)):
        one, other = ours.get(name), theirs.get(name)
        before = None if past is None else past.get(name)
        value, agreed = _one_value(kind, name, before, one, other, has_past=past is not None)
        if not agreed:
            union.conflicts.append(Conflict(kind.table, ident, name, before, one, other))
        if value is not None or name in ours:
            yield name, value


def _one_value(
    kind: Kind, name: str, past: Any, ours: Any, theirs: Any, *, has_past: bool
) -> tuple[Any, bool]:
    """Return what a field comes to, and whether nobody needs to be asked."""
    if ours == theirs or (has_past and theirs == past):
        return ours, True
    if has_past and ours == past:
        return theirs, True
    if name in kind.quiet:
        return kind.quiet[name](ours, theirs), True
    if not has_past and theirs in _EMPTY:
        return ours, True
    if not has_past and ours in _EMPTY:
        return theirs, True
    return ours, False


def _keep_what_is_used(union: Union) -> None:
    """Keep what one side removed and the other put to use, as a conflict; it may use more."""
    while True:
        used = _uses_of_gone(union)
        if not used:
            return
        for (table, ident), uses in used.items():
            row, deleted = union.gone[table].pop(ident)
            union.rows[table][ident] = row
            union.conflicts.append(Conflict(table, ident, deleted=deleted, uses=uses))


def _keep_memos(union: Union) -> None:
    """Keep the memos that one side removed together with a coding that is not gone yet."""
    removed = {each.ident for each in union.conflicts if each.deleted and each.table == "coding"}
    for ident, (row, _) in list(union.gone["memo"].items()):
        if row["coding_id"] in removed:
            union.rows["memo"][ident] = row
            del union.gone["memo"][ident]


def _uses_of_gone(union: Union) -> dict[tuple[str, int], int]:
    pointed_at = (
        each
        for kind in KINDS
        for row in union.rows[kind.table].values()
        for each in references(kind, row)
    )
    return Counter((table, ident) for table, ident in pointed_at if ident in union.gone[table])


def references(kind: Kind, row: Row) -> Iterator[tuple[str, int]]:
    """Yield table and ident of everything that a row points at."""
    for name, table in kind.refers.items():
        if row.get(name) is not None:
            yield table, row[name]


def settle(union: Union, settled: Mapping[Conflict, Side]) -> None:
    """Do with each conflict as it was settled, and with what hangs on it; those that are not
    settled stand as they are.
    """
    for conflict in union.conflicts:
        chosen = settled.get(conflict)
        row = union.rows[conflict.table].get(conflict.ident)
        if chosen is None or row is None:
            continue
        if conflict.deleted is chosen:
            union.remove(conflict.table, conflict.ident, chosen)
        elif conflict.field and chosen is Side.THEIRS:
            union.rows[conflict.table][conflict.ident] = {**row, conflict.field: conflict.theirs}
    _drop_what_hangs_on_nothing(union)


def _drop_what_hangs_on_nothing(union: Union) -> None:
    """Take away what is nothing without what is gone; let the rest no longer point at it."""
    for kind in KINDS:
        for ident, row in list(union.rows[kind.table].items()):
            lost = {
                name: union.gone[table][row[name]][1]
                for name, table in kind.refers.items()
                if row.get(name) in union.gone[table]
            }
            needed = [side for name, side in lost.items() if name in kind.needs]
            if needed:
                union.remove(kind.table, ident, needed[0])
            elif lost:
                union.rows[kind.table][ident] = {**row, **dict.fromkeys(lost)}


def to_be_settled(union: Union) -> tuple[Conflict, ...]:
    """Return the conflicts that stand by themselves.

    What is nothing without something else that is in conflict is settled with that.
    """
    deleted = {(each.table, each.ident): each.deleted for each in union.conflicts if each.deleted}

    def goes_with_another(conflict: Conflict) -> bool:
        kind = BY_TABLE[conflict.table]
        row = union.rows[conflict.table][conflict.ident]
        return conflict.deleted is not None and any(
            deleted.get((kind.refers[name], row[name])) is conflict.deleted for name in kind.needs
        )

    return tuple(each for each in union.conflicts if not goes_with_another(each))
