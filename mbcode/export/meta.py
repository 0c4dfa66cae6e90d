"""The note on a table that says how to make it again."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from mbcode import __version__
from mbcode.errors import MbcodeError
from mbcode.times import utc

if TYPE_CHECKING:
    from mbcode.export.table import Table

Note = dict[str, object]
"""What JSON can hold: `what`, the table's meaning, `versions`, `time`."""

TIME_VARIABLE = "SOURCE_DATE_EPOCH"
_WHOLE_SECONDS = 11
"""Digits that a time may have: enough for the year 5138."""


def meta_path(path: Path) -> Path:
    """Return where the note on `path` stands: `FILE.meta.json`."""
    return path.with_name(f"{path.name}.meta.json")


def note_on(table: Table, rows: int, written_with: Sequence[str] = ()) -> Note:
    """Return the meaning of a table of `rows`, with the versions that made it and the time.

    `written_with` are further packages that had a hand in it. The time is now or, so that a file
    can be made again byte for byte, `$SOURCE_DATE_EPOCH`, in seconds since 1970 (see
    https://reproducible-builds.org/specs/source-date-epoch). Raises MbcodeError if that is none.
    """
    import numpy as np

    return {
        "what": table.what,
        **table.told(rows),
        "versions": {
            "mbcode": __version__,
            "python": platform.python_version(),
            "numpy": np.__version__,
            **_versions(written_with),
        },
        "time": utc(_time().replace(microsecond=0)),
    }


def note_text(note: Note) -> str:
    """Return the note as JSON. Raises TypeError for a value that JSON can't hold."""
    return json.dumps(note, ensure_ascii=False, indent=2) + "\n"


def _versions(packages: Sequence[str]) -> dict[str, str]:
    if not packages:
        return {}
    # Not at start-up: it takes as long to import as a small table does to count.
    from importlib.metadata import version

    return {package: version(package) for package in packages}


def _time() -> datetime:
    seconds = os.environ.get(TIME_VARIABLE)
    if seconds is None:
        return datetime.now(UTC)
    if not (seconds.isascii() and seconds.isdigit() and len(seconds) <= _WHOLE_SECONDS):
        raise MbcodeError(
            f"${TIME_VARIABLE} is {seconds!r}: give whole seconds since 1970, or unset it"
        )
    return datetime.fromtimestamp(int(seconds), UTC)
