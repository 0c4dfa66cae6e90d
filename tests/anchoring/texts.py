"""Texts, and corrections whose truth is known because every word occurs once."""

from __future__ import annotations

import random
from dataclasses import dataclass
from functools import cache

from hypothesis import strategies as st

SEPARATORS = (" ", " ", " ", ", ", ". ", ".\n\n", ".\n\nBo: ", " – ")

# Few and alike, so that hardly anything is where it is for certain.
COMMON = ("ja", "nej", "det", "er", "godt", "gode", "meget", "Meget", "og", "Bo", "é")


def prose(words: list[str], separators: list[str]) -> str:
    """Return words with the separators between them, used over and over."""
    return "".join(
        word + separators[at % len(separators)] for at, word in enumerate(words)
    ).rstrip()


separators = st.lists(st.sampled_from(SEPARATORS), min_size=1, max_size=7)
repetitive_texts = st.builds(prose, st.lists(st.sampled_from(COMMON), max_size=30), separators)
any_texts = st.one_of(repetitive_texts, st.text(alphabet="ab .\n\té☕", max_size=40))


@cache
def rare_word(number: int) -> str:
    """Return a word that is like no other, and long enough to be known again when moved."""
    letters = random.Random(number)
    return "".join(letters.choice("abcdefghijklmnopqrstuvwxyzæøå") for _ in range(22))


@dataclass(frozen=True)
class Known:
    """A correction of a text of rare words; `stands` holds the words of both texts, `moved` those
    that may stand elsewhere.
    """

    old: str
    new: str
    stands: frozenset[str]
    moved: frozenset[str]


@st.composite
def known_corrections(draw: st.DrawFn) -> Known:
    """Draw a text and any number of words put in, taken out, replaced, and paragraphs moved."""
    words = [rare_word(number) for number in range(draw(st.integers(4, 40)))]
    between = draw(separators)
    new = list(words)
    for number in range(draw(st.integers(0, 6))):
        at = draw(st.integers(0, len(new)))
        gone = draw(st.integers(0, 4))
        came = [rare_word(1_000 + 10 * number + more) for more in range(draw(st.integers(0, 3)))]
        new[at : at + gone] = came
    taken: list[str] = []
    if draw(st.booleans()):
        first, last = sorted(draw(st.tuples(*[st.integers(0, len(new))] * 2)))
        taken = new[first:last]
        del new[first:last]
        at = draw(st.integers(0, len(new)))
        new[at:at] = taken
    old = "".join(word + between[at % len(between)] for at, word in enumerate(words))
    # A word keeps what followed it, wherever it stands now.
    after = {word: between[at % len(between)] for at, word in enumerate(words)}
    text = "".join(word + after.get(word, " ") for word in new)
    return Known(old, text, frozenset(words) & frozenset(new), frozenset(taken))
