"""Where words were put in or taken out, when the text alone leaves several places open.

"meget godt" became "meget meget godt": the first *meget* is new, or the second. Whole lines, then
whole words are the likelier reading; of equally likely ones the edit covers all, so that nothing
within them is certain.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from mbcode.anchoring.edits import Edit


def widened(old: str, new: str, edits: Sequence[Edit]) -> Iterator[Edit]:
    """Yield `edits`, those that only put in or only take out widened to all their likely places."""
    moved = reached = 0
    behind, ahead = Edit(-1, -1), Edit(len(old) + 1, len(old) + 1)
    for (before, edit), after in zip(pairwise([behind, *edits]), [*edits[1:], ahead], strict=True):
        left = right = 0
        if before.end < edit.start and edit.end < after.start and not edit.is_paired:
            room = range(reached - edit.start, min(after.start, len(old)) - edit.end + 1)
            left, right = _likeliest(old, new, edit, moved, room)
        yield from _over(new, edit, moved, left, right)
        reached = edit.end + right
        moved += len(edit.replacement) - (edit.end - edit.start)


def _over(new: str, edit: Edit, moved: int, left: int, right: int) -> Iterator[Edit]:
    """Yield what says: made somewhere from `left` to `right` of where `edit` stands."""
    start, end = edit.start + left, edit.end + right
    now = new[edit.start + moved + left : edit.start + moved + len(edit.replacement) + right]
    if left == right:
        yield Edit(start, end, now)
    else:
        yield from (Edit(start, end), Edit(end, end, now))


def _likeliest(old: str, new: str, edit: Edit, moved: int, room: range) -> tuple[int, int]:
    """Return the first and the last of the places, counted from the edit's own, where it is cut
    best.
    """
    text, start, end = old, edit.start, edit.end
    if edit.replacement:
        text, start = new, edit.start + moved
        end = start + len(edit.replacement)
    ranked = [(_rank(text, start + by, end + by), by) for by in _slides(text, start, end, room)]
    best = max(rank for rank, _ in ranked)
    likely = [by for rank, by in ranked if rank == best]
    return min(likely), max(likely)


def _slides(text: str, start: int, end: int, room: range) -> range:
    """Return by how much start-end can be moved, within `room`, and the rest be the same text."""
    left = right = 0
    while left - 1 in room and text[start + left - 1] == text[end + left - 1]:
        left -= 1
    while right + 1 in room and text[start + right] == text[end + right]:
        right += 1
    return range(left, right + 1)


def _rank(text: str, start: int, end: int) -> int:
    return min(_cut(text, start), _cut(text, end))


def _cut(text: str, at: int) -> int:
    """Return how well a text is cut at a position: at a line's start, a line's end, between words,
    inside one.
    """
    before, after = text[max(0, at - 1) : at], text[at : at + 1]
    if not before or (before == "\n" and after != "\n"):
        return 3
    if after in ("", "\n"):
        return 2
    return 0 if before.isalnum() and after.isalnum() else 1
