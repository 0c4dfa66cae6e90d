"""A study on a PostgreSQL server: how it is connected to, who may write when, and what its refusals
mean.

What is particular to PostgreSQL stands here and in `ids`, as what is particular to SQLite stands in
`database`.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, func, select
from sqlalchemy.exc import DBAPIError

from mbcode.errors import StudyError

DRIVER = "psycopg"
ENCODING = "UTF8"
CONNECT_SECONDS = 5
"""How long a server that says nothing is waited for, at most; a workbench waits less."""

_QUEUE = select(func.pg_advisory_xact_lock(0x6D62636F6465))
"""Whoever writes waits here for whoever writes now, until that is committed: so the ids of changes
are in the order of their commits, and nobody's read is of half a change. The number spells mbcode.
"""
_MEANINGS = {
    "53100": "the server's disk is full; nothing was changed",
    "57P03": "the server is starting or stopping; try again in a moment",
    "25006": "the study can only be read; nothing was changed",
    "42501": "the server does not let you do this; ask who runs it",
}
"""What a refusal by its SQLSTATE means (PostgreSQL 15, appendix A)."""
_BUSY = ("55P03", "40001", "40P01")
_ON_CONNECTING = (
    ("password", "the server refuses this name or password"),
    ("authentication", "the server refuses this name or password"),
    ('role "', "the server refuses this name or password"),
    ("pg_hba.conf", "the server lets nobody in from here with this name"),
    ('database "', "there is no such database on the server; make it there with createdb"),
    ("starting up", "the server is starting; try again in a moment"),
    ("shutting down", "the server is stopping; try again when it is back"),
    ("too many", "the server has no connection left; try again later"),
    ("resolve", "there is no server of this name"),
)


def server_engine(url: URL, *, reads_only: bool, patience: float) -> Engine:
    """Return an engine whose connections read one state, or write in turn.

    `patience` is how many seconds a writer waits for another, and anybody for a server that does
    not answer. Raises StudyError where the driver is missing.
    """
    try:
        engine = create_engine(
            url,
            pool_pre_ping=True,
            isolation_level="REPEATABLE READ" if reads_only else "READ COMMITTED",
            execution_options={"postgresql_readonly": reads_only},
            connect_args=_connecting(url, patience),
        )
    except ModuleNotFoundError as error:
        raise StudyError(
            f"a study on a server needs the package {DRIVER}: pip install 'mbcode[team]'"
        ) from error

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _record: Any) -> None:
        connection.execute(f"SET lock_timeout = {round(patience * 1000)}")
        connection.commit()

    if not reads_only:

        @event.listens_for(engine, "begin")
        def queue_up(connection: Connection) -> None:
            connection.execute(_QUEUE)

    return engine


def _connecting(url: URL, patience: float) -> dict[str, Any]:
    """Return what an address that says nothing of it is connected with.

    A server that has gone without a word is given up after `patience`, not after the quarter of an
    hour that TCP would wait.
    """
    seconds = max(2, min(CONNECT_SECONDS, round(patience)))
    usual = {
        "connect_timeout": seconds,
        "tcp_user_timeout": seconds * 1000,
        "keepalives_idle": 10,
        "keepalives_interval": 5,
        "keepalives_count": 3,
        "client_encoding": "utf8",
        "application_name": "mbcode",
    }
    return {name: value for name, value in usual.items() if name not in url.query}


def refuse_encoding(connection: Connection, place: str) -> None:
    """Raise StudyError where the server's database can't hold every letter."""
    encoding = connection.execute(select(func.current_setting("server_encoding"))).scalar()
    if encoding != ENCODING:
        raise StudyError(
            f"{place}: the database is encoded as {encoding}; "
            f"make one that can hold every letter: createdb --template template0 --encoding UTF8"
        )


def server_reason(error: DBAPIError, patience: float) -> str:
    """Return in a researcher's words why the server refused."""
    said = " ".join(str(error.orig).split())
    state = getattr(error.orig, "sqlstate", None)
    if error.connection_invalidated:
        return (
            "the connection to the server was lost; all that was shown as done is kept, "
            "the last step perhaps not"
        )
    if state in _BUSY:
        return f"others have been writing to the study for {patience:g} s; try again"
    if state in _MEANINGS:
        return _MEANINGS[state]
    if error.statement is None:
        found = (meaning for sign, meaning in _ON_CONNECTING if sign in said)
        return next(found, "the server can't be reached; is the address right, and is it running?")
    return f"the server refused: {said}"
