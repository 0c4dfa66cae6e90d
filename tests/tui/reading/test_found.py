"""Where words stand in a text that is read."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from mbcode.model import Span
from mbcode.tui.reading.found import Found, find

TEXT = "Å ja. Ærlig talt: ÅBEN, åben og åbent. (Se s. 5)"


def test_words_are_found_in_any_case_and_the_first_from_here_on_is_gone_to() -> None:
    found = find(TEXT, "åben", 20)
    assert [place.of(TEXT) for place in found.places] == ["ÅBEN", "åben", "åben"]
    assert found.in_words() == "2 of 3"
    assert found.step(1).step(1).place == Span(18, 22)
    assert found.step(-2).in_words() == "3 of 3"


def test_from_beyond_the_last_place_the_first_is_gone_to() -> None:
    assert find(TEXT, "åben", len(TEXT)).in_words() == "1 of 3"


def test_signs_are_signs_and_no_pattern() -> None:
    assert find(TEXT, "(se s.", 0).place == Span(39, 45)
    assert find(TEXT, ".*", 0) == Found()


def test_nothing_is_nowhere() -> None:
    assert find(TEXT, "  ", 0) == Found()
    assert find(TEXT, "ø", 0).step(1).in_words() == "nowhere"


@given(st.text(alphabet="abÅå ß.\n", max_size=40), st.text(alphabet="abÅå", min_size=1, max_size=3))
def test_every_place_holds_the_words_and_none_overlap(text: str, words: str) -> None:
    places = find(text, words, 0).places
    assert all(place.of(text).lower() == words.lower() for place in places)
    assert all(a.end <= b.start for a, b in pairwise(places))
