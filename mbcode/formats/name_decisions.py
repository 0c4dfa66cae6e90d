"""Decisions files: one row a name, what is to become of it."""

from __future__ import annotations

from pathlib import Path

from mbcode.errors import FormatError
from mbcode.formats.characters import check_name, shown
from mbcode.formats.sheets import Row, read_sheet
from mbcode.formats.source import read_source
from mbcode.pseudonyms.candidates import KINDS
from mbcode.pseudonyms.decisions import Decision
from mbcode.pseudonyms.sheets import BETWEEN_FORMS, DECISION_COLUMNS, KEEP, REPLACE


def read_decisions(path: Path) -> tuple[Decision, ...]:
    """Read the file at `path`, in its order; a row without a decision is left out.

    FormatError names the row.
    """
    sheet = read_sheet(read_source(path))
    sheet.require("name", "decision")
    sheet.allow(DECISION_COLUMNS)
    decisions = []
    for row in sheet.rows:
        decision = row.name("decision").casefold()
        if decision not in ("", KEEP, REPLACE):
            raise FormatError(
                f"{row.place}: {shown(row.name('decision'))} is no decision; write {KEEP} or "
                f"{REPLACE}, or leave it empty to decide later"
            )
        if decision:
            decisions.append(_decision(row, is_replace=decision == REPLACE))
    return tuple(decisions)


def _decision(row: Row, *, is_replace: bool) -> Decision:
    kind = row.name("kind").casefold() or "person"
    if kind not in KINDS:
        raise FormatError(
            f"{row.place}: {shown(row.name('kind'))} is no kind of name; use one of "
            f"{', '.join(KINDS)}"
        )
    forms = (" ".join(form.split()) for form in row.get("forms").split(BETWEEN_FORMS.strip()))
    return Decision(
        name=check_name(row.name("name"), "the name", row.place),
        kind=kind,
        replace=is_replace,
        pseudonym=row.name("pseudonym"),
        forms=tuple(form for form in forms if form),
        same_as=row.name("same_as"),
        place=row.place,
    )
