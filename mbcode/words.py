"""What a word is in a text: letters and digits, with a hyphen or an apostrophe inside."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_NEXT_WORD = re.compile(rf"\s+(?P<word>{WORD.pattern})")
_JOINED = "-'’"

LONGEST = 600
"""Characters of a word that can be told from others: an index of PostgreSQL holds no longer ones,
and no language has them.
"""
TOO_LONG = ""
"""What stands for all words that are longer."""


def lowered(text: str) -> str:
    """Return `text` in lower case with every character at its place: `len` stays."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(low if len(low := char.lower()) == 1 else char for char in text)


def words(text: str) -> Iterator[str]:
    """Yield the words of `text` in lower case, in order."""
    return (match.group() for match in WORD.finditer(lowered(text)))


def vocabulary(texts: Iterable[str]) -> set[str]:
    """Return every word of `texts` once, in lower case; for all that are too long, `TOO_LONG`."""
    pieces: set[str] = set()
    for text in texts:
        pieces.update(lowered(text).split())
    # Most pieces between white space are words as they stand: look for words in the others.
    found = {piece for piece in pieces if piece.isalnum()}
    found.update(WORD.findall("\n".join(pieces - found)))
    return {word if len(word) <= LONGEST else TOO_LONG for word in found}


def places_of(word: str, lower: str) -> Iterator[int]:
    """Yield where `word` stands as a whole word in `lower`, a text in lower case, in order."""
    at = lower.find(word)
    while at >= 0:
        end = at + len(word)
        if is_whole(lower, at, end):
            yield at
        at = lower.find(word, end)


def is_whole(text: str, start: int, end: int) -> bool:
    """Tell whether no word begins before a passage and goes on in it, or goes on after it."""
    begins, ends = text[start].isalnum(), text[end - 1].isalnum()
    return not (
        (begins and _goes_on(text[max(start - 2, 0) : start][::-1]))
        or (ends and _goes_on(text[end : end + 2]))
    )


def _goes_on(beside: str) -> bool:
    """Tell whether a word goes on in these two characters, read away from it."""
    first, second = beside[:1], beside[1:]
    return first.isalnum() or (first in _JOINED and second.isalnum())


def phrases(lower: str, parts: Sequence[Collection[str]]) -> Iterator[tuple[int, int, str]]:
    """Yield where one word of each of `parts` follows another with only white space between.

    `lower` is a text in lower case. Yields start, end and the words found, single spaces between,
    in order of the text.
    """
    first, *rest = parts
    begins = sorted((at, word) for word in first for at in places_of(word, lower))
    for at, word in begins:
        end, found = at + len(word), [word]
        for part in rest:
            match = _NEXT_WORD.match(lower, end)
            if match is None or match["word"] not in part:
                break
            end, found = match.end(), [*found, match["word"]]
        else:
            yield at, end, " ".join(found)
