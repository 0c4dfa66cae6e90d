"""The units themselves, as a table to read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mbcode.analysis.grid import grid
from mbcode.analysis.said_by import said_by
from mbcode.errors import MbcodeError
from mbcode.frames import Frame

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mbcode.columns import Columns


def units(
    columns: Columns, unit: str, texts: Mapping[int, str], speakers: Sequence[str] = ()
) -> Frame:
    """Return a row for each unit in order of the text; `unit` is sentence, turn or window:K.

    Columns: `transcript,unit,start,end,speaker,text,provenance`. `unit` counts from 1 within the
    transcript, and a filter does not change it; a window's text runs from its first sentence to the
    end of its last, and its speakers are all who speak in it. `texts` maps a transcript's
    id to its text. `speakers` keeps units as `grid` does. Raises MbcodeError for another unit.
    """
    if unit in ("transcript", "case", "character", "overlap"):
        raise MbcodeError(
            f'a table of units is not made of "{unit}": say sentence, turn or window:K'
        )
    cut = grid(columns, unit, speakers)
    spans = cut.spans
    lines, starts, ends = spans.line.tolist(), spans.start.tolist(), spans.end.tolist()
    rows = [columns.transcripts[line] for line in lines]
    return Frame.of(
        {
            "transcript": [row.name for row in rows],
            "unit": cut.number,
            "start": spans.start,
            "end": spans.end,
            "speaker": said_by(columns, spans),
            "text": [
                texts[row.id][start:end] for row, start, end in zip(rows, starts, ends, strict=True)
            ],
            "provenance": [row.provenance for row in rows],
        }
    )
