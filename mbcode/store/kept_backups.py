"""The backups that mbcode itself makes of a study's file, in a folder beside it.

The folder of `study.mbcode` is `study.mbcode-backups`; a backup's name says when it was made, in
UTC, and what for. The last ten are kept.
"""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from mbcode.errors import StudyError
from mbcode.store.backups import back_up
from mbcode.store.database import Database

KEPT = 10
ENDING = ".mbcode"


def keep_backup(database: Database, what_for: str) -> Path | None:
    """Back the study up into its folder and return where; None on a server, which has no file.

    Older backups than the last `KEPT` go. Raises StudyError if the backup can't be made.
    """
    if database.path is None:
        return None
    folder = backup_folder(database.path)
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        made = _free_name(folder, f"{datetime.now(UTC):%Y-%m-%dT%H-%M-%SZ}-{what_for}")
        back_up(database, made)
        for old in kept_backups(database.path)[KEPT:]:
            old.unlink(missing_ok=True)
    except OSError as error:
        raise StudyError(f"{folder}: can't keep a backup there: {error.strerror}") from error
    return made


def backup_folder(study: Path) -> Path:
    """Return where the backups of the study in this file are kept."""
    file = study.resolve()
    return file.with_name(f"{file.name}-backups")


def kept_backups(study: Path) -> tuple[Path, ...]:
    """Return the backups of the study in this file, newest first."""
    found = (path for path in backup_folder(study).glob(f"*{ENDING}") if path.name[0] != ".")
    return tuple(sorted(found, key=lambda path: path.name, reverse=True))


def _free_name(folder: Path, name: str) -> Path:
    tries = (folder / f"{name}{f'-{n}' if n > 1 else ''}{ENDING}" for n in count(1))
    return next(path for path in tries if not path.exists())
