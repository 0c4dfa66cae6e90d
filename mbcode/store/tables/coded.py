"""Codes, what they were given to, and what was noted on it."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Integer, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from mbcode.store.tables.base import NEVER_REUSED, Base


class Code(Base):
    """A code; siblings are ordered by `position`, then id."""

    __tablename__ = "code"
    __table_args__ = (NEVER_REUSED,)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("code.id"), index=True)
    position: Mapped[int]
    name: Mapped[str]
    folded: Mapped[str] = mapped_column(unique=True)
    definition: Mapped[str]
    include: Mapped[str]
    exclude: Mapped[str]
    example: Mapped[str]
    label_en: Mapped[str]
    colour: Mapped[str] = mapped_column(String(7))
    key: Mapped[str] = mapped_column(String(8))
    keywords: Mapped[list[str]]
    codable: Mapped[bool | None]
    change_id: Mapped[int] = mapped_column(ForeignKey("change.id"))


class Coding(Base):
    """A code on a passage by a coder."""

    __tablename__ = "coding"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    transcript_id: Mapped[int] = mapped_column(ForeignKey("transcript.id"))
    code_id: Mapped[int] = mapped_column(ForeignKey("code.id"), index=True)
    coder_id: Mapped[int] = mapped_column(ForeignKey("coder.id"), index=True)
    start: Mapped[int]
    end: Mapped[int]
    created_at: Mapped[datetime]
    origin: Mapped[str] = mapped_column(String(16))
    change_id: Mapped[int] = mapped_column(ForeignKey("change.id"))

    __table_args__ = (
        UniqueConstraint("transcript_id", "start", "end", "code_id", "coder_id"),
        CheckConstraint('0 <= start AND start < "end"', name="span"),
        NEVER_REUSED,
    )


class Memo(Base):
    """A note on a coding, a code, a transcript, or (with no target) the study; one a coder on one
    thing.
    """

    __tablename__ = "memo"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    coder_id: Mapped[int] = mapped_column(ForeignKey("coder.id"))
    coding_id: Mapped[int | None] = mapped_column(ForeignKey("coding.id"))
    code_id: Mapped[int | None] = mapped_column(ForeignKey("code.id"))
    transcript_id: Mapped[int | None] = mapped_column(ForeignKey("transcript.id"))
    text: Mapped[str]
    created_at: Mapped[datetime]
    changed_at: Mapped[datetime]
    change_id: Mapped[int] = mapped_column(ForeignKey("change.id"))

    __table_args__ = (
        UniqueConstraint("coding_id", "coder_id"),
        UniqueConstraint("code_id", "coder_id"),
        UniqueConstraint("transcript_id", "coder_id"),
        NEVER_REUSED,
    )


class Review(Base):
    """A coding that no place is certain for since its text was corrected, until somebody settles
    it: `passage` is what it covered; `start` and `end`, which may be one, where to look for it.
    """

    __tablename__ = "review"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    transcript_id: Mapped[int] = mapped_column(ForeignKey("transcript.id"), index=True)
    code_id: Mapped[int] = mapped_column(ForeignKey("code.id"))
    coder_id: Mapped[int] = mapped_column(ForeignKey("coder.id"))
    passage: Mapped[str]
    start: Mapped[int]
    end: Mapped[int]
    created_at: Mapped[datetime]
    origin: Mapped[str] = mapped_column(String(16))
    change_id: Mapped[int] = mapped_column(ForeignKey("change.id"))

    __table_args__ = (CheckConstraint('0 <= start AND start <= "end"', name="place"), NEVER_REUSED)


class ReviewMemo(Base):
    """A memo on a coding that waits for review; it comes back with the coding."""

    __tablename__ = "review_memo"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    review_id: Mapped[int] = mapped_column(ForeignKey("review.id"), index=True)
    coder_id: Mapped[int] = mapped_column(ForeignKey("coder.id"))
    text: Mapped[str]
    created_at: Mapped[datetime]
    changed_at: Mapped[datetime]
    change_id: Mapped[int] = mapped_column(ForeignKey("change.id"))

    __table_args__ = (UniqueConstraint("review_id", "coder_id"), NEVER_REUSED)


class DoneMark(Base):
    """That a coder is done with a transcript."""

    __tablename__ = "done_mark"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    transcript_id: Mapped[int] = mapped_column(ForeignKey("transcript.id"))
    coder_id: Mapped[int] = mapped_column(ForeignKey("coder.id"))
    at: Mapped[datetime]
    change_id: Mapped[int] = mapped_column(ForeignKey("change.id"))

    __table_args__ = (UniqueConstraint("transcript_id", "coder_id"), NEVER_REUSED)
