"""Items in a list, below headings where they have some, and the rows that each stands on."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sections:
    """`tops` are the first rows of the items, `height` is how many rows each has, and `rows` how
    many there are in all. `headings` are known by their row.
    """

    tops: Sequence[int]
    height: int
    headings: Mapping[int, str]
    rows: int

    @classmethod
    def of(cls, headings: Iterable[str | None], height: int = 1) -> Sections:
        """Lay items out that stand below these `headings`, one an item; None: below none.

        Of neighbours with the same heading the first has it above; a blank row parts sections.
        """
        tops: list[int] = []
        above: dict[int, str] = {}
        row, before = 0, None
        for heading in headings:
            if heading is not None and heading != before:
                row += bool(tops)
                above[row] = heading
                row += 1
            tops.append(row)
            row, before = row + height, heading
        return cls(tops, height, above, row)

    def item_near(self, row: int) -> int:
        """Return the item on a row, or the last one before it; the first, where there is none."""
        return max(bisect_right(self.tops, row) - 1, 0)

    def item_on(self, row: int) -> int | None:
        """Return the item on a row; None on a heading, a blank row and where there is nothing."""
        item = self.item_near(row)
        is_there = item < len(self.tops) and 0 <= row - self.tops[item] < self.height
        return item if is_there else None

    def uncut_from(self, row: int) -> int:
        """Return the first row from `row` on that is not amid the rows of an item."""
        item = self.item_on(row)
        if item is None or row == self.tops[item]:
            return row
        return self.tops[item] + self.height

    def rows_of(self, item: int) -> tuple[int, int]:
        """Return the first and the last row that are to be seen with an item: the heading that it
        stands right below is among them.
        """
        top = self.tops[item]
        return top - (top - 1 in self.headings), top + self.height - 1
