"""Passing over texts that can't hold what is searched for: never one that does."""

from __future__ import annotations

import re

from hypothesis import example, given
from hypothesis import strategies as st

from mbcode.language.patterns import Words
from mbcode.language.word_index import WordIndex, words_in
from mbcode.language.words import WORD, lowered

LETTERS = "aåeÅßẞİıisſSΣςσµkK\u0264\ua7cb\u030a\u0345-'’_ \n\t.?"
TEXTS = st.lists(
    st.lists(st.text(LETTERS, max_size=30), min_size=1, max_size=2), min_size=1, max_size=4
)


def stands_in(query: str, text: str) -> bool:
    """Tell what a plain scan of a text finds."""
    return any(Words(query.split()).places(text))


def indexed(blocks: list[list[str]]) -> WordIndex:
    index = WordIndex()
    for block in blocks:
        index.add(words_in(block))
    return index


@given(blocks=TEXTS, data=st.data())
@example(blocks=[["Nøglen.", "ØSTERBRO-nøglen"]], data=None)
def test_no_block_that_holds_the_words_is_passed_over(
    blocks: list[list[str]], data: st.DataObject | None
) -> None:
    said = "\n".join(text for block in blocks for text in block)
    if data is None:
        query = "nøglen"
    else:
        start = data.draw(st.integers(0, len(said)))
        query = said[start : start + data.draw(st.integers(1, 8))]
        query = data.draw(st.sampled_from([query, query.upper(), query.lower(), query.swapcase()]))
    if not query.split():
        return
    candidates = indexed(blocks).blocks_for(query)
    for number, block in enumerate(blocks):
        if any(stands_in(query, text) for text in block):
            assert candidates >> number & 1


def test_only_blocks_that_may_hold_the_words_are_looked_through() -> None:
    index = indexed([["Nøglen er her."], ["Østerbro-huset, sagde hun."], ["Er nøglerne her?"]])
    asked = [
        "nøgle",
        "BRO-H",
        "er her",
        "er  nøgl",
        "sag de",
        "huset. sagde",
        "?",
        "hest",
        "-huse",
        "bro-",
    ]
    assert [index.blocks_for(query) for query in asked] == [5, 2, 5, 5, 0, 2, 7, 0, 2, 2]


@given(blocks=TEXTS)
def test_a_block_holds_its_words_and_brings_those_that_none_before_it_held(
    blocks: list[list[str]],
) -> None:
    index, known = indexed(blocks), set[str]()
    for number, block in enumerate(blocks):
        there = {word for text in block for word in WORD.findall(lowered(text))}
        assert all(index.holds(number, word) for word in there)
        assert sorted(index.brought_by(number).split()) == sorted(there - known)
        known |= there
        assert all(index.holds(number, word) == (word in there) for word in known)


def test_letters_that_a_pattern_takes_for_others_are_known() -> None:
    """Were another version of Python to take more letters for one, a hit could be passed over."""
    every = [chr(code) for code in range(0x110000) if not 0xD800 <= code < 0xE000]
    cased = [each for each in every if each.lower() != each or each.upper() != each]
    together = "".join(cased)
    for letter in cased:
        index = indexed([[other] for other in re.findall(letter, together, re.IGNORECASE)])
        assert index.blocks_for(letter) == (1 << index.size) - 1
