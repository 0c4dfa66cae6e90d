"""The backups that mbcode itself makes of a study's file, in a folder beside it.

The folder of `study.mbcode` is `study.mbcode-backups`; a backup's name says when it was made, in
UTC, and on what occasion. Of those made unasked the last ten are kept; what a restore replaced
stays until somebody removes it.
"""

from __future__ import annotations

import os
import re
import sqlite3
import time
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from mbcode.errors import StudyError
from mbcode.obstacles import why
from mbcode.store.backups import UNFINISHED, back_up
from mbcode.store.database import Database
from mbcode.store.study_file import address_to_read, backup_folder, log_beside

KEPT = 10
OPENED, REPLACED = "opened", "before-restore"
"""Occasions; a third is `before-` and the version that a migration brings the study to."""
_STAMP = "%Y-%m-%dT%H-%M-%SZ"
_NAME = re.compile(r"(\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ)-([a-z0-9-]+)(_\d+)?\.mbcode")
_ABANDONED_AFTER = 24 * 3600
"""Seconds after which an unfinished copy is that of a program that was killed."""


@dataclass(frozen=True, slots=True)
class KeptBackup:
    """A backup in the study's folder of backups."""

    path: Path
    made_at: datetime
    occasion: str


def keep_backup(database: Database, occasion: str) -> Path | None:
    """Back the study up into its folder and return where; None on a server, which has no file.

    Raises StudyError if the backup can't be made.
    """
    if database.path is None:
        return None
    made = new_place(database.path, occasion)
    back_up(database, made)
    _tidy(database.path)
    return made


def keep_daily_backup(database: Database) -> Path | None:
    """Back the study up and return where, unless that was done today already, or nothing was
    changed since, or nothing can be written beside it; then None. Raises like `keep_backup`.
    """
    study = database.path
    if study is None or not os.access(study.resolve().parent, os.W_OK):
        return None
    unasked = (kept for kept in kept_backups(study) if kept.occasion != REPLACED)
    newest = next(unasked, None)
    if newest is not None and newest.made_at.date() >= datetime.now(UTC).date():
        return None
    latest = _last_change(study)
    if latest is None or (newest is not None and _last_change(newest.path) == latest):
        return None
    return keep_backup(database, OPENED)


def kept_backups(study: Path) -> tuple[KeptBackup, ...]:
    """Return the backups of the study in this file, newest first."""
    found = []
    for path in backup_folder(study).glob("*.mbcode"):
        named = _NAME.fullmatch(path.name)
        if named:
            made_at = datetime.strptime(named[1], _STAMP).replace(tzinfo=UTC)
            found.append(KeptBackup(path, made_at, named[2]))
    # Names tell seconds only.
    in_order = sorted(found, key=lambda kept: (kept.made_at, kept.path.stat().st_mtime_ns))
    return tuple(reversed(in_order))


def own_files(study: Path) -> tuple[Path, ...]:
    """Return all that mbcode has put into the study's folder of backups, unfinished ones too."""
    kept = [kept.path for kept in kept_backups(study)]
    logs = [log_beside(path) for path in kept if log_beside(path).exists()]
    return (*kept, *logs, *sorted(backup_folder(study).glob(f".*{UNFINISHED}")))


def new_place(study: Path, occasion: str) -> Path:
    """Return where the next backup of the study in this file goes; its folder is made if need be.

    Raises StudyError if it can't be.
    """
    folder = backup_folder(study)
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise StudyError(f"{folder}: can't keep a backup there: {why(error, folder)}") from error
    name = f"{datetime.now(UTC):{_STAMP}}-{occasion}"
    tries = (folder / f"{name}{f'_{n}' if n > 1 else ''}.mbcode" for n in count(1))
    return next(path for path in tries if not path.exists())


def _tidy(study: Path) -> None:
    unasked = [kept.path for kept in kept_backups(study) if kept.occasion != REPLACED]
    for path in unasked[KEPT:]:
        path.unlink(missing_ok=True)
    for path in backup_folder(study).glob(f".*{UNFINISHED}"):
        if path.stat().st_mtime < time.time() - _ABANDONED_AFTER:
            path.unlink(missing_ok=True)


def _last_change(study: Path) -> tuple[int, str] | None:
    """Return id and time of a study's last change; None if it has none, or can't be read."""
    query = "SELECT id, at FROM change ORDER BY id DESC LIMIT 1"
    try:
        with closing(sqlite3.connect(address_to_read(study), uri=True)) as connection:
            found: tuple[int, str] | None = connection.execute(query).fetchone()
    except sqlite3.Error:
        return None
    return found
