"""The study itself, who works on it, and the log of what they did."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Boolean, CheckConstraint, ForeignKey, Index, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from mbcode.store.tables.base import NEVER_REUSED, Base


class Study(Base):
    """The study itself: one row. `uid` tells copies of one study from other studies."""

    __tablename__ = "study"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    uid: Mapped[str] = mapped_column(String(32))
    name: Mapped[str]
    language: Mapped[str] = mapped_column(String(16))
    created_at: Mapped[datetime]

    __table_args__ = (CheckConstraint("id = 1", name="one_row"),)


class Coder(Base):
    """A person who codes."""

    __tablename__ = "coder"
    __table_args__ = (NEVER_REUSED,)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    name: Mapped[str]
    folded: Mapped[str] = mapped_column(unique=True)


class Change(Base):
    """One step of history: who, when, what, and the edits that take it back (see `recorder`)."""

    __tablename__ = "change"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    at: Mapped[datetime]
    coder_id: Mapped[int] = mapped_column(ForeignKey("coder.id"))
    kind: Mapped[str] = mapped_column(String(32))
    summary: Mapped[str]
    edits: Mapped[list[Any]] = mapped_column(JSON)
    reverts: Mapped[int | None] = mapped_column(ForeignKey("change.id"))
    undone: Mapped[bool] = mapped_column(Boolean, default=False)

    __table_args__ = (Index(None, "coder_id", "id"), NEVER_REUSED)


class About(Base):
    """A transcript that a change touched, with all that is of it or on it, or a code.

    `what_id` refers to no table, for the thing may be gone since.
    """

    __tablename__ = "about"
    __table_args__ = ({"sqlite_with_rowid": False},)

    what: Mapped[str] = mapped_column(String(16), primary_key=True)
    what_id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    change_id: Mapped[int] = mapped_column(
        ForeignKey("change.id", ondelete="CASCADE"), primary_key=True
    )


class Meeting(Base):
    """That another copy of the study was merged, up to its change `other_change`.

    `kin` says which rows are one: by table, pairs of the id there and the id here.
    """

    __tablename__ = "meeting"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    other_change: Mapped[int]
    other_at: Mapped[datetime]
    kin: Mapped[dict[str, Any]] = mapped_column(JSON)
    change_id: Mapped[int] = mapped_column(ForeignKey("change.id"))

    __table_args__ = (NEVER_REUSED,)
