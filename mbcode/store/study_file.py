"""Whether a file can be a study at all: looked at without SQLAlchemy, before a screen is opened."""

from __future__ import annotations

import os
from pathlib import Path

from mbcode.errors import StudyError
from mbcode.obstacles import why

SQLITE_MAGIC = b"SQLite format 3\x00"
_BACKUPS = "-backups"


def check_study_file(path: Path) -> None:
    """Raise StudyError unless the file is there, can be read and is an SQLite database."""
    try:
        if path.is_dir():
            raise StudyError(f"{path}: is a folder; name the study's file in it")
        if not path.is_file():
            raise StudyError(
                f"{path}: no study here; make one with 'mbcode new' or 'mbcode demo DIR'"
            )
        with path.open("rb") as file:
            magic = file.read(len(SQLITE_MAGIC))
    except OSError as error:
        raise StudyError(f"{path}: can't be read: {why(error, path)}") from error
    if magic != SQLITE_MAGIC:
        raise StudyError(f"{path}: not an mbcode study")


def log_beside(path: Path) -> Path:
    """Return where SQLite keeps what was written last, until it is folded into the file."""
    return path.with_name(f"{path.name}-wal")


def backup_folder(study: Path) -> Path:
    """Return where the backups of the study in this file are kept."""
    file = study.resolve()
    return file.with_name(f"{file.name}{_BACKUPS}")


def is_backup(path: Path) -> bool:
    """Tell whether a file stands where backups are kept."""
    return path.parent.name.endswith(_BACKUPS)


def refuse_leftover(path: Path) -> None:
    """Raise StudyError if another study's log stands where that of a new file would.

    SQLite would take what was written to that study last for part of the new one.
    """
    log = log_beside(path)
    if os.path.lexists(log):
        raise StudyError(f"{log}: is left of a study that stood here; move it away first")


def is_frozen(path: Path) -> bool:
    """Tell whether the file stands where nothing can be written, and is whole by itself.

    SQLite reads such a file only if it is told that nobody writes to it.
    """
    file = path.resolve()
    log = log_beside(file)
    return not os.access(file.parent, os.W_OK) and not (log.exists() and log.stat().st_size)


def address_to_read(path: Path) -> str:
    """Return the file as the URI by which SQLite opens it to read."""
    return f"{path.absolute().as_uri()}?{'immutable=1' if is_frozen(path) else 'mode=rw'}"
