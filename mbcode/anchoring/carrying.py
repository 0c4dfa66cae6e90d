"""Where positions lie after edits that put words in the place of words and leave no doubt."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate

from mbcode.anchoring.edits import Edit
from mbcode.model import Span


class Carrier:
    """Says where positions of a text lie after edits, each the whole of a word or a name put in
    the place of another; they are in order and disjoint.

    A passage keeps its words: one that begins or ends inside what is replaced takes in all of what
    stands for it, so that no name is cut in two. Unlike a correction, it asks nobody.
    """

    def __init__(self, edits: Sequence[Edit]) -> None:
        self._starts = [edit.start for edit in edits]
        self._ends = [edit.end for edit in edits]
        growth = (len(edit.replacement) - (edit.end - edit.start) for edit in edits)
        self._shifts = [0, *accumulate(growth)]

    def span(self, span: Span) -> Span:
        """Return where a passage lies afterwards."""
        return Span(self.start(span.start), self.end(span.end))

    def start(self, position: int) -> int:
        """Return a beginning; inside what is replaced, that of the replacement."""
        at = bisect_right(self._ends, position)
        inside = at < len(self._starts) and self._starts[at] < position
        return (self._starts[at] if inside else position) + self._shifts[at]

    def end(self, position: int) -> int:
        """Return an end; inside what is replaced, that of the replacement."""
        at = bisect_left(self._starts, position)
        inside = at > 0 and position < self._ends[at - 1]
        return (self._ends[at - 1] if inside else position) + self._shifts[at]
