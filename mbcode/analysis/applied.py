"""What is to be counted: passages, what each counts for, and whose they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mbcode.analysis.intervals import Ranges
from mbcode.analysis.text_ranges import span_ranges

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from mbcode.columns import Columns, Ints


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

    def pick(self, which: NDArray[np.bool_] | Ints, column: Ints, width: int) -> Applied:
        """Return the passages a mask or indices point at, to count for `column`."""
        return Applied(self.passages.pick(which), column, width, self.coder[which], self.coders)

    def together(self) -> Applied:
        """Return the same passages as one coder's."""
        import numpy as np

        return Applied(self.passages, self.column, self.width, np.zeros_like(self.coder), 1)


def applied(columns: Columns, column: Ints, width: int) -> Applied:
    """Return the codings of `columns` as passages; `column` has what each coding counts for."""
    codings = columns.codings
    return Applied(span_ranges(codings), column, width, codings.coder, len(columns.coders))
