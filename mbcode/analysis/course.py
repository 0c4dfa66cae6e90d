"""Where in an interview a code comes up: how many codings begin in each tenth of the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mbcode.analysis.axis import axis
from mbcode.analysis.text_ranges import spoken
from mbcode.frames import Column, Frame, Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mbcode.columns import Columns

TENTHS = 10


def course(columns: Columns, level: str = "code", speakers: Sequence[str] = ()) -> Frame:
    """Count the codings that begin in each tenth of their transcript: a row a code, in codebook
    order, the columns `code` and `1` to `10`.

    A coding that begins at the character s of a text of L characters begins in the tenth
    floor(10 s / L) + 1; every coding counts, whoever made it. Transcripts of unequal length are
    thus laid over each other. With `speakers`, only codings that share a character with a turn of
    theirs count. Cells are int64.

    Raises MbcodeError for an unknown level, NotFoundError for an unknown speaker.
    """
    import numpy as np

    columns = spoken(columns, speakers)
    codings, rows = columns.codings, axis(columns, level)
    lengths = np.array([row.length for row in columns.transcripts], dtype=np.int64)
    tenth = codings.start * TENTHS // lengths[codings.transcript]
    cell = rows.place[codings.code] * TENTHS + tenth
    counts = np.bincount(cell, minlength=len(rows) * TENTHS).reshape(len(rows), TENTHS)
    names = Column("code", Kind.TEXT, list(rows.names))
    return Frame((names, *(Column.of(str(n + 1), counts[:, n]) for n in range(TENTHS))))
