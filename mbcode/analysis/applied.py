"""What is to be counted: passages, what each counts for, and whose they are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from mbcode.analysis.intervals import Ranges
from mbcode.analysis.text_ranges import span_ranges

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from mbcode.columns import Columns, Ints

PART = 1 << 14
"""About how many passages are counted at a time."""


@dataclass(frozen=True, slots=True, eq=False)
class Applied:
    """Passages to be counted, one an element, each on the line of its transcript.

    `column` is what each counts for, 0 to `width` - 1: a code, or a group with a code. `coder`
    goes from 0 to `coders` - 1.
    """

    passages: Ranges
    column: Ints
    width: int
    coder: Ints
    coders: int

    def pick(self, which: NDArray[np.bool_] | Ints | slice, column: Ints, width: int) -> Applied:
        """Return the passages that a mask, indices or a slice point at, to count for `column`."""
        return Applied(self.passages.pick(which), column, width, self.coder[which], self.coders)

    def in_parts(self) -> Iterator[Applied]:
        """Yield the passages some transcripts at a time, all of a transcript in one part.

        What a part needs stays where the processor is quick: a million passages at once take three
        times as long. In one part where they do not come in the order of the transcripts.
        """
        import numpy as np

        line = self.passages.line
        if (line[1:] < line[:-1]).any():
            yield self
            return
        cuts = np.searchsorted(line, line[PART:-1:PART]).tolist()
        for begin, end in pairwise([0, *dict.fromkeys(cuts), len(line)]):
            yield self.pick(slice(begin, end), self.column[begin:end], self.width)

    def together(self) -> Applied:
        """Return the same passages as one coder's."""
        import numpy as np

        return Applied(self.passages, self.column, self.width, np.zeros_like(self.coder), 1)


def applied(columns: Columns, column: Ints, width: int) -> Applied:
    """Return the codings of `columns` as passages; `column` has what each coding counts for."""
    codings = columns.codings
    return Applied(span_ranges(codings), column, width, codings.coder, len(columns.coders))
