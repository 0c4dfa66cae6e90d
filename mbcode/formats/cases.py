"""Cases files: a column `case`, and any others as the cases' attributes."""

from __future__ import annotations

from pathlib import Path

from mbcode.danish import fold
from mbcode.drafts import CaseDraft
from mbcode.errors import FormatError
from mbcode.formats.characters import check_name, shown
from mbcode.formats.sheets import Row, Sheet, read_sheet
from mbcode.formats.source import Source, read_source


def read_cases(path: Path) -> tuple[CaseDraft, ...]:
    """Read the file at `path`, one case a row in its order; FormatError names the row."""
    return cases_of(read_source(path))


def cases_of(source: Source) -> tuple[CaseDraft, ...]:
    """Read cases already loaded; a case may stand once only, in whatever spelling."""
    sheet = read_sheet(source)
    sheet.require("case")
    seen: dict[str, str] = {}
    drafts = []
    for row in sheet.rows:
        draft = _draft(row, sheet)
        first = seen.setdefault(fold(draft.name), row.place)
        if first != row.place:
            raise FormatError(
                f"{row.place}: the case {shown(draft.name)} stands in {first} already; keep one row"
            )
        drafts.append(draft)
    return tuple(drafts)


def _draft(row: Row, sheet: Sheet) -> CaseDraft:
    name = check_name(row.name("case"), "the case", row.place)
    attributes = {
        spelt: row.name(column) for column, spelt in sheet.columns.items() if column != "case"
    }
    return CaseDraft(name, attributes, row.place)
