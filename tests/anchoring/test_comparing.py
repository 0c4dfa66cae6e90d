"""What was edited, as read off two texts."""

from __future__ import annotations

import random

import pytest
from hypothesis import given

from mbcode.anchoring.comparing import edits_between
from mbcode.anchoring.edits import Edit, check_edits, corrected, inverse
from tests.anchoring.texts import Known, any_texts, known_corrections, rare_word


@given(any_texts, any_texts)
def test_the_edits_make_the_new_text_of_the_old(old: str, new: str) -> None:
    edits = edits_between(old, new)
    check_edits(old, edits)
    assert corrected(old, edits) == new
    assert corrected(new, inverse(old, edits)) == old


@given(any_texts)
def test_equal_texts_have_no_edits(text: str) -> None:
    assert edits_between(text, text) == ()


@given(known_corrections())
def test_no_more_is_edited_than_the_words_that_differ(known: Known) -> None:
    """The longest run of paragraphs that stand in both texts is left alone."""
    edits = edits_between(known.old, known.new)
    assert corrected(known.old, edits) == known.new
    if known.old == known.new:
        assert edits == ()


READINGS = {
    "a word put right is one edit": ("et samarbejed her", "et samarbejde her", (3, 13)),
    "a name for a name": ("så sagde Bo det", "så sagde Poul det", (9, 11)),
    "two words for two": ("så kom Bo Hansen ind", "så kom Kvinde 1 ind", (7, 16)),
    "a word that ends alike": ("hver onsdag der", "hver dag der", (5, 11)),
    "a mark": ("ja. og nej", "ja, og nej", (2, 3)),
}


@pytest.mark.parametrize(("old", "new", "where"), READINGS.values(), ids=READINGS)
def test_words_are_replaced_by_words(old: str, new: str, where: tuple[int, int]) -> None:
    (edit,) = edits_between(old, new)
    assert (edit.start, edit.end) == where
    assert edit.is_paired


def test_a_new_turn_is_put_in_as_whole_lines() -> None:
    old = "Bo: Ja.\n\nÅse: Det ved jeg.\n\nBo: Ja."
    new = "Bo: Ja.\n\nÅse: Nej.\n\nBo: Jo.\n\nÅse: Det ved jeg.\n\nBo: Ja."
    assert edits_between(old, new) == (Edit(9, 9, "Åse: Nej.\n\nBo: Jo.\n\n"),)


def test_a_rewritten_paragraph_shares_no_chance_words_with_the_old_one() -> None:
    old = "Vi har nøglen til huset og det er os der åbner."
    new = "Kommunen vil have det hele og vi skal spørge om lov."
    gone, came = edits_between(old, new)
    assert (gone.start, gone.end) == (0, len(old) - 1)
    assert came.replacement == new[:-1]


def test_a_hundred_thousand_words_with_two_hundred_typos_are_read_word_by_word() -> None:
    """Each typo is one edit, also in a text of few different words; that it takes well under two
    seconds is held by the benchmark.
    """
    drawn = random.Random(7)
    vocabulary = [rare_word(number) for number in range(300)]
    words = [drawn.choice(vocabulary) for _ in range(100_000)]
    fixed = list(words)
    for at in drawn.sample(range(len(words)), 200):
        fixed[at] = fixed[at][:3] + "x" + fixed[at][3:]
    old, new = " ".join(words), " ".join(fixed)
    edits = edits_between(old, new)
    assert len(edits) == 200
    assert corrected(old, edits) == new
