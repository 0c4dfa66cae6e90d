"""What is said of each stretch of a row, flattened into stretches that do not overlap."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import IntFlag
from typing import NamedTuple

from mbcode.model import Span

_TIME = re.compile(r"\[(?:\d{1,2}:)?\d{1,3}:\d{2}(?:[.,]\d+)?\]")


class Mark(IntFlag):
    """What a stretch of text is, or has on it."""

    LABEL = 1
    TIME = 2
    CODED = 4
    FOCUS = 8
    CURSOR = 16
    FOUND = 32
    SELECTED = 64
    ASIDE = 128
    """It stands on a row that is shown for the sake of other words."""


class Marked(NamedTuple):
    """A half-open stretch of code points and what is said of it."""

    start: int
    end: int
    marks: Mark


def headings(text: str, labels: Iterable[Span]) -> list[Marked]:
    """Return the speakers' labels and the time stamps at the beginnings of lines, in order."""
    found = [Marked(label.start, label.end, Mark.LABEL) for label in labels]
    found += (
        Marked(*stamp.span(), Mark.TIME)
        for stamp in _TIME.finditer(text)
        if stamp.start() == 0 or text[stamp.start() - 1] == "\n"
    )
    return sorted(found)


def flatten(start: int, end: int, marked: Iterable[Marked]) -> Iterator[Marked]:
    """Yield the stretches of `start` to `end`, unmarked ones too, each with all that is said of it.

    They cover the range in order, without gaps, and no two neighbours say the same.
    """
    inside = [m for m in marked if m.start < end and start < m.end]
    cuts = {max(m.start, start) for m in inside} | {min(m.end, end) for m in inside}
    edges = sorted(cuts | {start, end})
    before = start
    said = _said(inside, start)
    for edge in edges[1:]:
        following = _said(inside, edge) if edge < end else None
        if following != said:
            yield Marked(before, edge, said)
            before = edge
        said = said if following is None else following


def _said(marked: Iterable[Marked], position: int) -> Mark:
    said = Mark(0)
    for stretch in marked:
        if stretch.start <= position < stretch.end:
            said |= stretch.marks
    return said
