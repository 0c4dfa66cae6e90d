"""Passing over texts that can't hold what is searched for: never one that does."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection

from hypothesis import example, given
from hypothesis import strategies as st

from mbcode.id_sets import bits_of, packed
from mbcode.language.patterns import Words
from mbcode.language.word_index import WordIndex
from mbcode.words import LONGEST, WORD, lowered, vocabulary

LETTERS = "aåeÅßẞİıisſSΣςσµkK\u0264\ua7cb\u030a\u0345-'’_ \n\t.?"
TEXTS = st.lists(st.text(LETTERS, max_size=30), min_size=1, max_size=6)


def stands_in(query: str, text: str) -> bool:
    """Tell what a plain scan of a text finds."""
    return any(Words(query.split()).places(text))


def indexed(texts: list[str]) -> WordIndex:
    """The texts by their places in the list."""
    held: defaultdict[str, int] = defaultdict(int)
    for number, text in enumerate(texts):
        for word in vocabulary((text,)):
            held[word] |= 1 << number
    holders = {word: packed(bits) for word, bits in held.items()}

    def held_by(words: Collection[str]) -> dict[str, bytes]:
        return {word: holders[word] for word in words if word in holders}

    return WordIndex("\n".join(holders), held_by, bits_of(range(len(texts))))


@given(texts=TEXTS, data=st.data())
@example(texts=["Nøglen.", "ØSTERBRO-nøglen"], data=None)
@example(texts=["", f"{'ha' * LONGEST}nøglen ja"], data=None)
def test_no_text_that_holds_the_words_is_passed_over(
    texts: list[str], data: st.DataObject | None
) -> None:
    said = "\n".join(texts)
    if data is None:
        query = "nøglen"
    else:
        start = data.draw(st.integers(0, len(said)))
        query = said[start : start + data.draw(st.integers(1, 8))]
        query = data.draw(st.sampled_from([query, query.upper(), query.lower(), query.swapcase()]))
    if not query.split():
        return
    candidates = indexed(texts).candidates(query)
    for number, text in enumerate(texts):
        if stands_in(query, text):
            assert candidates >> number & 1


def test_only_texts_that_may_hold_the_words_are_looked_through() -> None:
    index = indexed(["Nøglen er her.", "Østerbro-huset, sagde hun.", "Er nøglerne her?"])
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
    assert [index.candidates(query) for query in asked] == [5, 2, 5, 5, 0, 2, 7, 0, 2, 2]


@given(texts=TEXTS)
def test_every_word_of_a_text_is_on_a_line_of_its_own_and_held_by_it(texts: list[str]) -> None:
    index = indexed(texts)
    every = [set(WORD.findall(lowered(text))) for text in texts]
    assert set(index.lines.split("\n")) - {""} == set().union(*every)
    held = index.holding(set().union(*every))
    for number, there in enumerate(every):
        assert {word for word, bits in held.items() if bits >> number & 1} == there


def test_of_letters_that_thousands_of_words_hold_no_text_is_passed_over() -> None:
    texts = [" ".join(f"ka{number}" for number in range(2_000)), "ingen"]
    assert indexed(texts).candidates("ka") == 3
    assert indexed(texts).candidates("ka7") == 1


def test_letters_that_a_pattern_takes_for_others_are_known() -> None:
    """Were another version of Python to take more letters for one, a hit could be passed over."""
    every = [chr(code) for code in range(0x110000) if not 0xD800 <= code < 0xE000]
    cased = [each for each in every if each.lower() != each or each.upper() != each]
    together = "".join(cased)
    for letter in cased:
        alike = re.findall(letter, together, re.IGNORECASE)
        assert indexed(alike).candidates(letter) == bits_of(range(len(alike)))
