"""The shape of the database: making it, and telling which version a study has.

Alembic is imported only when there is something to migrate; opening a current study reads one row.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Connection, inspect, text

from mbcode.errors import StudyError

if TYPE_CHECKING:
    from alembic.config import Config

HEAD = "0011"
"""The revision that this version of mbcode works with; a test holds it to the newest in
`migrations/versions`.
"""
SCRIPTS = "mbcode.store:migrations"
_VERSION = "alembic_version"


def migrate(connection: Connection) -> None:
    """Bring the database to `HEAD`, from nothing or from an older revision.

    All in the connection's own transaction, which the caller commits.
    """
    from alembic import command

    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, HEAD)


def refuse_filled(connection: Connection, place: str) -> None:
    """Raise StudyError if the database holds anything: a study has one to itself."""
    tables = inspect(connection).get_table_names()
    if _VERSION in tables:
        raise StudyError(f"{place}: there is a study already; nothing was overwritten")
    if tables:
        raise StudyError(
            f"{place}: holds other tables ({tables[0]}); a study needs an empty database of its own"
        )


def older_version(connection: Connection, place: str) -> str | None:
    """Return which older revision the study is of; None if it is the one this program works with.

    Raises StudyError if the database is no study, or one of a revision that isn't known here.
    """
    if not connection.dialect.has_table(connection, _VERSION):
        if inspect(connection).get_table_names():
            raise StudyError(f"{place}: not an mbcode study")
        raise StudyError(f"{place}: no study here; make one with 'mbcode new' or 'mbcode copy'")
    version: str = connection.execute(text(f"SELECT version_num FROM {_VERSION}")).scalar_one()
    if version == HEAD:
        return None
    if version in _known_versions():
        return version
    raise StudyError(
        f"{place}: made by a newer mbcode (its tables are version {version}, "
        f"this one knows {HEAD}); update mbcode to open it"
    )


def _known_versions() -> frozenset[str]:
    from alembic.script import ScriptDirectory

    scripts = ScriptDirectory.from_config(_config()).walk_revisions()
    return frozenset(script.revision for script in scripts)


def _config() -> Config:
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", SCRIPTS)
    return config
