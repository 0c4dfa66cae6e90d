"""Words that begin or end with some letters are found, each of them and no other."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mbcode.language.word_lines import lines_of, that_begin, that_end

WORDS = st.sets(st.text("abå'", min_size=1, max_size=6), max_size=20)
PARTS = st.sets(st.text("abå'", min_size=1, max_size=3), max_size=6)


@given(words=WORDS, parts=PARTS)
def test_all_that_begin_or_end_so_are_found(words: set[str], parts: set[str]) -> None:
    lines = lines_of(words)
    assert set(that_begin(lines, parts)) == {each for each in words if each.startswith((*parts,))}
    assert set(that_end(lines, parts)) == {each for each in words if each.endswith((*parts,))}
