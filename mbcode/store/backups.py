"""A consistent copy of a study's file while others write."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from mbcode.errors import StudyError
from mbcode.store.database import Database


def back_up(database: Database, target: Path) -> None:
    """Copy the study to a new file, readable by its owner only.

    Raises StudyError if the file exists, can't be written, or the study is on a server (which has
    tools of its own).
    """
    if database.path is None:
        raise StudyError(f"{database.place}: back up a server with its own tools (pg_dump)")
    unfinished = target.with_name(f".{target.name}.part")
    try:
        if target.exists():
            raise StudyError(f"{target}: exists already; nothing was overwritten")
        os.close(os.open(unfinished, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600))
        _copy(database.path, unfinished)
        os.replace(unfinished, target)
    except (OSError, sqlite3.Error) as error:
        unfinished.unlink(missing_ok=True)
        raise StudyError(f"{target}: the backup can't be written: {error}") from error


def _copy(source: Path, target: Path) -> None:
    reader = sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro", uri=True)
    writer = sqlite3.connect(target)
    try:
        reader.backup(writer)
        # One file is easier to carry about than three.
        writer.execute("PRAGMA journal_mode=DELETE")
    finally:
        writer.close()
        reader.close()
