"""Dividing codings into groups: by transcript, case, role, coder, speaker or an attribute."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mbcode.analysis.intervals import Ranges, expand, met
from mbcode.analysis.names import NO_VALUE
from mbcode.analysis.text_ranges import span_ranges, speaker_turns, turns_of
from mbcode.danish import fold, sort_key
from mbcode.errors import NotFoundError

if TYPE_CHECKING:
    from collections.abc import Sequence, Set

    from mbcode.columns import Columns, Ints, TranscriptRow

BY = ("transcript", "case", "role", "coder", "speaker")


@dataclass(frozen=True, slots=True, eq=False)
class Groups:
    """Codings in groups; a coding may lie in several, with a part of its text in each.

    `names` are the groups in Danish order, `(none)` last. Element i says that the part `parts[i]`
    of the coding in row `coding[i]` is in group `group[i]`.
    """

    names: tuple[str, ...]
    coding: Ints
    group: Ints
    parts: Ranges


def groups(columns: Columns, by: str, speakers: Sequence[str] = ()) -> Groups:
    """Divide the codings of `columns` by `by`.

    An attribute is a transcript's own, or else its case's. By `speaker`, a coding is in the group
    of every speaker whose turn it shares a character with, with the text it shares, and in `(none)`
    if it shares none; with `speakers`, those are the groups. Values that differ in case alone are
    one. Raises NotFoundError for an attribute that no transcript has.
    """
    import numpy as np

    if by == "speaker":
        return _by_speaker(columns, speakers)
    codings = columns.codings
    if by == "coder":
        names, group_of = _numbered([coder.name for coder in columns.coders])
        group = group_of[codings.coder]
    else:
        names, group_of = _numbered(_values(columns.transcripts, by))
        group = group_of[codings.transcript]
    return Groups(names, np.arange(len(group)), group, span_ranges(codings))


def _by_speaker(columns: Columns, speakers: Sequence[str]) -> Groups:
    import numpy as np

    mask = speaker_turns(columns, speakers)
    turns, speaker = span_ranges(turns_of(columns)).pick(mask), turns_of(columns).speaker[mask]
    whole = span_ranges(columns.codings)
    low, high = met(whole, turns)
    coding, turn = expand(low, high)
    unspoken = np.flatnonzero(low >= high)
    speaking = np.unique(speaker)
    values = [columns.speakers[place] for place in speaking] + [""] * min(len(unspoken), 1)
    names, group_of = _numbered(values)
    group = group_of[np.searchsorted(speaking, speaker[turn])]
    within = Ranges(
        whole.line[coding],
        np.maximum(whole.start[coding], turns.start[turn]),
        np.minimum(whole.end[coding], turns.end[turn]),
    )
    return Groups(
        names,
        np.concatenate((coding, unspoken)),
        np.concatenate((group, np.repeat(group_of[-1:], len(unspoken)))),
        within.and_also(whole.pick(unspoken)),
    )


def _values(rows: Sequence[TranscriptRow], by: str) -> list[str]:
    if by == "transcript":
        return [row.name for row in rows]
    if by == "case":
        return [row.case for row in rows]
    if by == "role":
        return [row.role for row in rows]
    known = {name for row in rows for name in (*row.attributes, *row.case_attributes)}
    wanted = {name for name in known if fold(name) == fold(by)}
    if not wanted:
        there = ", ".join([*BY, *sorted(known - set(BY), key=sort_key)])
        raise NotFoundError(f'no attribute is called "{by}"; there is: {there}')
    return [_attribute(row, wanted) for row in rows]


def _attribute(row: TranscriptRow, names: Set[str]) -> str:
    for attributes in (row.attributes, row.case_attributes):
        for name, value in attributes.items():
            if name in names and value:
                return value
    return ""


def _numbered(values: Sequence[str]) -> tuple[tuple[str, ...], Ints]:
    """Return the groups that `values` make, in their order, and the group of each value."""
    import numpy as np

    spelling: dict[str, str] = {}
    for value in values:
        spelling.setdefault(fold(value), value)
    ordered = sorted(spelling, key=lambda key: (not key, sort_key(spelling[key])))
    number = {key: place for place, key in enumerate(ordered)}
    group_of = np.array([number[fold(value)] for value in values], dtype=np.int64)
    return tuple(spelling[key] if key else NO_VALUE for key in ordered), group_of
