"""Key files: which pseudonym stands for whom, in one study."""

from __future__ import annotations

from pathlib import Path

from mbcode.errors import FormatError
from mbcode.formats.sheets import read_sheet
from mbcode.formats.source import message_name, read_source
from mbcode.pseudonyms.decisions import Pseudonym
from mbcode.pseudonyms.sheets import BETWEEN_FORMS, KEY_COLUMNS


def read_key(path: Path, study: str) -> tuple[Pseudonym, ...]:
    """Read the key at `path` to the study with the mark `study`.

    FormatError if it is no key, or one to another study.
    """
    sheet = read_sheet(read_source(path))
    if tuple(sheet.columns) != KEY_COLUMNS:
        raise FormatError(
            f"{message_name(path)}: is no key of pseudonyms; name another file, it is left as it is"
        )
    for row in sheet.rows:
        if row.name("study") != study:
            raise FormatError(f"{row.place}: is of the key to another study; name another file")
    return tuple(
        Pseudonym(
            row.name("pseudonym"),
            row.name("kind"),
            row.name("name"),
            tuple(row.get("forms").split(BETWEEN_FORMS)),
        )
        for row in sheet.rows
    )
