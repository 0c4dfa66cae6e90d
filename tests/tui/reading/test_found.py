"""Where words stand in a text that is read."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from mbcode.model import Span
from mbcode.tui.reading.found import Found, Sought

TEXT = "Å ja. Ærlig talt: ÅBEN, åben og åbent. (Se s. 5)"


def test_words_are_found_in_any_case_and_the_first_from_here_on_is_gone_to() -> None:
    found = Sought("åben").find(TEXT, 20)
    assert [place.of(TEXT) for place in found.places] == ["ÅBEN", "åben", "åben"]
    assert found.in_words() == "2 of 3"
    assert found.step(1).step(1).place == Span(18, 22)
    assert found.step(-2).in_words() == "3 of 3"


def test_from_beyond_the_last_place_the_first_is_gone_to() -> None:
    assert Sought("åben").find(TEXT, len(TEXT)).in_words() == "1 of 3"


def test_signs_are_signs_and_no_pattern() -> None:
    assert Sought("(se s.").find(TEXT, 0).place == Span(39, 45)
    assert Sought(".*").find(TEXT, 0) == Found()


def test_nothing_is_nowhere() -> None:
    assert Sought("  ").find(TEXT, 0) == Found()
    assert Sought("ø").find(TEXT, 0).step(1).in_words() == "nowhere"


@given(st.text(alphabet="abÅå ß.\n", max_size=40), st.text(alphabet="abÅå", min_size=1, max_size=3))
def test_every_place_holds_the_words_and_none_overlap(text: str, words: str) -> None:
    places = Sought(words).find(text, 0).places
    assert all(place.of(text).lower() == words.lower() for place in places)
    assert all(a.end <= b.start for a, b in pairwise(places))


def test_a_pattern_is_looked_for_where_one_is_meant() -> None:
    found = Sought(r"å\w+n\b|^æ", is_pattern=True).find(TEXT, 20)
    assert [place.of(TEXT) for place in found.places] == ["ÅBEN", "åben"]
    assert found.in_words() == "2 of 2"
    assert Sought("x*", is_pattern=True).find(TEXT, 0) == Found()


def test_what_is_no_pattern_yet_or_takes_too_long_says_so_at_once() -> None:
    assert Sought("(å", is_pattern=True).find(TEXT, 0).in_words() == "missing ) at position 2"
    endless = Sought("(a+)+b", is_pattern=True).find("a" * 5_000 + "c", 0)
    assert (endless.place, endless.in_words()) == (None, "takes too long")
