"""A study in a file: how SQLite is connected to, and what its refusals mean.

What is particular to SQLite stands here, in `altered_tables` and in what keeps and restores files,
as what is particular to PostgreSQL stands in `server`.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import OperationalError
from sqlalchemy.pool import QueuePool

from mbcode.store.study_file import address_to_read, log_beside

READER_PRAGMAS = ("query_only=ON",)
WRITER_PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON")
"""WAL lets others read while one writes; FULL has every commit on the disk before the screen shows
it.
"""
ALTERING_PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=OFF")
"""SQLite alters a table by making it anew: with foreign keys on, the old one's going would take
along what refers to it. They are checked at the end instead.
"""


def file_engine(url: URL, pragmas: tuple[str, ...], patience: float) -> Engine:
    """Return an engine whose connections are set up by `pragmas`, and wait `patience` seconds for
    other programs.
    """
    reads_only = pragmas is READER_PRAGMAS
    path = Path(url.database or "")

    def connect() -> sqlite3.Connection:
        address = address_to_read(path) if reads_only else f"{path.absolute().as_uri()}?mode=rw"
        return sqlite3.connect(address, uri=True, timeout=patience, check_same_thread=False)

    return sqlite_engine(connect, pragmas)


def sqlite_engine(connect: Callable[[], sqlite3.Connection], pragmas: tuple[str, ...]) -> Engine:
    """Return an engine whose connections are made by `connect` and set up by `pragmas`."""
    engine = create_engine("sqlite://", creator=connect, poolclass=QueuePool)
    begin = "BEGIN" if pragmas is READER_PRAGMAS else "BEGIN IMMEDIATE"

    @event.listens_for(engine, "connect")
    def prepare(connection: sqlite3.Connection, _record: Any) -> None:
        # The driver would begin transactions too late, and never for a read.
        connection.isolation_level = None
        for pragma in pragmas:
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def begin_now(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine


def file_reason(error: OperationalError, path: Path, patience: float) -> str:
    """Return in a researcher's words why SQLite refused."""
    said = str(error.orig)
    if "locked" in said:
        return f"another program has kept the study locked for {patience:g} s; try again"
    if "unable to open" in said and log_beside(path.resolve()).exists():
        return (
            "was not closed before it came to where it can't be written; copy it, with the file "
            "that ends in -wal, to a folder of yours"
        )
    if "readonly" in said or "unable to open" in said:
        return "the study is on a read-only disk, or you may not write it; nothing was changed"
    if "full" in said or ("disk I/O" in said and _is_full(path)):
        return "the disk is full; nothing was changed"
    return said


def _is_full(path: Path) -> bool:
    return path.exists() and os.statvfs(path).f_bavail == 0
