"""A throw-away PostgreSQL of the tests' own: on a free loopback port, gone when they end."""

from __future__ import annotations

import contextlib
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from importlib.util import find_spec
from itertools import count
from pathlib import Path

HOME = Path("/usr/lib/postgresql")
"""Where Debian keeps each version of PostgreSQL."""
OWNER = "mbcode"
"""Who owns the databases: nobody needs a password, but `guest` does."""
GUEST, PASSWORD = "guest", "hemmelig@/kode"
_UNPRIVILEGED = ("postgres", "nobody")
_SETTINGS = ("max_connections=60", "shared_buffers=32MB", "autovacuum=off")
_FAST = ("fsync=off", "full_page_writes=off")
"""What is shown need not outlive the machine in a test, and tests should be fast."""
_WHO_MAY = f"""\
local all all trust
host all {OWNER} 127.0.0.1/32 trust
host all {GUEST} 127.0.0.1/32 scram-sha-256
"""


def why_not() -> str:
    """Return why no PostgreSQL can be started here; empty, if one can."""
    if binaries() is None:
        return "PostgreSQL is not installed (Debian: apt-get install postgresql)"
    if find_spec("psycopg") is None:
        return "the package psycopg is not installed (pip install 'mbcode[team]')"
    return ""


def binaries() -> Path | None:
    """Return where the newest PostgreSQL of this machine is."""
    found = sorted(HOME.glob("*/bin/initdb"), key=lambda path: float(path.parts[-3]))
    if found:
        return found[-1].parent
    on_path = shutil.which("initdb")
    return Path(on_path).parent if on_path else None


class Cluster:
    """A running PostgreSQL. `start` and `stop` let it come and go with all it holds.

    Where it is not `safe`, a commit is not on the disk when it is told.
    """

    def __init__(self, folder: Path, *, safe: bool = False) -> None:
        self._folder = folder
        self._settings = _SETTINGS if safe else (*_SETTINGS, *_FAST)
        self._user = _unprivileged()
        self._numbers = count(1)
        self._made: list[str] = []
        self.port = _free_port()
        self._run(
            "initdb", "--username", OWNER, "--encoding=UTF8", "--locale=C", "--auth=trust", "-N"
        )
        (folder / "data" / "pg_hba.conf").write_text(_WHO_MAY)
        self.start()
        self.sql(f"CREATE ROLE {GUEST} LOGIN PASSWORD '{PASSWORD}'")

    def address(self, database: str, user: str = OWNER) -> str:
        """Return the address of a database as `--study` takes it."""
        return f"postgresql+psycopg://{user}@127.0.0.1:{self.port}/{database}"

    def new_database(self, more: str = "") -> str:
        """Make an empty database and return its name."""
        name = f"study_{next(self._numbers)}"
        self.sql(f"CREATE DATABASE {name} TEMPLATE template0 STRATEGY file_copy {more}")
        self._made.append(name)
        return name

    def drop_new_databases(self) -> None:
        """Drop what was made since the last time, whoever is connected: the disk is not ours."""
        for name in self._made:
            self.sql(f"DROP DATABASE {name} WITH (FORCE)")
        self._made.clear()

    def sql(self, statement: str, database: str = "postgres") -> list[tuple[object, ...]]:
        """Run a statement by itself, past mbcode."""
        import psycopg

        place = {"host": "127.0.0.1", "port": self.port, "dbname": database}
        with psycopg.connect(**place, user=OWNER, autocommit=True) as connection:  # type: ignore[arg-type]
            cursor = connection.execute(statement.encode())
            return cursor.fetchall() if cursor.description else []

    def start(self) -> None:
        """Start it, and return when it answers."""
        settings = (*self._settings, f"port={self.port}", f"unix_socket_directories={self._folder}")
        options = " ".join(f"-c {each}" for each in (*settings, "listen_addresses=127.0.0.1"))
        self._run("pg_ctl", "start", "--wait", "--silent", "--log", "log", "--options", options)

    def stop(self) -> None:
        """Stop it at once, whoever is connected."""
        self._run("pg_ctl", "stop", "--wait", "--silent", "--mode", "immediate")

    def _run(self, program: str, *arguments: str) -> None:
        where = binaries()
        assert where is not None
        subprocess.run(
            [str(where / program), "--pgdata", str(self._folder / "data"), *arguments],
            check=True,
            cwd=self._folder,
            stdout=subprocess.DEVNULL,
            user=self._user,
        )


@contextlib.contextmanager
def running_cluster(*, safe: bool = False) -> Iterator[Cluster]:
    """Start a PostgreSQL in a folder of its own; stop it and remove all of it at the end."""
    folder = Path(tempfile.mkdtemp(prefix="mbcode-postgresql-"))
    user = _unprivileged()
    if user is not None:
        os.chown(folder, user, -1)
    try:
        cluster = Cluster(folder, safe=safe)
        try:
            yield cluster
        finally:
            with contextlib.suppress(subprocess.CalledProcessError):
                cluster.stop()
    finally:
        shutil.rmtree(folder)


def _unprivileged() -> int | None:
    """Return who runs it in root's stead, which PostgreSQL refuses to be run by."""
    if os.geteuid() != 0:
        return None
    for name in _UNPRIVILEGED:
        with contextlib.suppress(KeyError):
            return pwd.getpwnam(name).pw_uid
    raise LookupError(f"none of {', '.join(_UNPRIVILEGED)} is a user of this machine")


def _free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])
