"""Delimited text (`.csv`, `.tsv`) as rows of named cells, numbered as a spreadsheet does."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from mbcode.errors import FormatError
from mbcode.formats.characters import check_name, clean, listed, shown
from mbcode.formats.source import Source

_DELIMITERS = (",", ";", "\t")
_SEPARATOR_LINE = re.compile(r"sep=([,;\t])\r?\n", re.IGNORECASE)
# The export puts one ' before a formula, and before a text that itself begins with ' and a formula.
_GUARDED = re.compile(r"\A'(?='*[=+\-@\t\r])")


@dataclass(frozen=True, slots=True)
class Row:
    """One row; `cells` holds its values by the column's name in lower case, as far as it goes."""

    place: str
    """File and row, for messages: `codings.csv, row 7`."""
    cells: Mapping[str, str]

    def get(self, column: str) -> str:
        """Return a cell as it stands, `""` where the file or the row has no such column."""
        return self.cells.get(column, "")

    def name(self, column: str) -> str:
        """Return a cell that holds a name, without white space at its ends."""
        return self.get(column).strip()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A file's rows. `columns` maps each name in lower case to the name as written, in order."""

    name: str
    columns: Mapping[str, str]
    rows: tuple[Row, ...]

    def require(self, *needed: str) -> None:
        """Raise a FormatError that names the columns of `needed` that are missing."""
        missing = [column for column in needed if column not in self.columns]
        if missing:
            raise FormatError(
                f"{self.name}, row 1: no column {', '.join(missing)}; "
                f"found {listed(self.columns.values())}"
            )

    def allow(self, known: Iterable[str]) -> None:
        """Raise a FormatError that names the columns that are not among `known`."""
        allowed = list(known)
        unknown = [spelt for column, spelt in self.columns.items() if column not in allowed]
        if unknown:
            raise FormatError(
                f"{self.name}, row 1: unknown column {listed(map(shown, unknown))}; "
                f"known are {', '.join(allowed)}"
            )


def read_header(source: Source) -> tuple[str, ...]:
    """Return the names of the columns in lower case, nameless ones left out."""
    number, header = next(_records(source), (1, []))
    return tuple(
        name.casefold() for name in _column_names(header, f"{source.name}, row {number}") if name
    )


def read_sheet(source: Source) -> Sheet:
    """Return the rows below the header; blank rows count but are left out.

    FormatError names the row: a quote that is not closed or stands astray, a column that stands
    twice, a value beyond the header or under a column without a name.
    """
    records = _records(source)
    number, header = next(records, (1, []))
    names = _column_names(header, f"{source.name}, row {number}")
    rows = tuple(
        _row(f"{source.name}, row {number}", names, record)
        for number, record in records
        if any(cell.strip() for cell in record)
    )
    return Sheet(source.name, {name.casefold(): name for name in names if name}, rows)


def _records(source: Source) -> Iterator[tuple[int, list[str]]]:
    """Yield the header and every record that is not blank, each with its row number."""
    text, delimiter = _delimited(source.text)
    # A cell may hold a whole interview; the module's limit of 131,072 characters can't.
    csv.field_size_limit(max(csv.field_size_limit(), len(text)))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    number = 0
    try:
        for record in reader:
            number += 1
            if any(record):
                yield number, [_cell(value) for value in record]
    except csv.Error as error:
        said = str(error).replace("\t", "\\t")
        raise FormatError(
            f"{source.name}, row {number + 1}: broken quoting ({said}); "
            'a cell with " in it stands in quotes, and the " inside it twice'
        ) from error


def _delimited(text: str) -> tuple[str, str]:
    """Return the text and its delimiter: by Excel's `sep=` line, else the header's commonest."""
    separator = _SEPARATOR_LINE.match(text)
    if separator:
        return text[separator.end() :], separator[1]
    first_line = re.search(r"[^\r\n]+", text)
    header = re.sub(r'"[^"]*"', "", first_line[0]) if first_line else ""
    return text, max(_DELIMITERS, key=header.count)


def _cell(value: str) -> str:
    return clean(_GUARDED.sub("", value)).text


def _column_names(header: list[str], place: str) -> list[str]:
    names = [" ".join(name.split()) for name in header]
    if not any(names):
        raise FormatError(f"{place}: no header; the first row must name the columns")
    seen: set[str] = set()
    for name in filter(None, names):
        if name.casefold() in seen:
            raise FormatError(f"{place}: the column {shown(name)} stands twice; keep one")
        seen.add(check_name(name, "a column", place).casefold())
    return names


def _row(place: str, names: list[str], record: list[str]) -> Row:
    nameless = [c for n, c in zip(names, record, strict=False) if not n]
    stray = [cell for cell in nameless + record[len(names) :] if cell.strip()]
    if stray:
        raise FormatError(
            f"{place}: {shown(stray[0])} stands under no column name; name its column, "
            "or put quotes around the cell that was cut in two"
        )
    cells = {n.casefold(): c for n, c in zip(names, record, strict=False) if n}
    return Row(place, cells)
