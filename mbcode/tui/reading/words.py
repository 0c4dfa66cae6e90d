"""Where words begin and end: runs of letters, digits and what binds them (rock'n'roll, e-mail).

All positions are code points; a word's edges are grapheme edges.
"""

from __future__ import annotations

from mbcode.model import Span
from mbcode.tui.reading.graphemes import edge_at, is_edge

_BINDERS = frozenset("'’-_\u00ad\u2010\u2011")


def word_at(text: str, position: int) -> Span | None:
    """Return the word that holds the character at `position`, or None where none does."""
    position = edge_at(text, position)
    if position >= len(text) or not _in_word(text, position):
        return None
    return Span(word_start(text, position), word_end(text, position + 1))


def word_start(text: str, position: int) -> int:
    """Return the start of the word that a cut at `position` would part, else `position`."""
    while 0 < position < len(text) and _bound(text, position):
        position -= 1
    return position


def word_end(text: str, position: int) -> int:
    """Return the end of the word that a cut at `position` would part, else `position`."""
    while 0 < position < len(text) and _bound(text, position):
        position += 1
    return position


def next_word_end(text: str, position: int) -> int:
    """Return the first end of a word after `position`, or the text's end."""
    while position < len(text) and not _in_word(text, position):
        position += 1
    return word_end(text, position + 1) if position < len(text) else position


def previous_word_start(text: str, position: int) -> int:
    """Return the last start of a word before `position`, or 0."""
    while position > 0 and not _in_word(text, position - 1):
        position -= 1
    return word_start(text, position - 1) if position > 0 else 0


def next_word_start(text: str, position: int) -> int:
    """Return the first start of a word after `position`, or the text's end."""
    position = word_end(text, position + 1)
    while position < len(text) and not _in_word(text, position):
        position += 1
    return min(position, len(text))


def previous_word_end(text: str, position: int) -> int:
    """Return the last end of a word before `position`, or 0."""
    position = word_start(text, position - 1) if position > 0 else 0
    while position > 0 and not _in_word(text, position - 1):
        position -= 1
    return position


def _bound(text: str, position: int) -> bool:
    if not is_edge(text, position):
        return True
    return _in_word(text, position - 1) and _in_word(text, position)


def _in_word(text: str, position: int) -> bool:
    """Tell whether the character is part of a word; a mark is what the letter it stands on is."""
    while not is_edge(text, position):
        position -= 1
    character = text[position]
    if character not in _BINDERS:
        return character.isalnum()
    beside = text[position - 1 : position] + text[position + 1 : position + 2]
    return len(beside) == 2 and beside.isalnum()
