"""The nouns of the field as frozen values, and the rules that belong to them.

Every position is a count of Unicode code points in one transcript's text, and every range is
half-open, as Python slices are. Nothing here knows a database, a file or a screen.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from mbcode.errors import MbcodeError

CONSTRUCTED = "constructed"
"""The provenance of made-up material; exports that quote it carry the word."""

LONGEST_NAME = 200
"""Code points that the name of a transcript, code, case or coder may have."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points, `0 <= start < end`."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise MbcodeError(
                f"{self.start}-{self.end} is not a passage: it must hold at least one character"
            )

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """Return the words this span covers in `text`."""
        return text[self.start : self.end]

    def shares(self, other: Span) -> bool:
        """Tell whether the two share at least one character; touching is not sharing."""
        return self.start < other.end and other.start < self.end

    def holds(self, position: int) -> bool:
        """Tell whether the character at `position` lies inside."""
        return self.start <= position < self.end

    def join(self, other: Span) -> Span:
        """Return the smallest span that covers both."""
        return Span(min(self.start, other.start), max(self.end, other.end))


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker said at a stretch; the label and the time stamp lie outside `span`.

    `speaker` is empty for text without a speaker. `seconds` is the time stamp, from the recording's
    start.
    """

    number: int
    span: Span
    speaker: str = ""
    label: Span | None = None
    seconds: int | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence; `number` counts from 1 within the transcript, `turn` is its turn's number."""

    number: int
    turn: int
    span: Span


@dataclass(frozen=True, slots=True)
class Case:
    """A case of the study with its attributes."""

    id: int
    name: str
    attributes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Transcript:
    """An interview's text and how it divides; `attributes` is its front matter (role, date ...)."""

    id: int
    name: str
    text: str
    case: str = ""
    attributes: Mapping[str, str] = field(default_factory=dict)
    turns: tuple[Turn, ...] = ()
    sentences: tuple[Sentence, ...] = ()

    @property
    def title(self) -> str:
        return self.attributes.get("title") or self.name

    @property
    def provenance(self) -> str:
        return self.attributes.get("provenance", "")


@dataclass(frozen=True, slots=True)
class TranscriptEntry:
    """A transcript as a list shows it, without its text. `coded` is the number of characters any
    code covers.
    """

    id: int
    name: str
    case: str
    attributes: Mapping[str, str]
    characters: int
    words: int
    turns: int
    sentences: int
    codings: int
    coded: int

    @property
    def title(self) -> str:
        return self.attributes.get("title") or self.name

    @property
    def role(self) -> str:
        return self.attributes.get("role", "")

    @property
    def provenance(self) -> str:
        return self.attributes.get("provenance", "")


@dataclass(frozen=True, slots=True)
class CodeText:
    """What a codebook says of a code, apart from its place in the tree; the editable part of a
    code.
    """

    name: str
    definition: str = ""
    include: str = ""
    exclude: str = ""
    example: str = ""
    label_en: str = ""
    colour: str = ""
    key: str = ""
    keywords: tuple[str, ...] = ()
    codable: bool | None = None
    """True or False where the codebook says so; None: a code without children can be applied."""


@dataclass(frozen=True, slots=True)
class Code:
    """A code in its place in the tree. `theme` is the name of its top-level ancestor (its own, at
    the top).
    """

    id: int
    text: CodeText
    parent: int | None
    theme: str
    depth: int
    applicable: bool
    """Whether it may be given to a passage: no children, or `codable: true`."""

    @property
    def name(self) -> str:
        return self.text.name


def may_be_applied(codable: bool | None, *, has_codes_below: bool) -> bool:
    """Tell whether a code can be given to a passage: one with codes below it only if it says so."""
    return not has_codes_below if codable is None else codable


@dataclass(frozen=True, slots=True)
class Coder:
    """A person who codes."""

    id: int
    name: str


@dataclass(frozen=True, slots=True)
class Coding:
    """A code given to a passage by a coder. `memo` is that coder's memo on it, if any; times are
    UTC.
    """

    id: int
    transcript: int
    span: Span
    code: int
    coder: int
    created_at: datetime
    memo: str = ""

    def order(self) -> tuple[int, int, int]:
        """Return what the codings of a transcript are sorted by: their start, longest first."""
        return self.span.start, -self.span.end, self.id


@dataclass(frozen=True, slots=True)
class Review:
    """A coding that no place is certain for since its text was corrected.

    `passage` is what it covered then; `start` and `end`, which may be one, are where to look for it
    in the text as it is. `memo` is its coder's memo on it, if any.
    """

    id: int
    transcript: int
    code: int
    coder: int
    passage: str
    start: int
    end: int
    created_at: datetime
    memo: str = ""

    @property
    def likely(self) -> Span | None:
        """The passage that is likely meant, if there is one."""
        return Span(self.start, self.end) if self.start < self.end else None


@dataclass(frozen=True, slots=True)
class MemoTarget:
    """What a memo is about: exactly one id, or none at all for the study itself."""

    coding: int | None = None
    code: int | None = None
    transcript: int | None = None

    @property
    def kind(self) -> str:
        if self.coding is not None:
            return "coding"
        if self.code is not None:
            return "code"
        return "study" if self.transcript is None else "transcript"


@dataclass(frozen=True, slots=True)
class Memo:
    """A researcher's note on something; one a coder on one thing."""

    id: int
    target: MemoTarget
    coder: int
    text: str
    created_at: datetime
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class DoneMark:
    """That a coder is done with a transcript, by their ids."""

    transcript: int
    coder: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Filters:
    """What to keep of a study: names, OR within one field, AND between; an empty one keeps all."""

    transcripts: tuple[str, ...] = ()
    cases: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    coders: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a coder said to a code that was suggested for a passage of a transcript, both by id.

    `by` and `score` are those of the suggestion.
    """

    coder: str
    transcript: int
    span: Span
    code: int
    by: str
    score: float
    accepted: bool
