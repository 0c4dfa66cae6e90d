"""A table as named columns of cells: what analysis and jobs make, and export writes.

Python's own values, and no pandas: to import that takes longer than to make and write most tables.
A notebook gets its DataFrame by `Frame.to_pandas`.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

    Values = Sequence[Any] | NDArray[Any]


class Kind(Enum):
    """What the cells of a column are; the value is pandas' name for it."""

    TEXT = "str"
    WHOLE = "int64"
    WHOLE_OR_NONE = "Int64"
    REAL = "float64"

    @property
    def is_number(self) -> bool:
        return self is not Kind.TEXT


@dataclass(frozen=True, slots=True, eq=False)
class Column:
    """A name and its cells: `str`, `int` or `float` as `kind` says.

    A missing cell is None or, among real numbers, NaN.
    """

    name: str
    kind: Kind
    cells: list[Any]

    @classmethod
    def of(cls, name: str, values: Values, has_gaps: bool = False) -> Self:
        """Return a column of an array, or of a list of texts; see `Frame.of`."""
        if isinstance(values, Sequence):
            return cls(name, Kind.WHOLE_OR_NONE if has_gaps else Kind.TEXT, list(values))
        kinds = {"i": Kind.WHOLE, "f": Kind.REAL}
        return cls(name, kinds[values.dtype.kind], values.tolist())


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """Columns of equal length, at least one; two may have one name."""

    columns: tuple[Column, ...]

    @classmethod
    def of(cls, columns: Mapping[str, Values], gaps: Collection[str] = ()) -> Self:
        """Return a frame of columns by their names.

        An array is of numbers, as its type says, a list of texts. A list whose name is in `gaps`
        holds whole numbers, and None where there is none.
        """
        return cls(tuple(Column.of(name, each, name in gaps) for name, each in columns.items()))

    @classmethod
    def of_rows(
        cls,
        names: Sequence[str],
        rows: Sequence[Sequence[Any]],
        *,
        whole: Collection[str] = (),
        gaps: Collection[str] = (),
        real: Collection[str] = (),
    ) -> Self:
        """Return a frame of rows with a cell a name.

        The columns named in `whole` hold whole numbers, those in `gaps` too, or None, those in
        `real` real numbers, or None; all others texts.
        """
        kinds = dict.fromkeys(names, Kind.TEXT)
        kinds |= dict.fromkeys(whole, Kind.WHOLE) | dict.fromkeys(gaps, Kind.WHOLE_OR_NONE)
        kinds |= dict.fromkeys(real, Kind.REAL)
        cells = zip(*rows, strict=True) if rows else ([] for _ in names)
        columns = (
            Column(name, kinds[name], [*map(_real, each)] if name in real else list(each))
            for name, each in zip(names, cells, strict=True)
        )
        return cls(tuple(columns))

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self.columns[0].cells)

    def __getitem__(self, name: str) -> list[Any]:
        """Return the cells of the first column of this name; KeyError if there is none."""
        for each in self.columns:
            if each.name == name:
                return each.cells
        raise KeyError(name)

    @property
    def names(self) -> list[str]:
        return [each.name for each in self.columns]

    def rows(self) -> Iterator[tuple[Any, ...]]:
        """Yield the rows, a tuple of cells each."""
        return zip(*(each.cells for each in self.columns), strict=True)

    def to_pandas(self) -> pd.DataFrame:
        """Return a DataFrame of the same columns: `str`, `int64`, `Int64`, `float64`."""
        import pandas as pd

        made = pd.DataFrame(
            {
                place: pd.Series(each.cells, dtype=each.kind.value)
                for place, each in enumerate(self.columns)
            }
        )
        made.columns = pd.Index(self.names)
        return made


def _real(cell: float | None) -> float:
    return math.nan if cell is None else cell


def one_below_another(frames: Iterable[Frame]) -> Frame:
    """Return frames of the same columns, at least one, as one frame."""
    parts = list(frames)
    if len(parts) == 1:
        return parts[0]
    beside = zip(*(frame.columns for frame in parts), strict=True)
    return Frame(
        tuple(
            Column(column[0].name, column[0].kind, [cell for each in column for cell in each.cells])
            for column in beside
        )
    )
