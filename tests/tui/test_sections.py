"""Items below headings, and the rows they stand on."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mbcode.tui.sections import Sections


def test_a_heading_stands_once_above_its_items_and_a_blank_row_parts_sections() -> None:
    sections = Sections.of(["Nord", "Nord", "Syd"], height=2)
    assert sections.headings == {0: "Nord", 6: "Syd"}
    assert list(sections.tops) == [1, 3, 7]
    assert sections.rows == 9
    found = [sections.item_on(row) for row in range(10)]
    assert found == [None, 0, 0, 1, 1, None, None, 2, 2, None]


def test_a_heading_is_to_be_seen_with_the_item_right_below_it() -> None:
    sections = Sections.of(["Nord", "Nord", "Syd"], height=2)
    assert [sections.rows_of(item) for item in range(3)] == [(0, 2), (3, 4), (6, 8)]


def test_an_item_whose_first_row_is_passed_is_passed_whole() -> None:
    sections = Sections.of(["Nord", "Nord", "Syd"], height=2)
    assert [sections.uncut_from(row) for row in range(9)] == [0, 1, 3, 3, 5, 5, 6, 7, 9]


@given(st.lists(st.sampled_from([None, "Nord", "Syd"])), st.integers(1, 3), st.integers(0, 200))
def test_every_row_of_an_item_leads_to_it(
    headings: list[str | None], height: int, row: int
) -> None:
    sections = Sections.of(headings, height)
    for item, top in enumerate(sections.tops):
        assert {sections.item_on(top + line) for line in range(height)} == {item}
    on = [sections.item_on(each) for each in range(sections.rows)]
    assert sum(item is not None for item in on) == height * len(headings)
    assert sections.item_near(row) in range(max(len(headings), 1))
    assert sections.item_on(row) in (None, sections.item_near(row))
