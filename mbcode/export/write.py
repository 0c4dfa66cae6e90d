"""A table to a file or to standard output, in the format asked for."""

from __future__ import annotations

import io
import sys
from functools import partial
from typing import TYPE_CHECKING, TextIO

from mbcode.errors import MbcodeError
from mbcode.export.atomic import Write, write_into, write_whole
from mbcode.export.delimited import Dialect, write_delimited
from mbcode.export.json_rows import write_json
from mbcode.export.markdown import write_markdown
from mbcode.export.meta import meta_path, write_meta

if TYPE_CHECKING:
    from pathlib import Path

    from mbcode.export.table import Table

FORMATS = ("csv", "tsv", "json", "md")
_NOT_YET = ("xlsx", "parquet")


def write_table(
    table: Table,
    path: Path | None,
    format: str = "csv",  # noqa: A002 - the word users know from --format
    excel_da: bool = False,
    raw: bool = False,
) -> None:
    """Write `table` to `path` with its `.meta.json` beside it, or to standard output without one.

    Text files are UTF-8 with LF. `excel_da` writes CSV for a Danish Excel: byte order mark, `;`,
    decimal comma, CRLF. In csv and tsv a text that a spreadsheet could run as a formula gets a
    leading `'`, unless `raw`. A failed run leaves a file that stood as it was. Raises MbcodeError
    for an unknown format, and where the file can't be written.
    """
    write = _writer(table, format, excel_da, raw)
    if path is None:
        _write_stdout(write)
    else:
        _write_with_note(table, path, write)


def as_text(
    table: Table,
    format: str = "csv",  # noqa: A002 - as in write_table
    excel_da: bool = False,
    raw: bool = False,
) -> str:
    """Return what `write_table` would write, line ends and byte order mark as they are."""
    stream = io.StringIO(newline="")
    _writer(table, format, excel_da, raw)(stream)
    return stream.getvalue()


def write_text(table: Table, text: str, path: Path) -> None:
    """Write exactly `text` to `path`, and beside it the `.meta.json` of `table`, which it tells of.

    A failed run leaves a file that stood as it was. Raises MbcodeError where it can't be written.
    """

    def write(stream: TextIO) -> None:
        stream.write(text)

    _write_with_note(table, path, write)


def _write_with_note(table: Table, path: Path, write: Write) -> None:
    if path.is_dir():
        raise MbcodeError(f"can't write {path}: it is a folder; name a file in it")
    if path.exists() and not path.is_file():
        write_into(path, write)
    else:
        write_whole([(path, write), (meta_path(path), partial(write_meta, table))])


def _writer(table: Table, name: str, excel_da: bool, raw: bool) -> Write:
    if name in _NOT_YET:
        raise MbcodeError(f"{name} is not there yet: choose one of {', '.join(FORMATS)}")
    if name not in FORMATS:
        raise MbcodeError(f'no format is called "{name}": choose one of {", ".join(FORMATS)}')
    if excel_da and name != "csv":
        raise MbcodeError(f"--excel da writes csv, not {name}: leave one of the two out")
    if name == "json":
        return partial(write_json, table.frame)
    if name == "md":
        return partial(write_markdown, table.frame)
    if excel_da:
        dialect = Dialect(";", ",", "\r\n", byte_order_mark=True, guard=not raw)
    else:
        dialect = Dialect("\t" if name == "tsv" else ",", guard=not raw)
    return partial(write_delimited, table.frame, dialect=dialect)


def _write_stdout(write: Write) -> None:
    # The bytes are the same on every terminal: UTF-8, line ends as written.
    sys.stdout.flush()
    stream = io.TextIOWrapper(sys.stdout.buffer, encoding="utf-8", newline="")
    try:
        write(stream)
        stream.flush()
    finally:
        stream.detach()
