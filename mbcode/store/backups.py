"""A consistent copy of a study's file while others write."""

from __future__ import annotations

import os
import secrets
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from mbcode.errors import StudyError
from mbcode.obstacles import why
from mbcode.store.database import Database
from mbcode.store.study_file import address_to_read, refuse_leftover

UNFINISHED = ".mbcode-part"
"""What the name of a copy ends in until it is whole."""


def back_up(database: Database, target: Path) -> None:
    """Copy the study to a new file, readable by its owner only, on the disk when this returns.

    Raises StudyError if there is something at `target`, if it can't be written, or if the study is
    on a server (which has tools of its own).
    """
    if database.path is None:
        raise StudyError(f"{database.place}: back up a server with its own tools (pg_dump)")
    copy_study(database.path, target)


def copy_study(source: Path, target: Path, place: str = "") -> None:
    """Copy the study's file as it is at this moment; raises like `back_up`, naming `place` instead
    of the target if it is given.
    """
    place = place or str(target)
    unfinished = target.with_name(f".{secrets.token_hex(8)}{UNFINISHED}")
    try:
        if os.path.lexists(target):
            raise StudyError(f"{place}: exists already; nothing was overwritten")
        refuse_leftover(target)
        os.close(os.open(unfinished, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        _copy(source, unfinished)
        os.replace(unfinished, target)
        _settle(target.parent)
    except OSError as error:
        raise StudyError(f"{place}: can't be written: {why(error, target)}") from error
    except sqlite3.OperationalError as error:
        raise StudyError(f"{place}: can't be written: {_reason(error)}") from error
    except sqlite3.Error as error:
        raise StudyError(f"{source}: damaged, so it can't be copied: {error}") from error
    finally:
        with suppress(OSError):
            unfinished.unlink()


def _copy(source: Path, target: Path) -> None:
    with (
        closing(sqlite3.connect(address_to_read(source), uri=True)) as reader,
        closing(sqlite3.connect(target)) as writer,
    ):
        reader.backup(writer)
        # One file is easier to carry about than three.
        writer.execute("PRAGMA journal_mode=DELETE")


def _settle(folder: Path) -> None:
    """Have the new name of a file on the disk, not the file alone."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _reason(error: sqlite3.OperationalError) -> str:
    return "the disk is full" if "full" in str(error) else str(error)
