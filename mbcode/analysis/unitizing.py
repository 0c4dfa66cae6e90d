"""How far coders mark the same stretches of text, whatever units the text is cut into."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mbcode.analysis.applied import applied
from mbcode.analysis.axis import axis
from mbcode.analysis.decisions import decisions
from mbcode.analysis.intervals import Ranges, pairs_between
from mbcode.analysis.reliability.unitizing import u_alpha
from mbcode.analysis.segments import segments
from mbcode.analysis.text_ranges import spoken, text_ranges
from mbcode.frames import Frame

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mbcode.columns import Columns, Ints


def unitizing(columns: Columns, level: str = "code", speakers: Sequence[str] = ()) -> Frame:
    """Return Krippendorff's alpha for unitizing of each code, in codebook order.

    `columns` are what `coded_by_all` keeps. The continuum is the text of their transcripts, one
    after the other, or of the turns of `speakers`. A coder's units are their segments of the code:
    codings that share a character joined, and cut where a speaker's turn ends.

    Columns: `code`; `coders`, how many; `characters`, the length of the continuum; `segments`, by
    all coders; `covered_by_all` and `covered_by_any`, characters; `u_alpha`, at most 1, NaN for
    0/0, where nobody gave the code or it covers all text by all. As codes may lie over each other
    while values of a continuum may not, each code is taken by itself against the rest of the text;
    see `u_alpha`.

    Raises MbcodeError for an unknown level, NotFoundError for an unknown speaker.
    """
    import numpy as np

    decided = decisions(columns, "character", level, speakers)
    coders, votes = len(decided.layers), decided.votes()
    yes = np.arange(coders + 1)
    no = coders - yes
    both, neither, apart = (votes @ pairs for pairs in (yes * (yes - 1), no * (no - 1), yes * no))
    coincidences = np.stack((both, apart, apart, neither), axis=1).reshape(-1, 2, 2)
    number, squares = _segments(columns, level, speakers)
    return Frame.of(
        {
            "code": decided.codes,
            "coders": np.full(len(votes), coders),
            "characters": votes.sum(axis=1),
            "segments": number,
            "covered_by_all": votes[:, -1],
            "covered_by_any": votes[:, 1:].sum(axis=1),
            "u_alpha": u_alpha(coincidences / (coders - 1), squares[:, np.newaxis]),
        }
    )


def _segments(columns: Columns, level: str, speakers: Sequence[str]) -> tuple[Ints, Ints]:
    """Return for each code the number of segments and the sum of their squared lengths."""
    import numpy as np

    columns = spoken(columns, speakers)
    rows = axis(columns, level)
    given = applied(columns, rows.place[columns.codings.code], len(rows))
    found = segments(given, "same")
    spans, column = found.spans, found.column
    if speakers:
        text = text_ranges(columns, speakers)
        segment, piece = pairs_between(spans, text)
        start = np.maximum(spans.start[segment], text.start[piece])
        end = np.minimum(spans.end[segment], text.end[piece])
        spans, column = Ranges(spans.line[segment], start, end), column[segment]
    length = spans.end - spans.start
    squares = np.zeros(len(rows), dtype=np.int64)
    np.add.at(squares, column, length * length)
    return np.bincount(column, minlength=len(rows)), squares
