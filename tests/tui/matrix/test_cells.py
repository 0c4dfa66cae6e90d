"""Names in little room."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from mbcode.tui.counting.cells import abbreviated, fitted


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Tillid", "Till"),
        ("Råd", "Råd"),
        ("Råd om opstart", "RådO"),
        ("Råd om huset", "RådH"),
        ("Fa\u030arre hegn", "Fa\u030arH"),
        ("", ""),
    ],
)
def test_an_abbreviation_is_the_beginning_and_the_last_initial(name: str, short: str) -> None:
    assert abbreviated(name, 4) == short


@given(st.text(), st.integers(1, 12))
def test_an_abbreviation_never_takes_more_room_than_it_has(name: str, width: int) -> None:
    assert cell_len(abbreviated(name, width)) <= width


@given(st.text(), st.integers(1, 40))
def test_a_fitted_name_takes_exactly_its_room(name: str, width: int) -> None:
    assert cell_len(fitted(name, width)) == width


def test_a_name_that_is_cut_says_so_and_keeps_letters_whole() -> None:
    assert fitted("Bla\u030abærgrød", 4) == "Bla\u030a…"
    assert fitted("Blå", 5) == "Blå  "
