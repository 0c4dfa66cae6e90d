"""What was said, in which case, and the names in it that are settled."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column

from mbcode.store.tables.base import NEVER_REUSED, Base


class Case(Base):
    """A case of the study."""

    __tablename__ = "case"
    __table_args__ = (NEVER_REUSED,)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    name: Mapped[str]
    folded: Mapped[str] = mapped_column(unique=True)
    attributes: Mapped[dict[str, str]]
    change_id: Mapped[int] = mapped_column(ForeignKey("change.id"))


class Transcript(Base):
    """An interview: its text, altered only by `corrections`, and the front matter as attributes."""

    __tablename__ = "transcript"
    __table_args__ = (NEVER_REUSED,)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    name: Mapped[str]
    folded: Mapped[str] = mapped_column(unique=True)
    case_id: Mapped[int | None] = mapped_column(ForeignKey("case.id"), index=True)
    text: Mapped[str]
    sha256: Mapped[str] = mapped_column(String(64))
    characters: Mapped[int]
    words: Mapped[int]
    attributes: Mapped[dict[str, str]]
    change_id: Mapped[int] = mapped_column(ForeignKey("change.id"))


class Turn(Base):
    """What one speaker said at a stretch."""

    __tablename__ = "turn"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    transcript_id: Mapped[int] = mapped_column(ForeignKey("transcript.id"))
    number: Mapped[int]
    start: Mapped[int]
    end: Mapped[int]
    speaker: Mapped[str]
    label_start: Mapped[int | None]
    label_end: Mapped[int | None]
    seconds: Mapped[int | None]

    __table_args__ = (
        UniqueConstraint("transcript_id", "number"),
        CheckConstraint('0 <= start AND start < "end"', name="span"),
        NEVER_REUSED,
    )


class Sentence(Base):
    """A sentence, as spaCy cut it, unless it was joined or split by hand since."""

    __tablename__ = "sentence"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    transcript_id: Mapped[int] = mapped_column(ForeignKey("transcript.id"))
    number: Mapped[int]
    turn: Mapped[int]
    start: Mapped[int]
    end: Mapped[int]

    __table_args__ = (
        UniqueConstraint("transcript_id", "number"),
        CheckConstraint('0 <= start AND start < "end"', name="span"),
        Index(None, "transcript_id", "start"),
        NEVER_REUSED,
    )


class Word(Base):
    """A word of the texts in lower case, and the transcripts that hold it (see `id_sets`)."""

    __tablename__ = "word"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012

    word: Mapped[str] = mapped_column(primary_key=True)
    holders: Mapped[bytes] = mapped_column(LargeBinary)


class SettledName(Base):
    """A name that was decided to stay, or a pseudonym that is in use; never whom it stands for."""

    __tablename__ = "settled_name"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    name: Mapped[str]
    folded: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[str] = mapped_column(String(16))
    forms: Mapped[list[str]]
    kept: Mapped[bool] = mapped_column(Boolean)
    change_id: Mapped[int] = mapped_column(ForeignKey("change.id"))

    __table_args__ = (NEVER_REUSED,)
