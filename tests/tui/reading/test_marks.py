from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from mbcode.model import Span
from mbcode.tui.reading.marks import Mark, Marked, flatten, headings

marks = st.builds(
    lambda start, length, mark: Marked(start, start + length, mark),
    st.integers(0, 30),
    st.integers(1, 20),
    st.sampled_from(list(Mark)),
)


def test_overlaps_become_stretches_of_their_own() -> None:
    coded, held = Marked(0, 6, Mark.CODED), Marked(4, 9, Mark.SELECTED)
    assert list(flatten(2, 12, [coded, held])) == [
        (2, 4, Mark.CODED),
        (4, 6, Mark.CODED | Mark.SELECTED),
        (6, 9, Mark.SELECTED),
        (9, 12, Mark(0)),
    ]


def test_an_empty_row_has_no_stretches() -> None:
    assert list(flatten(5, 5, [Marked(0, 9, Mark.CODED)])) == []


@given(st.lists(marks, max_size=8), st.integers(0, 30), st.integers(0, 30))
def test_every_character_has_exactly_the_marks_that_cover_it(
    given_marks: list[Marked], start: int, length: int
) -> None:
    stretches = list(flatten(start, start + length, given_marks))
    said = [stretch.marks for stretch in stretches for _ in range(stretch.start, stretch.end)]
    expected = []
    for position in range(start, start + length):
        covering = Mark(0)
        for mark in given_marks:
            if mark.start <= position < mark.end:
                covering |= mark.marks
        expected.append(covering)
    assert said == expected
    assert all(a.marks != b.marks for a, b in pairwise(stretches))


def test_time_stamps_are_known_at_the_beginning_of_lines_only() -> None:
    text = "[00:01:02] Bo: klokken [12:30]\n[1:02] videre"
    assert headings(text, [Span(0, 14)]) == [
        (0, 10, Mark.TIME),
        (0, 14, Mark.LABEL),
        (31, 37, Mark.TIME),
    ]
