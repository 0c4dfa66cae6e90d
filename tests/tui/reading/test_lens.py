"""A part of a transcript that alone is shown."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from mbcode.model import Coding, Sentence, Span, Transcript, Turn
from mbcode.tui.reading.layout import Layout
from mbcode.tui.reading.lens import Lens, said_by, uncoded, with_code
from mbcode.tui.reading.page import Page

TEXT = "A: Et to. Tre fire fem.\n\nB: Seks. Syv otte ni.\n\nA: Ti elleve."
SENTENCES = tuple(
    Sentence(number, turn, Span(start, end))
    for number, (turn, start, end) in enumerate(
        [(1, 3, 9), (1, 10, 23), (2, 28, 33), (2, 34, 46), (3, 51, 61)], start=1
    )
)
TURNS = (
    Turn(1, Span(3, 23), "A", Span(0, 2)),
    Turn(2, Span(28, 46), "B", Span(25, 27)),
    Turn(3, Span(51, 61), "A", Span(48, 50)),
)
INTERVIEW = Transcript(1, "x", TEXT, turns=TURNS, sentences=SENTENCES)
NOW = datetime(2024, 5, 1, tzinfo=UTC)


def coding(id_: int, start: int, end: int, code: int = 7) -> Coding:
    return Coding(id_, 1, Span(start, end), code, 1, NOW)


def numbers(lens: Lens) -> list[int]:
    return [sentence.number for sentence in lens.sentences]


def test_a_sentence_is_coded_where_a_coding_shares_a_character_with_it() -> None:
    codings = [coding(1, 12, 29), coding(2, 60, 61, code=8), coding(3, 9, 10)]
    assert numbers(uncoded(INTERVIEW, codings)) == [1, 4]
    assert numbers(with_code(INTERVIEW, codings, 8, "Tal")) == [5]
    assert numbers(said_by(INTERVIEW, "A")) == [1, 2, 5]


def test_only_those_codings_are_seen_that_lie_on_what_is_shown() -> None:
    lens = said_by(INTERVIEW, "B")
    codings = [coding(1, 12, 29), coding(2, 51, 55), coding(3, 33, 34), coding(4, 45, 61)]
    assert [each.id for each in lens.seen(codings)] == [1, 4]


def test_a_page_through_a_lens_shows_its_rows_with_a_gap_between_turns() -> None:
    page = Page.of(INTERVIEW, [coding(1, 12, 29)], 12, 2, lens=said_by(INTERVIEW, "A"))
    rows = [page.layout.text_of(row) for row in range(len(page.layout))]
    assert rows == ["A: Et to.", "Tre fire", "fem.", "", "A: Ti", "elleve."]
    assert list(page.codings) == [1]
    narrow = page.at_width(30, 2)
    assert [narrow.layout.text_of(row) for row in range(len(narrow.layout))] == [
        "A: Et to. Tre fire fem.",
        "",
        "A: Ti elleve.",
    ]
    assert page.ground.sentences == (Span(3, 9), Span(10, 23), Span(51, 61))


@given(st.integers(2, 40), st.sets(st.integers(0, 4), min_size=1))
def test_every_character_that_is_shown_lies_on_the_row_it_is_found_on(
    width: int, chosen: set[int]
) -> None:
    spans = [SENTENCES[at].span for at in sorted(chosen)]
    layout = Layout.of(TEXT, width).only(spans)
    for span in spans:
        for position in range(span.start, span.end):
            row = layout.row_of(position)
            seen = layout.text_of(row)
            inside = layout.starts[row] <= position < layout.ends[row]
            assert TEXT[position] == " " or (inside and TEXT[position] in seen)
    assert list(layout.starts) == sorted(set(layout.starts))


def test_what_stands_beside_a_sentence_that_is_shown_is_aside() -> None:
    lens = with_code(INTERVIEW, [coding(1, 12, 13)], 7, "Tal")
    assert list(lens.aside(0, 40)) == [Span(0, 10), Span(23, 40)]
    assert list(lens.aside(10, 23)) == []
    assert list(lens.aside(12, 30)) == [Span(23, 30)]
