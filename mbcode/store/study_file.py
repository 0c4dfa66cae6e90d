"""Whether a file can be a study at all: looked at without SQLAlchemy, before a screen is opened."""

from __future__ import annotations

from pathlib import Path

from mbcode.errors import StudyError

SQLITE_MAGIC = b"SQLite format 3\x00"


def check_study_file(path: Path) -> None:
    """Raise StudyError unless the file is there and is an SQLite database."""
    if not path.is_file():
        raise StudyError(f"{path}: no study here; make one with 'mbcode new' or 'mbcode demo DIR'")
    try:
        with path.open("rb") as file:
            magic = file.read(len(SQLITE_MAGIC))
    except OSError as error:
        raise StudyError(f"{path}: can't be read: {error.strerror}") from error
    if magic != SQLITE_MAGIC:
        raise StudyError(f"{path}: not an mbcode study")
