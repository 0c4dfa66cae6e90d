"""The codebook, as it stands."""

from __future__ import annotations

from mbcode.export.table import Table
from mbcode.frames import Frame
from mbcode.jobs.choosing import chosen_codes
from mbcode.jobs.tables.meaning import NO_FILTERS, meaning
from mbcode.model import Code, Filters
from mbcode.store.study import Study

CODEBOOK_COLUMNS = (
    "name",
    "parent",
    "definition",
    "include",
    "exclude",
    "example",
    "colour",
    "keywords",
    "codable",
    "label_en",
    "key",
    "theme",
)
CODE_COLUMNS = ("code", "parent", "theme", "can_be_applied", "codings", "key", "definition")
_YES_NO = {True: "true", False: "false", None: ""}


def codebook_table(study: Study, filters: Filters = NO_FILTERS) -> Table:
    """Return the codebook in its order, headings included; importing it changes nothing.

    Filters on codes and themes are looked at; NotFoundError for a name the study does not hold.
    """
    all_codes = study.codebook.codes()
    names = {code.id: code.name for code in all_codes}
    rows = [_codebook_row(code, names) for code in chosen_codes(all_codes, filters)]
    frame = Frame.of_rows(CODEBOOK_COLUMNS, rows)
    return Table.of(frame, "codebook", meaning(study, filters, n=len(rows)))


def codes_table(study: Study) -> Table:
    """Return all codes in codebook order, with the number of codings of each."""
    all_codes = study.codebook.codes()
    names = {code.id: code.name for code in all_codes}
    counts = study.codings.counts()
    rows = [
        (
            code.name,
            names[code.parent] if code.parent is not None else "",
            code.theme,
            _YES_NO[code.applicable],
            counts.get(code.id, 0),
            code.text.key,
            code.text.definition,
        )
        for code in all_codes
    ]
    frame = Frame.of_rows(CODE_COLUMNS, rows, whole=("codings",))
    return Table.of(frame, "codes", meaning(study, n=len(rows)))


def _codebook_row(code: Code, names: dict[int, str]) -> tuple[str, ...]:
    text = code.text
    return (
        code.name,
        names[code.parent] if code.parent is not None else "",
        text.definition,
        text.include,
        text.exclude,
        text.example,
        text.colour,
        ";".join(text.keywords),
        _YES_NO[text.codable],
        text.label_en,
        text.key,
        code.theme,
    )
