"""Quotations written out one after the other, as a text of which each part has a kind."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from mbcode.tui.counting.quotations import Quotation
from mbcode.tui.reading.visible import one_line


class Kind(Enum):
    """What a part of the document is."""

    REFERENCE = "reference"
    CONTEXT = "context"
    WORDS = "words"
    NOTE = "note"


class Part(NamedTuple):
    """A half-open stretch of code points of the document."""

    start: int
    end: int
    kind: Kind


@dataclass(frozen=True, slots=True)
class Document:
    """A text, its parts in order, and where each quotation begins."""

    text: str
    parts: tuple[Part, ...]
    begins: tuple[int, ...]

    @classmethod
    def of(cls, quotations: Sequence[Quotation], first: int = 1) -> Document:
        """Write quotations out, numbered from `first`, a blank line between each two."""
        text: list[str] = []
        parts: list[Part] = []
        begins: list[int] = []
        length = 0
        for number, quotation in enumerate(quotations, first):
            begins.append(length)
            for written, kind in _written(number, quotation):
                text.append(written)
                parts.append(Part(length, length + len(written), kind))
                length += len(written)
        return cls("".join(text), tuple(parts), tuple(begins))

    def quotation_at(self, position: int) -> int:
        """Return the index of the quotation that holds `position`."""
        return max(bisect_right(self.begins, position) - 1, 0)

    def between(self, start: int, end: int) -> Iterator[Part]:
        """Yield the parts between two positions, cut to them, in order."""
        at = bisect_right(self.parts, start, key=lambda part: part.end)
        while at < len(self.parts) and self.parts[at].start < end:
            part = self.parts[at]
            yield Part(max(part.start, start), min(part.end, end), part.kind)
            at += 1


def _written(number: int, quotation: Quotation) -> Iterator[tuple[str, Kind]]:
    yield f"{number}  {one_line(quotation.reference)}\n", Kind.REFERENCE
    for excerpt in quotation.excerpts:
        if excerpt.label:
            yield f"{one_line(excerpt.label)}\n", Kind.NOTE
        yield excerpt.before, Kind.CONTEXT
        yield excerpt.words, Kind.WORDS
        yield f"{excerpt.after}\n", Kind.CONTEXT
    if not quotation.excerpts[0].label:
        yield f"{one_line(' · '.join(quotation.codes))}\n", Kind.NOTE
    yield "\n", Kind.CONTEXT
