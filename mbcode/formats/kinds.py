"""Which kind of file a file is, by its ending and, for tables, by its columns."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from mbcode.errors import FormatError
from mbcode.formats import codebook_csv
from mbcode.formats.characters import listed, shown
from mbcode.formats.sheets import read_header
from mbcode.formats.source import Source, message_name, read_source

Kind = Literal["transcript", "codebook", "codings", "cases"]

_BY_ENDING: dict[str, Kind] = {
    ".txt": "transcript",
    ".md": "transcript",
    ".yaml": "codebook",
    ".yml": "codebook",
}
_TABLES = frozenset({".csv", ".tsv"})
_KNOWN_COLUMNS = (
    "codings have transcript,code; codebooks name with parent, definition or codable; cases case"
)


def kind_of(path: Path) -> Kind:
    """Return what the file at `path` is; only tables are opened. FormatError says what is known."""
    check_ending(path)
    return _BY_ENDING.get(path.suffix.casefold()) or kind_of_source(read_source(path))


def kind_of_source(source: Source) -> Kind:
    """Return what a file already loaded is."""
    check_ending(source.path)
    by_ending = _BY_ENDING.get(source.path.suffix.casefold())
    return by_ending or _kind_of_table(source)


def check_ending(path: Path) -> None:
    """Raise a FormatError if the ending of `path` belongs to no kind of file."""
    ending = path.suffix.casefold()
    if ending not in _TABLES and ending not in _BY_ENDING:
        known = ", ".join([*_BY_ENDING, *sorted(_TABLES)])
        raise FormatError(
            f"{message_name(path)}: unknown ending {shown(ending)}; known are {known}; "
            "save a document as .txt, a sheet as .csv, or give --kind"
        )


def _kind_of_table(source: Source) -> Kind:
    columns = set(read_header(source))
    if {"transcript", "code"} <= columns:
        return "codings"
    if "name" in columns and columns & (set(codebook_csv.COLUMNS) - {"name"}):
        return "codebook"
    if "case" in columns:
        return "cases"
    found = listed(sorted(columns))
    raise FormatError(f"{source.name}, row 1: columns {found}: {_KNOWN_COLUMNS}; or give --kind")
