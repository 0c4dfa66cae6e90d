"""Writes the key: which pseudonym stands for whom."""

from __future__ import annotations

import csv
import os
import secrets
from collections.abc import Iterable
from pathlib import Path

from mbcode.errors import MbcodeError
from mbcode.export.cells import guarded
from mbcode.obstacles import why
from mbcode.pseudonyms.decisions import Pseudonym
from mbcode.pseudonyms.sheets import BETWEEN_FORMS, KEY_COLUMNS


def write_key(path: Path, study: str, entries: Iterable[Pseudonym]) -> None:
    """Write the key to the study with the mark `study`, in the place of what stands there.

    Only its owner can read it, and it is on the disk when this returns. Raises MbcodeError, with
    what stood there as it was, where it can't be written.
    """
    place = path.resolve()
    draft = place.with_name(f".{secrets.token_hex(8)}.mbcode-part")
    try:
        _write(draft, study, entries)
        draft.replace(place)
        _sync(place.parent)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise MbcodeError(f"can't write the key {path}: {why(error, path)}") from error


def _write(draft: Path, study: str, entries: Iterable[Pseudonym]) -> None:
    handle = os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    with open(handle, "w", encoding="utf-8", newline="") as stream:
        sheet = csv.writer(stream, lineterminator="\n")
        sheet.writerow(KEY_COLUMNS)
        for entry in entries:
            cells = (entry.pseudonym, entry.kind, entry.name, BETWEEN_FORMS.join(entry.forms))
            sheet.writerow((study, *map(guarded, cells)))
        stream.flush()
        os.fsync(stream.fileno())


def _sync(folder: Path) -> None:
    """Have the folder itself on the disk, where the system can do that: Windows can't."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
