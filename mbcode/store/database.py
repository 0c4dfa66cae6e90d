"""Connections to a study's database: one kind that can only read, one that writes in a single
transaction.

What is particular to SQLite stands in `file`, what is particular to PostgreSQL in `server`; nobody
else asks which of the two it is.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import local

from sqlalchemy import URL, Connection, Engine, make_url
from sqlalchemy.exc import (
    ArgumentError,
    DataError,
    DBAPIError,
    IntegrityError,
    NoSuchModuleError,
    OperationalError,
)

from mbcode.errors import ConflictError, MbcodeError, StudyError
from mbcode.obstacles import why
from mbcode.store.address import file_of, without_password
from mbcode.store.altered_tables import refuse_dangling
from mbcode.store.file import (
    ALTERING_PRAGMAS,
    READER_PRAGMAS,
    WRITER_PRAGMAS,
    file_engine,
    file_reason,
)
from mbcode.store.last_ids import keep_last_ids, last_ids
from mbcode.store.server import refuse_encoding, server_engine, server_reason
from mbcode.store.study_file import check_study_file, refuse_leftover

BUSY_SECONDS = 5
SERVERS = ("postgresql", "postgresql+psycopg")


class _Held(local):
    """The connection that a thread has open to read one state from; each thread has its own."""

    connection: Connection | None = None


class Database:
    """The two kinds of connection to one study.

    `place` is how messages name it: without a password. `patience` is how many seconds a change
    waits for others who write. Raises StudyError where the target is no usable address.
    """

    def __init__(self, target: str | Path | URL, *, patience: float = BUSY_SECONDS) -> None:
        self.url = _address(target)
        self.path = Path(self.url.database) if self.is_sqlite and self.url.database else None
        self.place = str(self.path) if self.path else without_password(str(target))
        self._patience = patience
        self._held = _Held()
        try:
            self._reader = self._engine(READER_PRAGMAS)
            self._writer = self._engine(WRITER_PRAGMAS)
        except (ArgumentError, NoSuchModuleError, ImportError) as error:
            raise StudyError(f"{self.place}: this address can't be used: {error}") from error

    @property
    def is_sqlite(self) -> bool:
        return self.url.get_backend_name() == "sqlite"

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Open a connection on one consistent state of the study; the database itself refuses
        writes on it.
        """
        with self._told_plainly():
            if self._held.connection is not None:
                yield self._held.connection
                return
            with self._reader.connect() as connection:
                yield connection

    @contextmanager
    def steady(self) -> Iterator[None]:
        """Let everything that this thread reads in the block be of one state, whoever writes
        meanwhile; blocks may stand in one another.
        """
        before = self._held.connection
        with self.reading() as connection:
            self._held.connection = connection
            try:
                yield
            finally:
                self._held.connection = before

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Open the one transaction that may write: committed at the end, rolled back on any
        exception.
        """
        with self._told_plainly(), self._writer.begin() as connection:
            yield connection

    @contextmanager
    def altering(self) -> Iterator[Connection]:
        """Open the one transaction that may alter the tables themselves, while nobody else writes.

        Raises StudyError, with nothing altered, where a row would refer to one that isn't there.
        """
        engine = self._engine(ALTERING_PRAGMAS)
        try:
            with self._told_plainly(), engine.begin() as connection:
                if not self.is_sqlite:
                    yield connection
                    return
                used = last_ids(connection)
                yield connection
                keep_last_ids(connection, used)
                refuse_dangling(connection, self.place)
        finally:
            engine.dispose()

    def close(self) -> None:
        """Let go of all connections; SQLite then folds its write-ahead log into the file."""
        self._reader.dispose()
        self._writer.dispose()

    def check_file(self) -> None:
        """Raise StudyError unless the file is there and is an SQLite database."""
        if self.path is not None:
            check_study_file(self.path)

    def claim_file(self) -> None:
        """Create the file, readable by its owner only; StudyError if something is there already."""
        if self.path is None:
            return
        if not os.path.lexists(self.path):
            refuse_leftover(self.path)
        try:
            os.close(os.open(self.path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        except FileExistsError as error:
            raise StudyError(f"{self.place}: exists already; nothing was overwritten") from error
        except OSError as error:
            raise StudyError(f"{self.place}: can't be created: {why(error, self.path)}") from error

    def refuse_unfit(self, connection: Connection) -> None:
        """Raise StudyError if the server's database could not hold every study."""
        if not self.is_sqlite:
            refuse_encoding(connection, self.place)

    @contextmanager
    def _told_plainly(self) -> Iterator[None]:
        """Turn what a database driver raises into one line for a researcher."""
        try:
            yield
        except DBAPIError as error:
            raise self._plainly(error) from error

    def _plainly(self, error: DBAPIError) -> MbcodeError:
        if isinstance(error, IntegrityError):
            said = " ".join(str(error.orig).split())
            return ConflictError(f"{self.place}: collides with what stands: {said}")
        if isinstance(error, DataError):
            return MbcodeError(f"{self.place}: can't be stored: {error.orig}")
        if not self.is_sqlite:
            return StudyError(f"{self.place}: {server_reason(error, self._patience)}")
        if isinstance(error, OperationalError):
            reason = file_reason(error, Path(self.url.database or ""), self._patience)
            return StudyError(f"{self.place}: {reason}")
        return StudyError(
            f"{self.place}: damaged or not a study: {error.orig}; "
            "'mbcode list backups' shows what you can go back to"
        )

    def _engine(self, pragmas: tuple[str, ...]) -> Engine:
        if self.is_sqlite:
            return file_engine(self.url, pragmas, self._patience)
        reads_only = pragmas is READER_PRAGMAS
        return server_engine(self.url, reads_only=reads_only, patience=self._patience)


def _address(target: str | Path | URL) -> URL:
    if isinstance(target, URL):
        return target
    path = file_of(str(target))
    if path is not None:
        return URL.create("sqlite", database=os.path.abspath(path))
    try:
        url = make_url(str(target))
    except (ArgumentError, ValueError) as error:
        raise StudyError(
            f"{without_password(str(target))}: not an address of a study; "
            "write postgresql+psycopg://NAME@HOST/DATABASE"
        ) from error
    if url.drivername not in SERVERS or not url.database:
        raise StudyError(
            f"{without_password(str(target))}: a study is a file, or a database that "
            "postgresql+psycopg://NAME@HOST/DATABASE names"
        )
    return url
