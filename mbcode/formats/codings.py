"""Codings files: one row a code given to a passage, by characters or by sentences."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

from mbcode.drafts import CodingDraft
from mbcode.errors import FormatError
from mbcode.formats.characters import check_name, shown
from mbcode.formats.sheets import Row, Sheet, read_sheet
from mbcode.formats.source import Source, read_source
from mbcode.model import Span

_BY_CHARACTERS = ("start", "end")
_BY_SENTENCES = ("sentence_from", "sentence_to")
COLUMNS = (
    "transcript",
    *_BY_CHARACTERS,
    "code",
    "coder",
    "memo",
    "created_at",
    "text",
    *_BY_SENTENCES,
    "id",
    "theme",
    "case",
    "role",
    "speaker",
    "provenance",
)
"""Columns a codings file may have; from `id` on they are what the export adds, and are not read."""

# 15 digits are more characters than any text has, and fit every database's integers.
_WHOLE_NUMBER = re.compile(r"[0-9]{1,15}")


def read_codings(path: Path) -> tuple[CodingDraft, ...]:
    """Read the file at `path`; FormatError names the row. An empty coder is whoever imports."""
    return codings_of(read_source(path))


def codings_of(source: Source) -> tuple[CodingDraft, ...]:
    """Read codings already loaded; where a row has both kinds of range, characters win."""
    sheet = read_sheet(source)
    sheet.require("transcript", "code")
    sheet.allow(COLUMNS)
    _require_a_range(sheet)
    for row in sheet.rows:
        _require_a_coder(sheet, row)
    return tuple(_draft(row) for row in sheet.rows)


def _require_a_range(sheet: Sheet) -> None:
    if any(column in sheet.columns for column in _BY_CHARACTERS):
        sheet.require(*_BY_CHARACTERS)
    elif any(column in sheet.columns for column in _BY_SENTENCES):
        sheet.require(*_BY_SENTENCES)
    else:
        raise FormatError(
            f"{sheet.name}, row 1: no columns start,end or sentence_from,sentence_to; "
            "say which passage each row codes"
        )


def _require_a_coder(sheet: Sheet, row: Row) -> None:
    """Refuse a row that ends before its coder: else somebody's coding would be the importer's."""
    if "coder" in sheet.columns and "coder" not in row.cells:
        raise FormatError(
            f"{row.place}: ends before the column coder; "
            "name the coder, or leave the cell empty if it is you"
        )


def _draft(row: Row) -> CodingDraft:
    by_characters = any(row.name(column) for column in _BY_CHARACTERS)
    by_sentences = not by_characters and any(row.name(column) for column in _BY_SENTENCES)
    coder = row.name("coder")
    return CodingDraft(
        transcript=check_name(row.name("transcript"), "the transcript", row.place),
        code=check_name(row.name("code"), "the code", row.place),
        coder=check_name(coder, "the coder", row.place) if coder else "",
        span=None if by_sentences else _span(row),
        sentences=_sentences(row) if by_sentences else None,
        memo=row.get("memo"),
        created_at=_time(row),
        text=row.get("text") or None,
        place=row.place,
    )


def _span(row: Row) -> Span:
    start, end = (_whole_number(row, column) for column in _BY_CHARACTERS)
    if start >= end:
        raise FormatError(
            f"{row.place}: start {start} is not before end {end}; "
            "a passage holds at least one character"
        )
    return Span(start, end)


def _sentences(row: Row) -> tuple[int, int]:
    first, last = (_whole_number(row, column) for column in _BY_SENTENCES)
    if not 1 <= first <= last:
        raise FormatError(
            f"{row.place}: sentences {first} to {last} are no range; they count from 1, "
            "and sentence_to is the last one coded"
        )
    return first, last


def _whole_number(row: Row, column: str) -> int:
    value = row.name(column)
    if not _WHOLE_NUMBER.fullmatch(value):
        raise FormatError(f"{row.place}: {column} is {shown(value)}; it must be a whole number")
    return int(value)


def _time(row: Row) -> datetime | None:
    """Return `created_at` in UTC; a time without zone is taken as UTC."""
    value = row.name("created_at")
    if not value:
        return None
    try:
        time = datetime.fromisoformat(value)
        return time.replace(tzinfo=UTC) if time.tzinfo is None else time.astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise FormatError(
            f"{row.place}: created_at is {shown(value)}; write it as 2024-05-01T13:30:00Z"
        ) from error
