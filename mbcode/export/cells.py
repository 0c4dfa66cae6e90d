"""A table's cells and names, as files spell them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from mbcode.errors import MbcodeError

if TYPE_CHECKING:
    import pandas as pd

    Series = pd.Series[Any]

# Import takes one ' off such a text, so a text that has its own ' before a formula gets one more.
_RUNS_AS_FORMULA = re.compile(r"\A'*[=+\-@\t\r]")


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


def names_of(frame: pd.DataFrame, format: str) -> list[str]:  # noqa: A002 - as in write_table
    """Return the names of the columns.

    Raises MbcodeError where two have one name, which `format` can't hold.
    """
    names = [str(name) for name in frame.columns]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise MbcodeError(
            f'two columns are called "{twice}", which {format} can\'t hold: choose csv'
        )
    return names


def columns_of(frame: pd.DataFrame) -> list[Series]:
    """Return the columns, also where two have one name."""
    return [frame.iloc[:, place] for place in range(frame.shape[1])]


def is_number(column: Series) -> bool:
    """Tell whether a column holds numbers, not texts."""
    from pandas.api.types import is_bool_dtype, is_numeric_dtype

    return is_numeric_dtype(column) and not is_bool_dtype(column)


def spelled(column: Series, decimal: str = ".") -> list[str]:
    """Return a column's cells as texts, unguarded; a missing value is empty."""
    from pandas.api.types import is_float_dtype

    values = column.tolist()
    if is_float_dtype(column):
        return [number_text(value).replace(".", decimal) for value in values]
    missing = column.isna().tolist()
    return ["" if gone else str(value) for value, gone in zip(values, missing, strict=True)]
