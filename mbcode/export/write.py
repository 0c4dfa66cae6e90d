"""A table to a file, to bytes or to text, in the format asked for."""

from __future__ import annotations

import io
import stat
from functools import partial
from typing import TYPE_CHECKING, BinaryIO

from mbcode.errors import MbcodeError
from mbcode.export.atomic import Write, mode_of, write_into, write_with_note
from mbcode.export.delimited import Dialect, write_delimited
from mbcode.export.json_rows import write_json
from mbcode.export.markdown import write_markdown
from mbcode.export.meta import Note, meta_path, note_on, note_text
from mbcode.export.parquet import write_parquet
from mbcode.export.xlsx import write_xlsx

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import TextIO

    from mbcode.export.table import Table

TEXT_FORMATS = ("csv", "tsv", "json", "md")
BINARY_FORMATS = ("xlsx", "parquet")
FORMATS = (*TEXT_FORMATS, *BINARY_FORMATS)
_WRITTEN_WITH = {"xlsx": ("XlsxWriter",), "parquet": ("arro3-core", "arro3-io")}


def write_table(
    table: Table,
    path: Path,
    format: str = "csv",  # noqa: A002 - the word users know from --format
    excel_da: bool = False,
    raw: bool = False,
) -> None:
    """Write `table` to `path`, with its `.meta.json` beside it.

    Text files are UTF-8 with LF. `excel_da` writes CSV for a Danish Excel: byte order mark, `;`,
    decimal comma, CRLF. In csv, tsv and xlsx a text that a spreadsheet could run as a formula gets
    a leading `'`, unless `raw`. A failed run leaves a file that stood as it was. Raises MbcodeError
    for an unknown format, for a table that the format can't hold, and where the file can't be
    written.
    """
    note = note_on(table, _WRITTEN_WITH.get(format, ()))
    _write_beside_note(path, _writer(table, note, format, excel_da, raw), note)


def as_bytes(
    table: Table,
    format: str = "csv",  # noqa: A002 - as in write_table
    excel_da: bool = False,
    raw: bool = False,
) -> bytes:
    """Return what `write_table` would write to the file."""
    note = note_on(table, _WRITTEN_WITH.get(format, ()))
    stream = io.BytesIO()
    _writer(table, note, format, excel_da, raw)(stream)
    return stream.getvalue()


def as_text(
    table: Table,
    format: str = "csv",  # noqa: A002 - as in write_table
    excel_da: bool = False,
    raw: bool = False,
) -> str:
    """Return what `write_table` would write, for one of TEXT_FORMATS: line ends and all."""
    return as_bytes(table, format, excel_da, raw).decode()


def write_text(table: Table, text: str, path: Path) -> None:
    """Write exactly `text` to `path`, and beside it the `.meta.json` of `table`, which it tells of.

    A failed run leaves a file that stood as it was. Raises MbcodeError where it can't be written.
    """
    _write_beside_note(path, partial(_put, text), note_on(table))


def _write_beside_note(path: Path, write: Write, note: Note) -> None:
    mode = mode_of(path)
    if mode is not None and stat.S_ISDIR(mode):
        raise MbcodeError(f"can't write {path}: it is a folder; name a file in it")
    if mode is not None and not stat.S_ISREG(mode):
        write_into(path, write)
    else:
        write_with_note(path, write, meta_path(path), partial(_put, note_text(note)))


def _writer(table: Table, note: Note, name: str, excel_da: bool, raw: bool) -> Write:
    if name not in FORMATS:
        raise MbcodeError(f'no format is called "{name}": choose one of {", ".join(FORMATS)}')
    if excel_da and name != "csv":
        raise MbcodeError(f"--excel da writes csv, not {name}: leave one of the two out")
    frame = table.frame
    if name == "xlsx":
        return partial(write_xlsx, frame, note=note, guard=not raw)
    if name == "parquet":
        return partial(write_parquet, frame, note=note)
    if name == "json":
        return partial(_in_utf8, partial(write_json, frame))
    if name == "md":
        return partial(_in_utf8, partial(write_markdown, frame))
    if excel_da:
        dialect = Dialect(";", ",", "\r\n", byte_order_mark=True, guard=not raw)
    else:
        dialect = Dialect("\t" if name == "tsv" else ",", guard=not raw)
    return partial(_in_utf8, partial(write_delimited, frame, dialect=dialect))


def _in_utf8(write: Callable[[TextIO], None], stream: BinaryIO) -> None:
    # The bytes are the same on every system: UTF-8, line ends as written.
    text = io.TextIOWrapper(stream, encoding="utf-8", newline="")
    try:
        write(text)
        text.flush()
    finally:
        text.detach()


def _put(text: str, stream: BinaryIO) -> None:
    stream.write(text.encode())
