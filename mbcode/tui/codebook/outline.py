"""Which codes stand on which rows, as headings are closed and opened."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass

from mbcode.model import Code


@dataclass(frozen=True, slots=True)
class Outline:
    """A codebook, by id and in its order, in which nothing below a `closed` code is shown.

    `rows` are the codes that are shown, `headings` those that have codes below them. A code stays
    closed while none is below it.
    """

    codes: Mapping[int, Code]
    closed: frozenset[int]
    headings: frozenset[int]
    rows: tuple[Code, ...]
    _rows_by_code: Mapping[int, int]

    @classmethod
    def of(cls, codes: Mapping[int, Code], closed: Iterable[int] = ()) -> Outline:
        """Lay a codebook out in which some are `closed`."""
        left = codes.keys() & set(closed)
        rows: list[Code] = []
        rows_by_code: dict[int, int] = {}
        hiding = set(left)
        for code in codes.values():
            if code.parent in hiding:
                hiding.add(code.id)
            else:
                rows.append(code)
            # Below a closed code nothing comes to stand on a row: the last one is the code's.
            rows_by_code[code.id] = len(rows) - 1
        headings = frozenset(code.parent for code in codes.values() if code.parent is not None)
        return cls(codes, frozenset(left), headings, tuple(rows), rows_by_code)

    def showing(self, codes: Mapping[int, Code]) -> Outline:
        """Show a codebook instead; what was closed stays closed. The same one changes nothing."""
        # In their order too, which the comparison of mappings leaves out.
        if list(codes.items()) == list(self.codes.items()):
            return self
        return Outline.of(codes, self.closed)

    def toggled(self, code: int) -> Outline:
        """Close a heading, or open it; what has no code below it stays as it is."""
        return Outline.of(self.codes, self.closed ^ {code}) if code in self.headings else self

    def opened_to(self, code: int) -> Outline:
        """Open all that a code stands below."""
        above, at = set(), self.codes[code].parent
        while at is not None:
            above.add(at)
            at = self.codes[at].parent
        return Outline.of(self.codes, self.closed - above) if above & self.closed else self

    def row_of(self, code: int) -> int:
        """Return the row of a code, or of the closed one that it stands below."""
        return self._rows_by_code[code]

    def row_from(self, before: Outline, row: int) -> int:
        """Return where what was on a row `before` is now; if its code is gone, the nearest one
        before it that is left; the first row, where none is.
        """
        if row >= len(before.rows):
            return 0
        left = _nearest_left(before.rows[row].id, before.codes, self.codes)
        return 0 if left is None else self.row_of(left)

    def rows_with(self, row: int) -> range:
        """Return a row and those of the codes below its code; none, where no code is on it."""
        if not 0 <= row < len(self.rows):
            return range(0)
        depth, end = self.rows[row].depth, row + 1
        while end < len(self.rows) and self.rows[end].depth > depth:
            end += 1
        return range(row, end)


def _nearest_left(code: int, before: Iterable[int], after: Container[int]) -> int | None:
    up_to: int | None = None
    for each in before:
        if each in after:
            up_to = each
        if each == code:
            break
    return up_to
