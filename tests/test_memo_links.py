"""Links in memos: what is one, what only looks like one, and what is being written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mbcode.memo_links import begun, links, relinked, written
from mbcode.model import Span


def test_a_link_is_an_id_between_two_brackets() -> None:
    found = links("Se [[12]] og [[7]].")
    assert [(link.coding, link.span) for link in found] == [(12, Span(3, 9)), (7, Span(13, 18))]


@pytest.mark.parametrize(
    "text", ["[[ 12]]", "[[tolv]]", "[12]", "[[]]", "[[-3]]", "[[٣]]", "[[1\n2]]"]
)
def test_what_only_looks_like_a_link_is_text(text: str) -> None:
    assert links(text) == ()


@given(st.lists(st.tuples(st.text(alphabet="ab[] \n"), st.integers(1, 10**17))))
def test_what_is_written_is_found(parts: list[tuple[str, int]]) -> None:
    text = "".join(f"{words.rstrip('[')} {written(coding)}" for words, coding in parts)
    assert [link.coding for link in links(text)] == [coding for _, coding in parts]


@pytest.mark.parametrize(
    ("before_caret", "typed"),
    [("Se [[til", "til"), ("Se [[", ""), ("Se [[12]] og", None), ("Se", None), ("[[a\nb", None)],
)
def test_a_link_is_begun_until_it_is_closed(before_caret: str, typed: str | None) -> None:
    assert begun(before_caret) == typed


def test_links_follow_the_codings_they_are_to() -> None:
    moved = {1: 10, -4: 2}
    text = relinked("[[1]], [[-4]] [[3]] [[x]]", lambda id_: moved.get(id_, id_))
    assert text == "[[10]], [[2]] [[3]] [[x]]"
