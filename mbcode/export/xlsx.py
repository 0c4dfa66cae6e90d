"""An Excel workbook: the table on one sheet, and on a second what was counted."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, BinaryIO

from mbcode.errors import MbcodeError
from mbcode.export.cells import guarded, spelled

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mbcode.export.meta import Note
    from mbcode.frames import Column, Frame

ROWS, COLUMNS, CHARACTERS = 1_048_576, 16_384, 32_767
"""What a sheet holds, and a cell in UTF-16 units (Microsoft, "Excel specifications and limits")."""

# No sheet is named after its table: Excel keeps the name "History" to itself.
_TABLE, _ABOUT = "Table", "About"
_WIDEST = 60


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A sheet to fill; XlsxWriter has no types. `guard` puts a `'` before what could run."""

    sheet: Any
    bold: Any
    plain: Any
    guard: bool

    def put(self, row: int, place: int, text: str, style: Any = None) -> None:
        """Write a text, never a formula; MbcodeError where it is more than a cell holds."""
        written = guarded(text) if self.guard else text
        units = len(written.encode("utf-16-le", "surrogatepass")) // 2
        if units > CHARACTERS:
            raise MbcodeError(
                f"row {row + 1}, column {place + 1}: a text of {units:,} characters, and a cell "
                f"of Excel's holds {CHARACTERS:,}; choose csv or parquet"
            )
        if written.startswith("<r>") and written.endswith("</r>"):
            # XlsxWriter takes this for markup of its own; in two pieces it is text again.
            pieces = (written[:1], style or self.plain, written[1:])
            self.sheet.write_rich_string(row, place, *pieces, style or self.plain)
        else:
            self.sheet.write_string(row, place, written, style)

    def put_number(self, row: int, place: int, number: float) -> None:
        """Write a number, in full."""
        self.sheet.write_number(row, place, number)

    def widen(self, place: int, texts: list[str]) -> None:
        """Make a column as wide as the first lines of its texts, within reason."""
        longest = max(len(text.partition("\n")[0]) for text in texts)
        self.sheet.set_column(place, place, min(longest + 2, _WIDEST))


def write_xlsx(frame: Frame, stream: BinaryIO, note: Note, guard: bool = True) -> None:
    """Write `frame` with a header row that stays in sight, and `note` on a second sheet.

    Numbers are numbers, in full, and a missing value is an empty cell. All else is text and never
    a formula; with `guard`, one that looks like a formula gets a leading `'` all the same, as it
    may be copied to where it would run. Two runs over the same give the same bytes.

    Raises MbcodeError for a table, or a text, that is more than a sheet or a cell holds.
    """
    from xlsxwriter import Workbook

    _refuse_too_large(frame)
    # Made in memory: what can fail on a disk then fails where files are written.
    made = io.BytesIO()
    workbook = Workbook(made, {"in_memory": True})
    workbook.set_properties({"created": datetime.fromisoformat(str(note["time"]))})
    bold, plain = workbook.add_format({"bold": True}), workbook.add_format()
    table = _Sheet(workbook.add_worksheet(_TABLE), bold, plain, guard)
    for place, column in enumerate(frame.columns):
        _write_column(table, place, column)
    table.sheet.freeze_panes(1, 1)
    _write_about(_Sheet(workbook.add_worksheet(_ABOUT), bold, plain, guard), note)
    workbook.close()
    stream.write(made.getbuffer())


def _refuse_too_large(frame: Frame) -> None:
    rows, columns = len(frame), len(frame.columns)
    for has, holds, what in ((rows + 1, ROWS, "rows"), (columns, COLUMNS, "columns")):
        if has > holds:
            raise MbcodeError(
                f"the table has {has:,} {what}, and a sheet of Excel's holds {holds:,}; "
                "choose csv or parquet"
            )


def _write_column(sheet: _Sheet, place: int, column: Column) -> None:
    shown = spelled(column)
    sheet.put(0, place, column.name, sheet.bold)
    for row, (cell, text) in enumerate(zip(column.cells, shown, strict=True), start=1):
        if text and column.kind.is_number:
            sheet.put_number(row, place, cell)
        elif text:
            sheet.put(row, place, text)
    sheet.widen(place, [column.name, *shown])


def _write_about(sheet: _Sheet, note: Note) -> None:
    lines = list(_lines(note))
    for row, (key, value) in enumerate(lines):
        sheet.put(row, 0, key, sheet.bold)
        if isinstance(value, int | float) and not isinstance(value, bool):
            sheet.put_number(row, 1, value)
        else:
            sheet.put(row, 1, str(value))
    for place in (0, 1):
        sheet.widen(place, [str(line[place]) for line in lines])


def _lines(note: Mapping[str, object], above: str = "") -> Iterator[tuple[str, object]]:
    """Yield the note's values one by one, each with the keys that lead to it."""
    for key, value in note.items():
        if isinstance(value, dict):
            yield from _lines(value, f"{above}{key}: ")
        elif isinstance(value, list | tuple):
            yield f"{above}{key}", ", ".join(str(each) for each in value)
        else:
            yield f"{above}{key}", value
