"""Passages of a text, found again in the corrected text; what is not certain is said to be so.

Nothing else in mbcode moves a span. An end of a passage is *certain* if every reading of the edits
puts it at the same place, or at places with no letter or digit between them; so

- an edit outside a passage moves it and changes none of its words;
- an edit inside a passage leaves its ends where they are, and it covers the corrected words;
- words put in exactly at an end, or words for words across one, leave it open which of them belong
  to the passage: it is doubtful. (Whole new lines beside a passage do not belong to it.)
- a passage of which nothing is left is doubtful, and so is one with words in it that were moved out
  of it, as with a paragraph that stands elsewhere now.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from mbcode.anchoring.edits import Edit, corrected
from mbcode.anchoring.moves import Move, moves
from mbcode.anchoring.stretches import (
    Correction,
    Place,
    Stretch,
    common_prefix,
    common_suffix,
)
from mbcode.model import Span

_LEAST_WORDS = 5
"""So many words in a row that stand elsewhere now do not stand there by chance."""
_AROUND = 60
"""Characters around a passage that are looked at for such words."""
_WORD = re.compile(r"\w+")
_ALIKE = 0.6
"""From this similarity on (2 × common / both lengths) a word that stands alone is known again."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A passage found again, for certain."""

    span: Span


@dataclass(frozen=True, slots=True)
class Doubtful:
    """A passage that can't be placed for certain; `start`-`end` of the new text, which may be
    empty, is where to look for it.
    """

    start: int
    end: int


def place(old: str, edits: Sequence[Edit], spans: Iterable[Span]) -> tuple[Placed | Doubtful, ...]:
    """Return what has become of each of `spans` of `old` when `edits` are made, in their order.

    The edits are read off the two texts (see `comparing`), so a passage is not taken for placed if
    it is one word that became another one altogether. (What replaces names knows what it does, and
    asks nobody: see `carrying`.) Raises MbcodeError for edits that are out of order or outside the
    text.
    """
    correction = Correction(old, corrected(old, edits), edits)
    moved = moves(correction)
    return tuple(_place(correction, span, moved) for span in spans)


def where_now(
    old: str, edits: Sequence[Edit], ranges: Iterable[tuple[int, int]]
) -> tuple[tuple[int, int], ...]:
    """Return for each range of `old`, which may be empty, all of the new text that it may be in."""
    correction = Correction(old, corrected(old, edits), edits)
    return tuple((correction.place(start).low, correction.place(end).high) for start, end in ranges)


def _place(correction: Correction, span: Span, moved: Sequence[Move]) -> Placed | Doubtful:
    new = correction.new
    start = _start(new, correction.place(span.start))
    end = _end(new, correction.place(span.end))
    touched = tuple(correction.touching(span.start, span.end))
    if not touched and start.low < end.low:
        return Placed(Span(start.low, end.low))
    is_certain = not _says(new, start.low, start.high) and not _says(new, end.low, end.high)
    first, last = _first(new, start), _last(new, end)
    if (
        is_certain
        and first < last
        and (_says(new, first, last) or not _says(correction.old, span.start, span.end))
        and not any(move.leaves(span, first, last) for move in moved)
        and _is_recognised(correction, span, touched)
    ):
        return Placed(Span(first, last))
    return _doubtful(correction, span, start.low, end.high)


def _start(new: str, place: Place) -> Place:
    """Leave new lines before a passage out of it."""
    if not place.after and place.high > place.low and new[place.high - 1] == "\n":
        return Place(place.high, place.high, place.before, place.after)
    return place


def _end(new: str, place: Place) -> Place:
    """Leave new lines after a passage out of it."""
    if not place.before and place.high > place.low and new[place.low] == "\n":
        return Place(place.low, place.low, place.before, place.after)
    return place


def _first(new: str, place: Place) -> int:
    """Choose between places that are one as far as words go: keep a passage's own punctuation."""
    if not place.after:
        return place.high
    return place.high - len(new[place.low : place.high].lstrip())


def _last(new: str, place: Place) -> int:
    if not place.before:
        return place.low
    return place.low + len(new[place.low : place.high].rstrip())


def _says(text: str, start: int, end: int) -> bool:
    """Tell whether there is a letter or a digit in the range."""
    return any(character.isalnum() for character in text[start:end])


def _is_recognised(correction: Correction, span: Span, touched: Sequence[Stretch]) -> bool:
    """Tell whether something of a passage stands, if only a mark, or is much like what it was."""
    reached = span.start
    for stretch in touched:
        if correction.old[reached : max(reached, stretch.start)].strip():
            return True
        if stretch.is_paired and (_cuts(span, stretch) or _are_alike(correction, stretch)):
            return True
        reached = max(reached, stretch.end)
    return bool(correction.old[reached : max(reached, span.end)].strip())


def _cuts(span: Span, stretch: Stretch) -> bool:
    """Tell whether an end lies inside a word: it is certain only by letters that stand."""
    return stretch.start < span.start < stretch.end or stretch.start < span.end < stretch.end


def _are_alike(correction: Correction, stretch: Stretch) -> bool:
    from rapidfuzz.distance import Indel

    old = correction.old[stretch.start : stretch.end].casefold()
    new = correction.new[stretch.new_start : stretch.new_end].casefold()
    return Indel.normalized_similarity(old, new) >= _ALIKE


def _is_no_chance(correction: Correction, span: Span, found: int) -> bool:
    """Tell whether so much stands as it stood, with the passage at `found`, that it is the same."""
    old, new = correction.old, correction.new
    end = found + span.end - span.start
    before = common_suffix(
        old[max(span.start - _AROUND, 0) : span.start], new[max(found - _AROUND, 0) : found]
    )
    after = common_prefix(old[span.end : span.end + _AROUND], new[end : end + _AROUND])
    return len(_WORD.findall(new[found - before : end + after])) >= _LEAST_WORDS


def _doubtful(correction: Correction, span: Span, start: int, end: int) -> Doubtful:
    """Point to the passage's old words if they stand in the new text just once, and by more than
    chance; else to where the edits leave it.
    """
    words = span.of(correction.old)
    found = correction.new.find(words)
    is_there_once = found >= 0 and correction.new.find(words, found + 1) < 0
    if is_there_once and _is_no_chance(correction, span, found):
        return Doubtful(found, found + len(words))
    inside = correction.new[start:end]
    start += len(inside) - len(inside.lstrip())
    left = len(inside.strip()) if _says(inside, 0, len(inside)) else 0
    return Doubtful(start, start + left)
