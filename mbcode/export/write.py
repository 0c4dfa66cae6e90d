"""A table to a file or a stream, in the format asked for."""

from __future__ import annotations

import io
import stat
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, BinaryIO

from mbcode.errors import MbcodeError
from mbcode.export.atomic import Write, mode_of, write_into, write_with_note
from mbcode.export.delimited import Dialect, write_delimited
from mbcode.export.json_rows import write_json
from mbcode.export.markdown import write_markdown
from mbcode.export.meta import meta_path, note_on, note_text
from mbcode.export.parquet import write_parquet
from mbcode.export.xlsx import write_xlsx

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path
    from typing import TextIO

    from mbcode.export.meta import Note
    from mbcode.export.table import Table
    from mbcode.frames import Frame

    WriteFrames = Callable[[Iterable[Frame], TextIO], None]

TEXT_FORMATS = ("csv", "tsv", "json", "md")
BINARY_FORMATS = ("xlsx", "parquet")
FORMATS = (*TEXT_FORMATS, *BINARY_FORMATS)
_WRITTEN_WITH = {"xlsx": ("XlsxWriter",), "parquet": ("arro3-core", "arro3-io")}


@dataclass(slots=True)
class _Out:
    """A table on its way into one stream; `rows` are those that have passed.

    Text is written as the rows come, so that a table of any length takes the memory of one frame.
    The formats that hold their own note need all rows first.
    """

    table: Table
    format: str
    excel_da: bool
    raw: bool
    rows: int = 0

    def __post_init__(self) -> None:
        if self.format not in FORMATS:
            raise MbcodeError(
                f'no format is called "{self.format}": choose one of {", ".join(FORMATS)}'
            )
        if self.excel_da and self.format != "csv":
            raise MbcodeError(f"--excel da writes csv, not {self.format}: leave one of the two out")

    def write(self, stream: BinaryIO) -> None:
        """Write the table."""
        if self.format in TEXT_FORMATS:
            _in_utf8(partial(self._write_frames, self._frames()), stream)
            return
        frame = self.table.frame
        self.rows = len(frame)
        if self.format == "xlsx":
            write_xlsx(frame, stream, self.note(), guard=not self.raw)
        else:
            write_parquet(frame, stream, self.note())

    def note(self) -> Note:
        """Return the note on what has been written."""
        return note_on(self.table, self.rows, _WRITTEN_WITH.get(self.format, ()))

    def write_note(self, stream: BinaryIO) -> None:
        """Write the note, once the table is written."""
        _put(note_text(self.note()), stream)

    def _frames(self) -> Iterator[Frame]:
        for frame in self.table.frames():
            self.rows += len(frame)
            yield frame

    @property
    def _write_frames(self) -> WriteFrames:
        if self.format == "json":
            return write_json
        if self.format == "md":
            return write_markdown
        return partial(write_delimited, dialect=self._dialect)

    @property
    def _dialect(self) -> Dialect:
        if self.excel_da:
            return Dialect(";", ",", "\r\n", byte_order_mark=True, guard=not self.raw)
        return Dialect("\t" if self.format == "tsv" else ",", guard=not self.raw)


def write_table(
    table: Table,
    path: Path,
    format: str = "csv",  # noqa: A002 - the word users know from --format
    excel_da: bool = False,
    raw: bool = False,
) -> int:
    """Write `table` to `path`, with its `.meta.json` beside it; return the number of its rows.

    Text files are UTF-8 with LF. `excel_da` writes CSV for a Danish Excel: byte order mark, `;`,
    decimal comma, CRLF. In csv, tsv and xlsx a text that a spreadsheet could run as a formula gets
    a leading `'`, unless `raw`. A failed run leaves a file that stood as it was. Raises MbcodeError
    for an unknown format, for a table that the format can't hold, and where the file can't be
    written.
    """
    out = _Out(table, format, excel_da, raw)
    _write_beside_note(path, out.write, out.write_note)
    return out.rows


def stream_table(
    table: Table,
    stream: BinaryIO,
    format: str = "csv",  # noqa: A002 - as in write_table
    excel_da: bool = False,
    raw: bool = False,
) -> None:
    """Write to `stream` what `write_table` would write to the file."""
    _Out(table, format, excel_da, raw).write(stream)


def write_text(table: Table, text: str, path: Path) -> None:
    """Write exactly `text` to `path`, and beside it the `.meta.json` of `table`, which it tells of.

    A failed run leaves a file that stood as it was. Raises MbcodeError where it can't be written.
    """
    note = note_text(note_on(table, len(table.frame)))
    _write_beside_note(path, partial(_put, text), partial(_put, note))


def _write_beside_note(path: Path, write: Write, write_note: Write) -> None:
    mode = mode_of(path)
    if mode is not None and stat.S_ISDIR(mode):
        raise MbcodeError(f"can't write {path}: it is a folder; name a file in it")
    if mode is not None and not stat.S_ISREG(mode):
        write_into(path, write)
    else:
        write_with_note(path, write, meta_path(path), write_note)


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
