"""What files hold, as read and not yet in a study: what formats hand to language and to store.

A draft refers to others by name, as files do, never by id; `place` says where it stands, for
messages: `codes.csv, row 7`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from mbcode.model import CodeText, Sentence, Span, Turn


@dataclass(frozen=True, slots=True)
class TranscriptDraft:
    """A transcript as read from a file, before sentences are cut. `notes` are things to tell the
    user.
    """

    name: str
    text: str
    turns: tuple[Turn, ...]
    attributes: Mapping[str, str] = field(default_factory=dict)
    sentences: tuple[Sentence, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CodeDraft:
    """A code as read from a codebook file; `parent` is a name, empty at the top. Parents come
    first.
    """

    text: CodeText
    parent: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class CodingDraft:
    """A row of a codings file: a range of characters, or of sentences (1-based, inclusive)."""

    transcript: str
    code: str
    coder: str
    span: Span | None = None
    sentences: tuple[int, int] | None = None
    memo: str = ""
    created_at: datetime | None = None
    text: str | None = None
    place: str = ""


@dataclass(frozen=True, slots=True)
class CaseDraft:
    """A row of a cases file."""

    name: str
    attributes: Mapping[str, str] = field(default_factory=dict)
    place: str = ""


@dataclass(frozen=True, slots=True)
class ImportBatch:
    """All that one `import` call read; it goes into the study whole or not at all."""

    transcripts: tuple[TranscriptDraft, ...] = ()
    codes: tuple[CodeDraft, ...] = ()
    codings: tuple[CodingDraft, ...] = ()
    cases: tuple[CaseDraft, ...] = ()
    language: str = ""
    notes: tuple[str, ...] = ()
    """Things to tell the user of files that are no transcripts; a transcript's stand in its draft.
    """


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did (or would do), by kind; `already_there` counts what stood before, as it
    is.
    """

    added: Mapping[str, int] = field(default_factory=dict)
    changed: Mapping[str, int] = field(default_factory=dict)
    already_there: Mapping[str, int] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
