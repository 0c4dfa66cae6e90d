"""Whose work a study shows: everybody's, or, to who codes blind, nobody's but their own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, select

from mbcode.danish import fold
from mbcode.store import tables as t

_NOBODY = 0
"""No coder has this id."""


@dataclass(frozen=True, slots=True)
class Whose:
    """What is read of coders' work; `only` is the name of the one whose work is, if there is one.

    What is written is looked at whole: a coding stands or does not, whoever sees it.
    """

    only: str | None = None

    def own(self, connection: Connection) -> int | None:
        """Return the id of the one coder whose work is shown; None where everybody's is."""
        if self.only is None:
            return None
        query = select(t.Coder.id).where(t.Coder.folded == fold(self.only))
        return connection.execute(query).scalar() or _NOBODY

    def within(
        self, connection: Connection, query: Select[*tuple[Any, ...]], coder: Any
    ) -> Select[*tuple[Any, ...]]:
        """Return a query kept to what is shown; `coder` is its column of coders' ids."""
        own = self.own(connection)
        return query if own is None else query.where(coder == own)


EVERYBODY = Whose()
