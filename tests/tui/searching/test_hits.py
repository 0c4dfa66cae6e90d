"""Hits as they are kept, laid out and marked: the same, however many batches they came in."""

from __future__ import annotations

from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mbcode.jobs.concordance import Hits, HitsIn, Places
from mbcode.model import TranscriptEntry
from mbcode.tui.searching.lines import Heading, Lines
from mbcode.tui.searching.marks import Marks

TEXT = "det er det " * 20


def part(transcript: int, starts: list[int]) -> HitsIn:
    entry = TranscriptEntry(transcript, f"{transcript}", "", {}, len(TEXT), 60, 1, 1, 0, 0)
    places = Places(array("I", starts), array("I", [start + 3 for start in starts]))
    return HitsIn(entry, TEXT, places, 10, tuple)


@st.composite
def searches(draw: st.DrawFn) -> list[HitsIn]:
    """What a search of some transcripts found, a part each; in some nothing."""
    starts = st.lists(st.integers(0, 50), max_size=4, unique=True).map(sorted)
    return [part(number, draw(starts)) for number in range(draw(st.integers(0, 6)))]


@given(parts=searches(), cut=st.integers(0, 6))
def test_there_is_a_line_for_each_heading_and_hit(parts: list[HitsIn], cut: int) -> None:
    hits = Hits(parts[:cut])
    lines = Lines(hits)
    hits.extend(parts[cut:])
    expected: list[Heading | int] = []
    for each in parts:
        if len(each):
            expected.append(Heading(each.transcript.name, len(each)))
            known = sum(isinstance(line, int) for line in expected)
            expected += range(known, known + len(each))
    assert [lines.at(line) for line in range(len(lines))] == expected
    for index in range(len(hits)):
        line = lines.of_hit(index)
        assert expected[line] == index
        assert lines.nearest_hit(line) == index
    for line, here in enumerate(expected):
        if isinstance(here, Heading):
            assert lines.nearest_hit(line) == expected[line + 1]


@given(parts=searches(), cut=st.integers(0, 6))
def test_a_hit_is_found_by_its_number(parts: list[HitsIn], cut: int) -> None:
    hits = Hits(parts[:cut])
    hits.extend(parts[cut:])
    flat = [hit for each in parts for hit in each]
    assert len(hits) == len(flat)
    assert list(hits) == flat == [hits[index] for index in range(len(flat))]
    assert hits[1:3] == flat[1:3]
    if flat:
        assert hits[-1] == flat[-1]
    with pytest.raises(IndexError):
        hits[len(flat)]


@given(before=searches(), after=searches(), data=st.data())
def test_marks_stay_on_what_another_search_finds_too(
    before: list[HitsIn], after: list[HitsIn], data: st.DataObject
) -> None:
    first = Hits(before)
    marks = Marks(first)
    toggled = data.draw(
        st.sets(st.integers(0, max(len(first) - 1, 0))) if first else st.just(set())
    )
    for index in toggled:
        marks.toggle(index)
    assert [index for index in range(len(first)) if index in marks] == sorted(toggled)
    marked = list(marks.marked())
    assert marked == [first[index] for index in sorted(toggled)]
    assert marks.count == len(toggled)

    second = Hits()
    carried = Marks(second, marks)
    for each in after:
        second.extend([each])
        carried.take_over((each,))
    expected = [hit for hit in second if hit in marked]
    assert list(carried.marked()) == expected
    assert carried.count == len(expected)
    carried.mark_all()
    assert list(carried.marked()) == list(second)
    carried.clear()
    assert (list(carried.marked()), carried.count) == ([], 0)
