"""Where a reader sees one character end and the next begin, so that nothing ever parts them.

The rules are the part of Unicode's extended grapheme clusters (UAX #29) that interviews hold:
combining marks, emoji joined or toned, flags. Widths are Rich's, since Rich draws them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from rich.cells import cell_len, get_character_cell_size

JOINER = "\u200d"
_UNUSUAL = re.compile("[^\n -~\xa0-\xac\xae-\u02ff\u0370-\u0482\u2010-\u2027]")
"""What is not plain at a glance: one search of a long text is cheaper than asking each letter."""
_AT_ONCE = 100_000
"""Characters that are searched in one go: nothing else is done meanwhile."""
_CONTROLS = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_EMOJI_BLOCKS = ((0x2190, 0x2BFF), (0x1F000, 0x1FAFF))
_LONGEST_FLAG_RUN = 64
"""Letters looked back at to pair flags: a hostile run of thousands must not cost its square."""


@lru_cache(maxsize=4096)
def is_control(character: str) -> bool:
    """Tell whether a terminal would act on the character, or show nothing at all for it."""
    return unicodedata.category(character) in _CONTROLS


@lru_cache(maxsize=4096)
def is_plain(character: str) -> bool:
    """Tell whether the character is one cell wide and, marks apart, a grapheme of its own."""
    return get_character_cell_size(character) == 1 and _stands_alone(character)


def odd_characters(text: str) -> frozenset[str]:
    """Return the distinct characters of `text` that are not plain, the line break apart."""
    found: set[str] = set()
    for start in range(0, len(text), _AT_ONCE):
        part = text[start : start + _AT_ONCE]
        if _UNUSUAL.search(part) is not None:
            found.update(_UNUSUAL.findall(part))
    return frozenset(c for c in found if not is_plain(c))


def joins(text: str, position: int) -> bool:
    """Tell whether `text[position]` is a joiner that makes one emoji of the two beside it."""
    if text[position] != JOINER or not 0 < position < len(text) - 1:
        return False
    before = position - 1
    while before > 0 and _is_mark(text[before]):
        before -= 1
    return _is_emoji(text[before]) and _is_emoji(text[position + 1])


def is_edge(text: str, position: int) -> bool:
    """Tell whether a grapheme begins at `position`; both ends of the text are edges."""
    if not 0 < position < len(text):
        return True
    before, character = text[position - 1], text[position]
    if before == JOINER and joins(text, position - 1):
        return False
    if before == "\n" or _stands_alone(character):
        return True
    if _is_flag_letter(character):
        return _flag_letters_before(text, position) % 2 == 0
    return not _is_mark(character) and not joins(text, position)


def edge_before(text: str, position: int) -> int:
    """Return the nearest edge to the left of `position`, or 0."""
    position -= 1
    while position > 0 and not is_edge(text, position):
        position -= 1
    return max(position, 0)


def edge_after(text: str, position: int) -> int:
    """Return the nearest edge to the right of `position`, or the text's end."""
    position += 1
    while position < len(text) and not is_edge(text, position):
        position += 1
    return min(position, len(text))


def edge_at(text: str, position: int) -> int:
    """Return `position`, or the start of the grapheme it would part; clamped to the text."""
    position = min(max(position, 0), len(text))
    return position if is_edge(text, position) else edge_before(text, position)


def graphemes(text: str, start: int, end: int) -> Iterator[tuple[int, int, int]]:
    """Yield `(start, end, cells)` of each grapheme from the edge `start` up to `end`."""
    while start < end:
        after = start + 1
        if after < end and (text[start] == JOINER or not _stands_alone(text[after])):
            after = edge_after(text, start)
        alone = after - start == 1
        cells = get_character_cell_size(text[start]) if alone else cell_len(text[start:after])
        yield start, after, cells
        start = after


@lru_cache(maxsize=4096)
def _stands_alone(character: str) -> bool:
    return (
        get_character_cell_size(character) > 0
        and not is_control(character)
        and not _is_flag_letter(character)
    )


def _is_mark(character: str) -> bool:
    return get_character_cell_size(character) == 0 and not is_control(character)


def _is_emoji(character: str) -> bool:
    return any(first <= ord(character) <= last for first, last in _EMOJI_BLOCKS)


def _is_flag_letter(character: str) -> bool:
    return 0x1F1E6 <= ord(character) <= 0x1F1FF


def _flag_letters_before(text: str, position: int) -> int:
    count = 0
    while count < min(position, _LONGEST_FLAG_RUN) and _is_flag_letter(text[position - count - 1]):
        count += 1
    return count
