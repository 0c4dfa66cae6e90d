import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from mbcode.tui.reading.graphemes import edge_after, edge_at, edge_before, graphemes, is_edge

PIECES = ["a", "å", "å", "👍🏽", "🇩🇰", "👩‍🔧", "❤️", "漢", "­", "\u200b", "\u200d", "\t", "\n", " "]
texts = st.lists(st.sampled_from(PIECES), max_size=12).map("".join) | st.text(max_size=30)


@pytest.mark.parametrize(
    "one",
    ["å", "👍🏽", "🇩🇰", "👨‍👩‍👧", "❤️", "1️⃣", "é̂"],
    ids=lambda one: one.encode("unicode_escape").decode(),
)
def test_what_looks_like_one_character_has_no_edge_inside(one: str) -> None:
    text = f"x{one}y"
    assert [p for p in range(len(text) + 1) if is_edge(text, p)] == [0, 1, len(text) - 1, len(text)]


def test_flags_are_paired_from_the_left() -> None:
    text = "🇩🇰🇸🇪🇳🇴"
    assert [p for p in range(len(text) + 1) if is_edge(text, p)] == [0, 2, 4, 6]


def test_a_joiner_between_letters_joins_nothing() -> None:
    assert all(is_edge("a\u200db", position) for position in range(4))


@given(texts)
def test_graphemes_cover_every_code_point_once(text: str) -> None:
    found = list(graphemes(text, 0, len(text)))
    assert "".join(text[start:end] for start, end, _ in found) == text


@given(texts, st.integers(0, 40))
def test_steps_between_edges_lead_back(text: str, position: int) -> None:
    position = edge_at(text, position)
    assert is_edge(text, position)
    if position < len(text):
        assert edge_before(text, edge_after(text, position)) == position


@given(texts)
def test_widths_add_up_to_what_rich_draws_between_edges(text: str) -> None:
    for start, end, cells in graphemes(text, 0, len(text)):
        assert cells == cell_len(text[start:end])


def seconds_for(flag_letters: int) -> float:
    """Return the processor's time for the graphemes of so many flag letters in a row."""
    before = time.process_time()
    assert sum(1 for _ in graphemes("🇩" * flag_letters, 0, flag_letters)) > flag_letters * 0.4
    return time.process_time() - before


def test_four_times_the_flag_letters_do_not_cost_their_square() -> None:
    few = min(seconds_for(10_000) for _ in range(3))
    assert min(seconds_for(40_000) for _ in range(3)) < 10 * few
