from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len

from mbcode.model import Span
from mbcode.tui.reading.graphemes import edge_at, graphemes, is_edge
from mbcode.tui.reading.layout import Layout

LETTERS = [
    "a",
    "bc",
    " ",
    "  ",
    "\n",
    "å",
    "å",
    "漢字",
    "👍🏽",
    "👩‍🔧",
    "🇩🇰",
    "\t",
    "\u200d",
    "\u0301",
]
texts = st.lists(st.sampled_from(LETTERS), max_size=60).map("".join)
widths = st.integers(2, 20)


def rows(text: str, width: int) -> list[str]:
    layout = Layout.of(text, width)
    return [layout.text_of(row) for row in range(len(layout))]


def test_lines_break_at_words() -> None:
    assert rows("vi mødes på tværs", 9) == ["vi mødes", "på tværs"]


def test_a_word_that_just_fits_is_not_moved_down() -> None:
    assert rows("vi mødes på tværs", 8) == ["vi mødes", "på tværs"]


def test_a_long_word_is_cut() -> None:
    assert rows("a arbejdsløshed b", 6) == ["a", "arbejd", "sløshe", "d b"]


def test_blank_lines_stay() -> None:
    assert rows("a\n\nb\n", 10) == ["a", "", "b"]


def test_an_empty_text_has_one_empty_row() -> None:
    assert rows("", 10) == [""]


def test_a_flag_or_a_marked_letter_is_never_cut_in_two() -> None:
    assert rows("🇩🇰🇩🇰🇩🇰", 5) == ["🇩🇰🇩🇰", "🇩🇰"]
    assert rows("ååå", 2) == ["åå", "å"]


def test_wide_letters_count_two_cells() -> None:
    assert rows("漢字漢字", 5) == ["漢字", "漢字"]


@given(texts, widths)
@example("     ", 2)
@example(" \u0301" * 5, 2)
def test_every_code_point_lies_on_exactly_one_row(text: str, width: int) -> None:
    layout = Layout.of(text, width)
    assert layout.starts[0] == 0
    assert list(layout.starts) == sorted(set(layout.starts))
    for row, start in enumerate(layout.starts):
        following = layout.starts[row + 1] if row + 1 < len(layout) else max(len(text), start + 1)
        assert start <= layout.ends[row] <= following
        assert text[layout.ends[row] : following].strip(" \n") == ""
        assert all(layout.row_of(position) == row for position in range(start, following))


@given(texts, widths)
@example("👍🏽\u200d🇩🇰", 2)
def test_only_a_row_of_one_grapheme_is_wider_than_the_width(text: str, width: int) -> None:
    wide = [row for row in rows(text, width) if cell_len(row) > width]
    assert all(len(list(graphemes(row, 0, len(row)))) == 1 for row in wide)


@given(texts, widths)
def test_no_row_begins_or_ends_inside_a_grapheme(text: str, width: int) -> None:
    layout = Layout.of(text, width)
    assert all(is_edge(layout.shown, edge) for edge in (*layout.starts, *layout.ends))


@given(texts, widths, st.data())
def test_a_cell_leads_to_its_position_and_back(text: str, width: int, data: st.DataObject) -> None:
    layout = Layout.of(text, width)
    row = data.draw(st.integers(0, len(layout) - 1))
    column = data.draw(st.integers(0, width))
    position = layout.position_of(row, column)
    assert edge_at(layout.shown, position) == position
    if position < layout.ends[row]:
        assert layout.row_of(position) == row
        shown_at = layout.column_of(position)
        assert shown_at <= column
        assert layout.position_of(row, shown_at) == position


@given(texts, widths, widths)
def test_wrapping_again_is_wrapping_afresh(text: str, width: int, other: int) -> None:
    assert Layout.of(text, width).at_width(other) == Layout.of(text, other)


def test_a_passage_that_begins_with_the_space_at_a_row_end_is_seen_from_the_next() -> None:
    layout = Layout.of("vi mødes på tværs", 9)
    assert layout.rows_of(Span(8, 12)) == (1, 1)
    assert layout.rows_of(Span(7, 12)) == (0, 1)
    assert layout.rows_of(Span(8, 9)) == (0, 0)
