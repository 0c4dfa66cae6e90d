"""How far the reader scrolls."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mbcode.model import Sentence, Span, Transcript, Turn
from mbcode.tui.reading import caret as carets
from mbcode.tui.reading.page import Page
from mbcode.tui.reading.scrolling import top_to_see

SENTENCE = "Ja det er rigtigt."
TEXT = " ".join([SENTENCE] * 40)
STARTS = range(0, len(TEXT), len(SENTENCE) + 1)
TRANSCRIPT = Transcript(
    1,
    "bo",
    TEXT,
    turns=(Turn(1, Span(0, len(TEXT)), "Bo"),),
    sentences=tuple(
        Sentence(number, 1, Span(start, start + len(SENTENCE)))
        for number, start in enumerate(STARTS, 1)
    ),
)


@given(st.sampled_from(STARTS), st.integers(0, 80), st.integers(1, 30), st.integers(5, 60))
def test_the_sentence_under_the_cursor_is_seen_or_its_beginning(
    position: int, top: int, height: int, width: int
) -> None:
    page = Page.of(TRANSCRIPT, [], width, 4)
    first, last = page.layout.rows_of(Span(position, position + len(SENTENCE)))
    scrolled = top_to_see(page, carets.at(page.ground, position), top, height)
    assert scrolled <= first < scrolled + height
    if last - first + 4 < height:
        assert last < scrolled + height


@given(st.sampled_from(STARTS), st.integers(5, 30))
def test_what_is_seen_with_rows_around_it_is_left_where_it_is(position: int, height: int) -> None:
    page = Page.of(TRANSCRIPT, [], 20, 4)
    caret = carets.at(page.ground, position)
    row = page.layout.row_of(position)
    tops = [top for top in range(len(page.layout)) if top + 2 <= row <= top + height - 3]
    assert [top_to_see(page, caret, top, height) for top in tops] == tops
