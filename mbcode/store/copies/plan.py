"""What merging a copy would do: worked out from three states, before anything is altered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from mbcode.store.copies.kinds import KINDS, PASSAGE, SENTENCES, Row, Rows
from mbcode.store.copies.matching import Matches, matched, matches
from mbcode.store.copies.passages import Three, in_one_text
from mbcode.store.copies.texts import Divided, Texts, divided_anew, sides_chosen, with_cuts
from mbcode.store.copies.three_way import Conflict, Side, Union, settle, to_be_settled, unite
from mbcode.store.copies.uniqueness import make_unique

_NOTHING: Mapping[Conflict, Side] = {}


@dataclass(frozen=True, slots=True)
class States:
    """Three states of what either side touched since the past, and of all that has a name.

    `standing` are the codings here that neither touched, in transcripts where the copy did
    something; `texts` the transcripts, by ident, whose text or sentences somebody altered. All
    codings on a text that was corrected are in the states.
    """

    past: Rows
    ours: Rows
    theirs: Rows
    standing: Mapping[int, Row]
    texts: Mapping[int, Texts] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be added, changed and removed here, by table and ident; and what is in conflict.

    `added` and `changed` hold whole rows, `before` what stands here of those that are changed or
    removed. `texts` are the transcripts that get another text or are cut otherwise. `conflicts` are
    those to be settled, whether they are or not; `matches` says what was made on both sides.
    """

    added: Rows
    changed: Rows
    removed: Rows
    before: Rows
    texts: Mapping[int, Divided]
    conflicts: tuple[Conflict, ...]
    matches: Matches
    notes: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to do."""
        return not any(
            rows for part in (self.added, self.changed, self.removed) for rows in part.values()
        )

    @property
    def waiting(self) -> int:
        """How many codings come to wait for review."""
        before = self.before["coding"]
        came = {**self.added["coding"], **self.changed["coding"]}
        return sum(
            row[PASSAGE].waits and not (ident in before and before[ident][PASSAGE].waits)
            for ident, row in came.items()
        )


@dataclass(frozen=True, slots=True)
class _United:
    """What the two sides come to in one text each, which is `chosen` where it was corrected."""

    union: Union
    matches: Matches
    chosen: Mapping[int, Side]


def make_plan(states: States, settled: Mapping[Conflict, Side]) -> Plan:
    """Return what merging does, once conflicts are `settled`; those that are not stand as ours."""
    asked = _united(states, _NOTHING)
    conflicts = tuple(
        each for each in to_be_settled(asked.union) if not _goes_with_text(states, asked, each)
    )
    united = asked if asked.chosen == sides_chosen(states.texts, settled) else None
    united = united or _united(states, settled)
    union = united.union
    settle(union, _answers(states, asked, united, settled))
    texts = divided_anew(states.texts, united.chosen, union.rows["transcript"])
    for ident, new in texts.items():
        row = union.rows["transcript"][ident]
        union.rows["transcript"][ident] = {**row, SENTENCES: new.cut}
    notes = make_unique(union, states.ours, states.standing)
    before = with_cuts(states.ours, {id_: each.ours.cut for id_, each in states.texts.items()})
    return Plan(
        added=dict(_added(union.rows, before)),
        changed=dict(_changed(union.rows, before)),
        removed=dict(_added(before, union.rows)),
        before=before,
        texts=texts,
        conflicts=conflicts,
        matches=united.matches,
        notes=tuple(notes),
    )


def _united(states: States, settled: Mapping[Conflict, Side]) -> _United:
    chosen = sides_chosen(states.texts, settled)
    three = in_one_text(Three(states.past, states.ours, states.theirs), states.texts, chosen)
    found = matches(three.past, three.ours, three.theirs)
    # Sentences of two texts can't be compared: there, ours say so alone, and nobody contradicts.
    alike = {ident: each for ident, each in states.texts.items() if not each.differ}
    union = unite(
        with_cuts(three.past, {ident: each.past.cut for ident, each in alike.items()}),
        with_cuts(three.ours, {ident: each.ours.cut for ident, each in states.texts.items()}),
        with_cuts(
            matched(three.theirs, found), {ident: each.theirs.cut for ident, each in alike.items()}
        ),
    )
    return _United(union, found, chosen)


def _answers(
    states: States, asked: _United, united: _United, settled: Mapping[Conflict, Side]
) -> dict[Conflict, Side]:
    """Return what becomes of each conflict: as it was settled, or as the text that it goes with.

    With another text chosen, the same conflict has other positions, and there may be more.
    """
    answers = {_which(conflict): side for conflict, side in settled.items()}
    known = {_which(conflict) for conflict in asked.union.conflicts}
    found = {}
    for conflict in united.union.conflicts:
        which = _which(conflict)
        side = answers.get(which)
        if which not in known or _goes_with_text(states, united, conflict):
            side = side or united.chosen.get(_transcript(united.union, conflict))
        if side is not None:
            found[conflict] = side
    return found


def _which(conflict: Conflict) -> tuple[str, int, str, Side | None]:
    return conflict.table, conflict.ident, conflict.field, conflict.deleted


def _goes_with_text(states: States, united: _United, conflict: Conflict) -> bool:
    """Tell whether a coding lies otherwise on two sides only as their texts are two."""
    texts = states.texts.get(_transcript(united.union, conflict))
    return conflict.field == PASSAGE and texts is not None and texts.disputed


def _transcript(union: Union, conflict: Conflict) -> int:
    """Return the transcript that a conflict is about; 0 if it is about none."""
    row = union.rows[conflict.table][conflict.ident]
    on = row.get("coding_id")
    if on in union.rows["coding"]:
        row = union.rows["coding"][on]
    transcript: int | None = row.get("transcript_id")
    return transcript or 0


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
