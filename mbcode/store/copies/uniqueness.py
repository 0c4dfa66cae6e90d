"""What two sides may each have but one study may not: a name twice, a coding twice, a circle.

Nobody needs to be asked about these: nothing is lost, and where something came out otherwise than
one side had it, a note says so.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import count
from typing import Any

from mbcode.danish import fold
from mbcode.memo_links import relinked
from mbcode.model import LONGEST_NAME
from mbcode.store.copies.kinds import BY_TABLE, NAME, NAMED, PASSAGE, Row, Rows
from mbcode.store.copies.three_way import Side, Union


def make_unique(union: Union, ours: Rows, standing: Mapping[int, Row]) -> list[str]:
    """Let no name, key, coding, memo or mark stand twice, and no code below itself.

    `standing` are codings here that neither side touched, by ident. Returns the notes.
    """
    notes = [note for table in NAMED for note in _unique_names(union, ours, table)]
    notes += _unique_keys(union.rows["code"], ours["code"])
    notes += _open_circles(union.rows["code"], ours["code"])
    _unite_codings(union, standing)
    for table in ("memo", "done_mark"):
        _unite_twins(union, table)
    _number_siblings(union.rows["code"], ours["code"])
    return notes


def _unique_names(union: Union, ours: Rows, table: str) -> list[str]:
    """Give what would take a name that is taken here the name it had here, or one of its own."""
    rows, notes, noun = union.rows[table], [], BY_TABLE[table].noun
    # Who has the name here already comes first, and what only the copy has, last.
    order = sorted(rows, key=lambda ident: (not _has_name(rows, ours[table], ident), ident < 0))
    taken: set[str] = set()
    for ident in order:
        name = rows[ident][NAME]
        if fold(name) in taken:
            had = ours[table].get(ident, {NAME: name})[NAME]
            new = _free_name(had, taken | {fold(rows[other][NAME]) for other in rows})
            rows[ident] = {**rows[ident], NAME: new}
            notes.append(f"another {noun} has the name '{name}' here: theirs is called '{new}'")
        taken.add(fold(rows[ident][NAME]))
    return notes


def _has_name(rows: Mapping[int, Row], ours: Mapping[int, Row], ident: int) -> bool:
    return ident in ours and fold(ours[ident][NAME]) == fold(rows[ident][NAME])


def _free_name(name: str, taken: set[str]) -> str:
    if fold(name) not in taken:
        return name
    numbered = (f"{name[: LONGEST_NAME - 8]} ({number})" for number in count(2))
    return next(each for each in numbered if fold(each) not in taken)


def _unique_keys(codes: dict[int, Row], ours: Mapping[int, Row]) -> list[str]:
    notes = []
    owners: dict[str, int] = {}
    had = {ident: row["key"] for ident, row in ours.items()}
    for ident in sorted(codes, key=lambda each: (had.get(each) != codes[each]["key"], each < 0)):
        key = codes[ident]["key"]
        if key and owners.setdefault(key, ident) != ident:
            owner = codes[owners[key]][NAME]
            codes[ident] = {**codes[ident], "key": ""}
            notes.append(
                f"the key '{key}' is that of '{owner}' here: '{_name(codes, ident)}' has none"
            )
    return notes


def _open_circles(codes: dict[int, Row], ours: Mapping[int, Row]) -> list[str]:
    """Put a code that both sides' moves would bring below itself back to where it is here."""
    notes = []
    for ident in sorted(codes):
        here = ours.get(ident)
        moved = here is not None and here["parent_id"] != codes[ident]["parent_id"]
        if here is not None and moved and _is_below_itself(codes, ident):
            notes.append(
                f"'{_name(codes, ident)}' stays where it is here: theirs would bring it below "
                "itself"
            )
            codes[ident] = {**codes[ident], "parent_id": here["parent_id"]}
    return notes


def _is_below_itself(codes: Mapping[int, Row], ident: int) -> bool:
    seen: set[int] = set()
    above = codes[ident]["parent_id"]
    while above is not None and above not in seen:
        seen.add(above)
        above = codes[above]["parent_id"]
    return ident in seen


def _unite_codings(union: Union, standing: Mapping[int, Row]) -> None:
    """Let one of several codings by one coder with one code on one passage stand, with the memos of
    all. Several that wait for review may be of different passages that had the same words.
    """
    kind, rows = BY_TABLE["coding"], union.rows["coding"]
    gone = union.gone["coding"]
    kept = {
        kind.key_of(row): ident
        for ident, row in standing.items()
        if ident not in rows and ident not in gone
    }
    twins: dict[int, int] = {}
    for ident in sorted(rows, key=_ours_first):
        if rows[ident][PASSAGE].waits:
            continue
        first = kept.setdefault(kind.key_of(rows[ident]), ident)
        if first != ident:
            twins[ident] = first
            union.remove("coding", ident, Side.THEIRS)
    if not twins:
        return
    for ident, row in union.rows["memo"].items():
        on, text = row["coding_id"], relinked(row["text"], lambda id_: twins.get(id_, id_))
        union.rows["memo"][ident] = {**row, "coding_id": twins.get(on, on), "text": text}


def _unite_twins(union: Union, table: str) -> None:
    kind, rows = BY_TABLE[table], union.rows[table]
    kept: dict[tuple[Any, ...], int] = {}
    for ident in sorted(rows, key=_ours_first):
        first = kept.setdefault(kind.key_of(rows[ident]), ident)
        if first != ident:
            if table == "memo":
                rows[first] = {**rows[first], "text": _both([rows[first], rows[ident]])}
            union.remove(table, ident, Side.THEIRS)


def _both(memos: Sequence[Row]) -> str:
    """Return the text of several memos that are now one, the oldest first."""
    ordered = sorted(memos, key=lambda memo: (memo["created_at"], memo["text"]))
    return "\n\n".join(dict.fromkeys(memo["text"] for memo in ordered))


def _ours_first(ident: int) -> tuple[bool, int]:
    return ident < 0, abs(ident)


def _number_siblings(codes: dict[int, Row], ours: Mapping[int, Row]) -> None:
    """Number anew what stands below one code, wherever the copy put or moved something there."""
    below: dict[int | None, list[int]] = {}
    for ident, row in codes.items():
        below.setdefault(row["parent_id"], []).append(ident)
    for siblings in below.values():
        if any(_placed(codes[ident]) != _placed(ours.get(ident)) for ident in siblings):
            ordered = sorted(
                siblings, key=lambda each: (codes[each]["position"], fold(codes[each][NAME]))
            )
            for position, ident in enumerate(ordered, start=1):
                codes[ident] = {**codes[ident], "position": position}


def _placed(row: Row | None) -> tuple[Any, Any] | None:
    return None if row is None else (row["parent_id"], row["position"])


def _name(codes: Mapping[int, Row], ident: int) -> str:
    return str(codes[ident][NAME])
