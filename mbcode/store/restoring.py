"""Going back to a backup: the study becomes what the backup holds, and what it was is kept.

Only while no other program has the study open, as that would go on with what is no longer there. A
sound study is overwritten in one transaction of SQLite's own; a damaged one is moved aside.
"""

from __future__ import annotations

import os
import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from mbcode.errors import StudyError
from mbcode.obstacles import why
from mbcode.store.backups import UNFINISHED, copy_study
from mbcode.store.checks import faults
from mbcode.store.database import Database
from mbcode.store.kept_backups import REPLACED, new_place
from mbcode.store.schema import migrate, older_version
from mbcode.store.study_file import (
    address_to_read,
    backup_folder,
    check_study_file,
    log_beside,
)

_PATIENCE = 1
"""Seconds to wait for a program that may just be closing the study."""


def restore(study: Path, backup: Path, *, dry_run: bool = False) -> Path | None:
    """Make the study in this file what `backup` holds, brought up to date; return where what it
    replaced is kept, None where there was nothing. With `dry_run` only the checks are made.

    `backup` may be the name of one in the study's folder. Raises StudyError, with nothing changed,
    if it is no sound study or one of another study, or while a program has the study open.
    """
    source = _found(study, backup)
    with _sound_copy(source, study) as copy:
        known = _uid(study)
        if known is not None and known != _uid(copy):
            raise StudyError(
                f"{source}: is of another study than {study}; restore it to a file of its own "
                "with --study"
            )
        if dry_run:
            return None
        if known is not None:
            return _overwrite(study, copy)
        return _put_in_place(study, copy)


def _found(study: Path, backup: Path) -> Path:
    in_folder = backup_folder(study) / backup
    source = in_folder if not backup.exists() and in_folder.exists() else backup
    if not os.path.lexists(source):
        raise StudyError(f"{backup}: there is no such backup; 'mbcode list backups' names them")
    check_study_file(source)
    if study.exists() and os.path.samefile(source, study):
        raise StudyError(f"{source}: is the study itself; name a backup of it")
    return source


@contextmanager
def _sound_copy(source: Path, study: Path) -> Iterator[Path]:
    """Copy a backup beside the study, bring the copy up to date and prove it sound."""
    copy = study.resolve().with_name(f".{secrets.token_hex(8)}{UNFINISHED}")
    try:
        copy_study(source, copy, place=str(study))
        database = Database(copy)
        database.place = str(source)
        with database.altering() as connection:
            if older_version(connection, database.place) is not None:
                migrate(connection)
        with database.reading() as connection:
            fault = next(faults(connection), None)
        database.close()
        if fault is not None:
            raise StudyError(f"{source}: is not sound ({fault}); restore another backup")
        yield copy
    finally:
        for path in (copy, log_beside(copy), copy.with_name(f"{copy.name}-shm")):
            path.unlink(missing_ok=True)


def _overwrite(study: Path, copy: Path) -> Path:
    """Keep the study and overwrite it, while nobody else can as much as read it."""
    kept = new_place(study, REPLACED)
    try:
        with (
            closing(sqlite3.connect(study, timeout=_PATIENCE, isolation_level=None)) as stands,
            closing(sqlite3.connect(copy)) as comes,
        ):
            stands.execute("PRAGMA locking_mode=EXCLUSIVE")
            stands.execute("PRAGMA synchronous=FULL")
            stands.execute("BEGIN EXCLUSIVE")
            stands.execute("COMMIT")  # The lock stays until the connection is closed.
            _keep(stands, kept)
            comes.backup(stands)
    except sqlite3.Error as error:
        kept.unlink(missing_ok=True)
        raise StudyError(f"{study}: can't be restored: {_reason(error)}") from error
    return kept


def _keep(stands: sqlite3.Connection, kept: Path) -> None:
    os.close(os.open(kept, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    with closing(sqlite3.connect(kept)) as keeps:
        stands.backup(keeps)
        keeps.execute("PRAGMA journal_mode=DELETE")


def _put_in_place(study: Path, copy: Path) -> Path | None:
    """Move what can't be read as a study aside, with its log, and put the copy there.

    A log that stayed behind would be taken for the copy's.
    """
    place = study.resolve()
    asides: list[Path] = []
    try:
        if place.exists() or log_beside(place).exists():
            kept = new_place(study, REPLACED)
            for path, aside in ((place, kept), (log_beside(place), log_beside(kept))):
                if path.exists():
                    path.replace(aside)
                    aside.chmod(0o600)
                    asides.append(aside)
        copy.replace(place)
    except OSError as error:
        raise StudyError(f"{study}: can't be restored: {why(error, study)}") from error
    return asides[0] if asides else None


def _uid(study: Path) -> str | None:
    """Return what tells a study from others; None for what can't be read as one."""
    try:
        with closing(sqlite3.connect(address_to_read(study), uri=True)) as connection:
            found = connection.execute("SELECT uid FROM study").fetchone()
    except sqlite3.Error:
        return None
    return None if found is None else str(found[0])


def _reason(error: sqlite3.Error) -> str:
    said = str(error)
    if "locked" in said:
        return "another program has it open; close it there first"
    return "the disk is full" if "full" in said else said
