"""Which codes (or themes) a table has a row for, and where each code's codings go."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mbcode.analysis.choices import LEVELS, require_one_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from mbcode.columns import Columns, Ints


@dataclass(frozen=True, slots=True, eq=False)
class Axis:
    """The rows of a table, in codebook order.

    `place[i]` is the row of the code `Columns.codes[i]`, -1 for one without a row; no coding has
    such a code.
    """

    names: tuple[str, ...]
    themes: tuple[str, ...]
    place: Ints

    def __len__(self) -> int:
        return len(self.names)


def axis(columns: Columns, level: str = "code") -> Axis:
    """Return a row for each code that can be applied or that has codings, or for each theme of
    theirs.

    Raises MbcodeError for an unknown `level`.
    """
    import numpy as np

    require_one_of(level, LEVELS, "level")
    listed = _listed(columns)
    codes = [code for code, is_listed in zip(columns.codes, listed, strict=True) if is_listed]
    place = np.full(len(columns.codes), -1, dtype=np.int64)
    if level == "code":
        place[listed] = np.arange(len(codes), dtype=np.int64)
        return Axis(tuple(code.name for code in codes), tuple(code.theme for code in codes), place)
    themes = tuple(dict.fromkeys(code.theme for code in codes))
    row = {theme: number for number, theme in enumerate(themes)}
    place[listed] = np.array([row[code.theme] for code in codes], dtype=np.int64)
    return Axis(themes, themes, place)


def _listed(columns: Columns) -> NDArray[np.bool_]:
    import numpy as np

    listed = np.array([code.applicable for code in columns.codes], dtype=bool)
    listed[columns.codings.code] = True
    return listed
