"""A table's cells and names, as files spell them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mbcode.errors import MbcodeError
from mbcode.frames import Kind

if TYPE_CHECKING:
    from mbcode.frames import Column, Frame

# Import takes one ' off such a text, so a text that has its own ' before a formula gets one more.
_RUNS_AS_FORMULA = re.compile(r"\A'*[=+\-@\t\r]")
_MAY_RUN = frozenset("'=+-@\t\r")


def may_run(text: str) -> bool:
    """Tell, at little cost, whether `guarded` needs to look at `text`."""
    return text[:1] in _MAY_RUN


def guarded(text: str) -> str:
    """Return `text` with a leading `'` if a spreadsheet could run it as a formula."""
    return f"'{text}" if _RUNS_AS_FORMULA.match(text) else text


def number_text(number: float) -> str:
    """Return a number without exponent, to six decimals, or six digits below 0.1; NaN is empty."""
    import numpy as np

    if number != number:
        return ""
    fractional = abs(number) >= 0.1
    text = np.format_float_positional(
        number, precision=6, unique=False, fractional=fractional, trim="-"
    )
    return "0" if text == "-0" else text


def names_of(frame: Frame, format: str) -> list[str]:  # noqa: A002 - as in write_table
    """Return the names of the columns.

    Raises MbcodeError where two have one name, which `format` can't hold.
    """
    names = frame.names
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise MbcodeError(
            f'two columns are called "{twice}", which {format} can\'t hold: choose csv'
        )
    return names


def with_none(column: Column) -> list[object]:
    """Return a column's cells with None for every missing one, NaN included."""
    if column.kind is Kind.REAL:
        return [None if cell != cell else cell for cell in column.cells]
    return column.cells


def spelled(column: Column, decimal: str = ".") -> list[str]:
    """Return a column's cells as texts, unguarded; a missing one is empty."""
    if column.kind is Kind.TEXT:
        return column.cells
    if column.kind is Kind.REAL:
        return [number_text(cell).replace(".", decimal) for cell in column.cells]
    return ["" if cell is None else str(cell) for cell in column.cells]
