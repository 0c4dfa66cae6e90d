"""What the analysis counts: a study's codings and units as columns, the one shape that store hands
to analysis.

Every reference between columns is an index into the tuple named, never a database id. Arrays are
numpy int64 of one dimension, positions are code points.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from mbcode.model import Code, Coder

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class TranscriptRow:
    """A transcript without its text; `length` in code points, `words` by white space."""

    id: int
    name: str
    case: str
    attributes: Mapping[str, str]
    case_attributes: Mapping[str, str]
    length: int
    words: int

    @property
    def role(self) -> str:
        return self.attributes.get("role", "")

    @property
    def provenance(self) -> str:
        return self.attributes.get("provenance", "")


@dataclass(frozen=True, slots=True, eq=False)
class CodingColumns:
    """One row a coding, in order of transcript, start, end, id. `id` is the database's, to trace
    numbers by.
    """

    id: Ints
    transcript: Ints
    code: Ints
    coder: Ints
    start: Ints
    end: Ints


@dataclass(frozen=True, slots=True, eq=False)
class TurnColumns:
    """One row a turn, in order of transcript and number (from 1); `speaker` indexes
    `Columns.speakers`.
    """

    transcript: Ints
    number: Ints
    start: Ints
    end: Ints
    speaker: Ints


@dataclass(frozen=True, slots=True, eq=False)
class SentenceColumns:
    """One row a sentence, in order of transcript and number (from 1); `turn` is a turn number."""

    transcript: Ints
    number: Ints
    turn: Ints
    start: Ints
    end: Ints


@dataclass(frozen=True, slots=True, eq=False)
class Columns:
    """A study as columns. `codes` is the whole codebook in its order, headings included.

    `transcripts` are in the order of their names (Danish), `coders` in the order of theirs, and the
    empty speaker `""` stands for text without a speaker. `turns` and `sentences` are loaded only
    where asked for.
    """

    transcripts: tuple[TranscriptRow, ...]
    codes: tuple[Code, ...]
    coders: tuple[Coder, ...]
    codings: CodingColumns
    speakers: tuple[str, ...] = ()
    turns: TurnColumns | None = None
    sentences: SentenceColumns | None = None


class Given(NamedTuple):
    """When a code was given to a passage, in UTC as `times.utc` writes it, and its coder's memo on
    it, if any.
    """

    created_at: str
    memo: str = ""
