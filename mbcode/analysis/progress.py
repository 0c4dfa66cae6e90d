"""How far each coder has come with each transcript."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mbcode.analysis.intervals import Ranges, joined, met
from mbcode.analysis.text_ranges import sentences_of, span_ranges

if TYPE_CHECKING:
    from mbcode.columns import Columns, Ints


@dataclass(frozen=True, slots=True, eq=False)
class Coverage:
    """Who coded how much, as arrays of shape (transcripts, coders) in the order of the columns.

    `characters` and `sentences` are those that any coding of the coder's covers, or shares a
    character with; `all_sentences`, of shape (transcripts,), is how many there are.
    """

    codings: Ints
    characters: Ints
    sentences: Ints
    all_sentences: Ints


def coverage(columns: Columns) -> Coverage:
    """Return how much of each transcript each coder has coded; `columns` must have sentences."""
    import numpy as np

    transcripts, coders = len(columns.transcripts), len(columns.coders)
    codings, sentences = columns.codings, sentences_of(columns)
    line = codings.transcript * coders + codings.coder
    low, high = met(span_ranges(codings), span_ranges(sentences))
    touches = low < high

    def by_pair(ranges: Ranges) -> Ints:
        parts = joined(ranges)
        sums = np.zeros(transcripts * coders, dtype=np.int64)
        np.add.at(sums, parts.line, parts.end - parts.start)
        return sums.reshape(transcripts, coders)

    return Coverage(
        codings=np.bincount(line, minlength=transcripts * coders).reshape(transcripts, coders),
        characters=by_pair(Ranges(line, codings.start, codings.end)),
        sentences=by_pair(Ranges(line[touches], low[touches], high[touches])),
        all_sentences=np.bincount(sentences.transcript, minlength=transcripts),
    )
