"""The shape of the database: making it, and telling which version a study has.

Alembic is imported only when there is something to migrate; opening a current study reads one row.
"""

from __future__ import annotations

from sqlalchemy import Connection, inspect, text

from mbcode.errors import StudyError

HEAD = "0001"
"""The revision that this version of mbcode works with; a test holds it to the newest in
`migrations/versions`.
"""


def migrate(connection: Connection) -> None:
    """Bring the database to `HEAD`, from nothing or from an older revision."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", "mbcode.store:migrations")
    config.attributes["connection"] = connection
    command.upgrade(config, HEAD)


def check_version(connection: Connection, place: str) -> None:
    """Raise StudyError unless the database is a study of exactly this version."""
    if not inspect(connection).has_table("alembic_version"):
        raise StudyError(f"{place}: not an mbcode study")
    version = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    if version != HEAD:
        raise StudyError(
            f"{place}: made by a newer mbcode (its tables are version {version}, "
            f"this one knows {HEAD}); update mbcode to open it"
        )
