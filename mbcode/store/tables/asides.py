"""What is no part of history: where a coder left off, and what they said to suggestions."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Boolean, Double, ForeignKey, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from mbcode.store.tables.base import NEVER_REUSED, Base


class Verdict(Base):
    """What a coder said to a suggested code; a log of its own, so not part of history."""

    __tablename__ = "verdict"
    __table_args__ = (NEVER_REUSED,)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    at: Mapped[datetime]
    coder: Mapped[str]
    transcript_id: Mapped[int] = mapped_column(ForeignKey("transcript.id", ondelete="CASCADE"))
    code_id: Mapped[int] = mapped_column(ForeignKey("code.id", ondelete="CASCADE"))
    start: Mapped[int]
    end: Mapped[int]
    by: Mapped[str] = mapped_column(String(32))
    score: Mapped[float] = mapped_column(Double)
    accepted: Mapped[bool] = mapped_column(Boolean)


class Place(Base):
    """Where a coder left off reading; a convenience, so not part of history."""

    __tablename__ = "place"

    coder: Mapped[str] = mapped_column(primary_key=True)
    transcript_id: Mapped[int] = mapped_column(ForeignKey("transcript.id", ondelete="CASCADE"))
    position: Mapped[int]
