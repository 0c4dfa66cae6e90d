"""Who codes: finding a coder by name, and adding one who is new."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import Connection, bindparam, insert, select

from mbcode.danish import fold
from mbcode.errors import StudyError
from mbcode.store import tables as t

CODER = t.Coder.__tablename__

# Built once, as in `codings`: this is on the way of every keypress that tags.
_CODER = select(t.Coder.id).where(t.Coder.folded == bindparam("folded"))


class KnownCoder(NamedTuple):
    """A coder's id, and whether the study did not know them before."""

    id: int
    is_new: bool


def coder_named(connection: Connection, name: str) -> KnownCoder:
    """Return the coder with this name, whom it adds if there is none yet."""
    if not name.strip():
        raise StudyError("a coder needs a name; give one with --as NAME")
    folded = fold(name)
    found = connection.execute(_CODER, {"folded": folded}).scalar()
    if found is not None:
        return KnownCoder(found, is_new=False)
    new = insert(t.Coder).returning(t.Coder.id)
    id_ = connection.execute(new, {"name": name.strip(), "folded": folded}).scalar_one()
    return KnownCoder(id_, is_new=True)
