"""Whatever was done to two copies apart: nothing is lost, and it matters little who merges whom."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from mbcode.changes import Change
from mbcode.store.copies.door import Comparison
from mbcode.store.copies.three_way import Conflict, Side
from mbcode.store.study import Study
from tests.store.copies.pairs import (
    ACTS,
    TEXT_ACTS,
    Act,
    Copy,
    content_of,
    perform,
    study_to_copy,
)

numbers = st.integers(0, 60)
acts = st.lists(st.tuples(st.sampled_from(ACTS), numbers, numbers, numbers), max_size=8)
text_acts = st.lists(
    st.tuples(st.sampled_from(("tag", "tag", "memo", *TEXT_ACTS[:3])), numbers, numbers, numbers),
    max_size=8,
)
coders = st.sampled_from(["Åse", "Bo"])
sides = st.sampled_from(list(Side))
several = settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.too_slow])
few = settings(several, max_examples=2)


@contextmanager
def apart(
    past: Sequence[Act], here: Sequence[Act], there: Sequence[Act], who: str
) -> Iterator[tuple[Copy, Copy]]:
    """Yield two copies with a common past: Åse did things here, and `who` there."""
    with tempfile.TemporaryDirectory() as folder:
        one, other = Copy(Path(folder, "one.mbcode")), Copy(Path(folder, "other.mbcode"))
        shutil.copy(study_to_copy(), one.path)
        _perform(one, past, "Åse")
        shutil.copy(one.path, other.path)
        _perform(one, here, "Åse")
        _perform(other, there, who)
        yield one, other


def _perform(copy: Copy, done: Sequence[Act], coder: str) -> None:
    with Study.open(copy.path, coder=coder) as study:
        for act in done:
            perform(study, act)


def merge(
    here: Copy, there: Copy, side: Side = Side.OURS, coder: str = "Ib"
) -> tuple[Change, Comparison]:
    """Merge, with every conflict settled for one side; the study is sound then."""
    with Study.open(here.path, coder=coder) as study:
        found = study.copies.compare(there.path)
        settled: Mapping[Conflict, Side] = {each: side for each, _ in found.conflicts}
        merged = study.copies.merge(there.path, settled)
        assert study.check() == ()
        return merged


@several
@given(acts, acts, acts, coders)
def test_with_no_conflicts_it_does_not_matter_who_merges_whom(
    past: list[Act], here: list[Act], there: list[Act], who: str
) -> None:
    with apart(past, here, there, who) as (one, other):
        before = other.path.read_bytes()
        with Study.open(one.path, coder="Ib", dry_run=True) as study:
            found = study.copies.compare(other.path)
        if found.conflicts or found.notes:
            event("in conflict")
            return
        event("without conflicts")
        kept = Copy(one.path.with_name("kept.mbcode"))
        shutil.copy(one.path, kept.path)
        merge(one, other)
        assert other.path.read_bytes() == before
        merge(other, kept)
        assert one.content == other.content


@several
@given(acts, acts, acts, coders, sides)
def test_what_either_made_stands_and_a_second_merge_changes_nothing(
    past: list[Act], here: list[Act], there: list[Act], who: str, side: Side
) -> None:
    with apart(past, here, there, who) as (one, other):
        made = [copy.content for copy in (one, other)]
        change, found = merge(one, other, side)
        if not found.conflicts:
            places = {coding[:3] for coding in one.content["codings"]}
            missing = [
                coding
                for content, opposite in (made, made[::-1])
                for coding in content["codings"]
                if coding[:3] not in places and coding in opposite["codings"]
            ]
            assert missing == []
        united = one.content
        again, found_again = merge(one, other, side)
        assert again.id == 0
        assert not found_again.conflicts
        assert one.content == united
        if change.id:
            one.do(lambda study: study.history.undo(), "Ib")
            assert one.content == made[0]
            one.do(lambda study: study.history.redo(), "Ib")
            assert one.content == united


@few
@given(acts, acts, acts, acts, acts, sides)
def test_copies_that_merge_each_other_by_turns_become_one(
    past: list[Act],
    here: list[Act],
    there: list[Act],
    later: list[Act],
    last: list[Act],
    side: Side,
) -> None:
    with apart(past, here, there, "Bo") as (one, other):
        merge(one, other, side)
        _perform(other, later, "Bo")
        merge(other, one, side)
        _perform(one, last, "Åse")
        merge(one, other, side)
        merge(other, one, Side.THEIRS)
        first = one.do(content_of)
        assert other.do(content_of) == first
        change, _ = merge(one, other)
        assert one.do(content_of) == first, change.summary


def _given(study: Study) -> set[datetime]:
    """Return when each coding was given, those that wait for review included."""
    entries = study.transcripts.entries()
    given = [coding for entry in entries for coding in study.codings.of(entry.id)]
    return {each.created_at for each in (*given, *study.reviews.all())}


@several
@given(text_acts, text_acts, text_acts, sides)
def test_however_texts_were_corrected_no_coding_is_lost(
    past: list[Act], here: list[Act], there: list[Act], side: Side
) -> None:
    with apart([("tag", 0, 0, 9), *past], here, there, "Bo") as (one, other):
        ours, theirs = one.do(_given), other.do(_given)
        _, found = merge(one, other, side)
        event("in conflict" if found.conflicts else "without conflicts")
        event("some wait" if found.waiting else "all are placed")
        assert one.do(_given) == ours | theirs
