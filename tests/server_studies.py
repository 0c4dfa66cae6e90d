"""Little studies on a server, put back to how they were between tests: a new database costs more
than most tests do.
"""

from __future__ import annotations

from mbcode.store.tables import Base
from tests.clusters import Cluster
from tests.studies import small_study

_TABLES = ("alembic_version", *(table.name for table in Base.metadata.sorted_tables))
"""Each after those that it refers to."""
_KEEP = "CREATE SCHEMA kept;" + "".join(
    f'CREATE TABLE kept."{name}" AS TABLE public."{name}";' for name in _TABLES
)
_CUT = (
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
    "WHERE datname = current_database() AND pid <> pg_backend_pid();"
)
_PUT_BACK = _CUT + "".join(
    [f'DELETE FROM public."{name}";' for name in reversed(_TABLES)]
    + [f'INSERT INTO public."{name}" SELECT * FROM kept."{name}";' for name in _TABLES]
)
_LAST_IDS = "SELECT schemaname || '.' || sequencename, last_value FROM pg_sequences"


class ServerStudies:
    """The databases that tests take a little study from, all copies of `small_0`."""

    def __init__(self, cluster: Cluster) -> None:
        self._cluster = cluster
        self._made = self._taken = 0
        cluster.sql("CREATE DATABASE small_0 TEMPLATE template0")
        small_study(cluster.address("small_0")).close()
        cluster.sql(_KEEP, "small_0")
        last_ids = cluster.sql(_LAST_IDS, "small_0")
        self._put_back = _PUT_BACK + "".join(
            f"SELECT setval('{name}', {last or 1}, {last is not None});" for name, last in last_ids
        )

    def take(self) -> str:
        """Return the address of a little study that nobody else has in this test."""
        self._taken += 1
        name = f"small_{self._taken}"
        if self._taken > self._made:
            self._cluster.sql(f"CREATE DATABASE {name} TEMPLATE small_0 STRATEGY file_copy")
            self._made += 1
        else:
            self._cluster.sql(self._put_back, name)
        return self._cluster.address(name)

    def give_back(self) -> None:
        """Let the next test have them."""
        self._taken = 0
