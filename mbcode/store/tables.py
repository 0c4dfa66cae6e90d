"""The database of a study as typed SQLAlchemy models; docs/ARCHITECTURE.md tells of the tables.

`folded` is a name under `danish.fold`, unique, because no database folds æ ø å as we do.
`change_id` names the last change that touched a row: undo compares it, to see whether someone built
on what it is about to take back.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    CheckConstraint,
    DateTime,
    Dialect,
    Double,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Text,
    TypeDecorator,
    UniqueConstraint,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

# Ids are never used twice: history speaks of rows by id, also of rows that are gone.
NEVER_REUSED = {"sqlite_autoincrement": True}


class UtcTime(TypeDecorator[datetime]):
    """A point in time, stored as UTC without a zone and handed out with one."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        return None if value is None else value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        return None if value is None else value.replace(tzinfo=UTC)


class Base(DeclarativeBase):
    """All tables of a study."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {datetime: UtcTime, dict[str, str]: JSON, list[str]: JSON, str: Text}  # noqa: RUF012


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
    """A transcript that a change touched, its codings and the memos on them included, or a code.

    `what_id` refers to no table, for the thing may be gone since.
    """

    __tablename__ = "about"
    __table_args__ = ({"sqlite_with_rowid": False},)

    what: Mapped[str] = mapped_column(String(16), primary_key=True)
    what_id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    change_id: Mapped[int] = mapped_column(
        ForeignKey("change.id", ondelete="CASCADE"), primary_key=True
    )


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
        NEVER_REUSED,
    )


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


class DoneMark(Base):
    """That a coder is done with a transcript."""

    __tablename__ = "done_mark"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    transcript_id: Mapped[int] = mapped_column(ForeignKey("transcript.id"))
    coder_id: Mapped[int] = mapped_column(ForeignKey("coder.id"))
    at: Mapped[datetime]
    change_id: Mapped[int] = mapped_column(ForeignKey("change.id"))

    __table_args__ = (UniqueConstraint("transcript_id", "coder_id"), NEVER_REUSED)


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
