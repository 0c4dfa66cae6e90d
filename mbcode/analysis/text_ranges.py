"""Where a study's codings, turns and text lie, as ranges on the lines of their transcripts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mbcode.analysis.intervals import Ranges, met
from mbcode.analysis.names import places
from mbcode.columns import CodingColumns

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from mbcode.columns import Columns, Ints, SentenceColumns, TurnColumns

_NOT_READ = "the columns were read without their turns and sentences"


def turns_of(columns: Columns) -> TurnColumns:
    """Return the turns; raises ValueError where the caller did not ask the store for them."""
    if columns.turns is None:
        raise ValueError(_NOT_READ)
    return columns.turns


def sentences_of(columns: Columns) -> SentenceColumns:
    """Return the sentences; raises ValueError where the caller did not ask the store for them."""
    if columns.sentences is None:
        raise ValueError(_NOT_READ)
    return columns.sentences


def span_ranges(rows: CodingColumns | TurnColumns | SentenceColumns) -> Ranges:
    """Return codings, turns or sentences as ranges, one a row."""
    return Ranges(rows.transcript, rows.start, rows.end)


def speaker_turns(columns: Columns, speakers: Sequence[str]) -> NDArray[np.bool_]:
    """Return which turns are by one of `speakers`, all where it is empty.

    Raises NotFoundError for a speaker the study does not hold.
    """
    import numpy as np

    turns = turns_of(columns)
    if not speakers:
        return np.ones(len(turns.speaker), dtype=bool)
    return np.isin(turns.speaker, list(places(speakers, columns.speakers, "speaker")))


def text_ranges(columns: Columns, speakers: Sequence[str] = ()) -> Ranges:
    """Return the text that counts: the turns of `speakers`, or the whole of every transcript."""
    import numpy as np

    if speakers:
        return span_ranges(turns_of(columns)).pick(speaker_turns(columns, speakers))
    lengths = np.array([row.length for row in columns.transcripts], dtype=np.int64)
    return Ranges(np.arange(len(lengths), dtype=np.int64), np.zeros_like(lengths), lengths)


def pick_codings(codings: CodingColumns, which: NDArray[np.bool_] | Ints) -> CodingColumns:
    """Return the codings that a mask or an array of indices points at."""
    return CodingColumns(
        id=codings.id[which],
        transcript=codings.transcript[which],
        code=codings.code[which],
        coder=codings.coder[which],
        start=codings.start[which],
        end=codings.end[which],
    )


def spoken(columns: Columns, speakers: Sequence[str]) -> Columns:
    """Keep the codings that share a character with a turn of `speakers`, whole; all where it is
    empty.

    Turns and sentences stay, as windows are cut before speakers are chosen. Raises NotFoundError
    for a speaker the study does not hold.
    """
    if not speakers:
        return columns
    low, high = met(span_ranges(columns.codings), text_ranges(columns, speakers))
    return replace(columns, codings=pick_codings(columns.codings, low < high))
