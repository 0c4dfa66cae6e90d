"""The codings as a table: what `mbcode import` reads back unchanged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mbcode.analysis.intervals import met
from mbcode.analysis.said_by import said_by
from mbcode.analysis.text_ranges import sentences_of, span_ranges
from mbcode.frames import Frame

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mbcode.columns import Columns, Given

_SENTENCES = ("sentence_from", "sentence_to")


def codings(columns: Columns, texts: Mapping[int, str], given: Mapping[int, Given]) -> Frame:
    """Return a row for each coding, in order of transcript, start, end and id.

    Columns: `transcript,start,end,code,coder,memo,created_at,text,id,theme,case,role,speaker,
    sentence_from,sentence_to,provenance`. Positions are half-open, in code points; sentences count
    from 1, the last one included, and are empty for a coding that shares a character with none;
    `speaker` names all whose turns it shares a character with; times are ISO 8601 in UTC. `texts`
    maps a transcript's id to its text, `given` a coding's id to its time and memo.
    """
    rows = columns.codings
    transcripts = [columns.transcripts[place] for place in rows.transcript.tolist()]
    codes = [columns.codes[place] for place in rows.code.tolist()]
    gifts = [given[number] for number in rows.id.tolist()]
    passages = span_ranges(rows)
    bounds = zip(transcripts, rows.start.tolist(), rows.end.tolist(), strict=True)
    return Frame.of(
        {
            "transcript": [row.name for row in transcripts],
            "start": rows.start,
            "end": rows.end,
            "code": [code.name for code in codes],
            "coder": [columns.coders[place].name for place in rows.coder.tolist()],
            "memo": [each.memo for each in gifts],
            "created_at": [each.created_at for each in gifts],
            "text": [texts[row.id][start:end] for row, start, end in bounds],
            "id": rows.id,
            "theme": [code.theme for code in codes],
            "case": [row.case for row in transcripts],
            "role": [row.role for row in transcripts],
            "speaker": said_by(columns, passages),
            **dict(zip(_SENTENCES, _sentences(columns), strict=True)),
            "provenance": [row.provenance for row in transcripts],
        },
        gaps=_SENTENCES,
    )


def _sentences(columns: Columns) -> tuple[list[int | None], list[int | None]]:
    """Return the first and the last sentence of each coding, None where it touches none."""
    sentences = sentences_of(columns)
    number: list[int | None] = [*sentences.number.tolist(), None]
    low, high = met(span_ranges(columns.codings), span_ranges(sentences))
    nowhere = low >= high
    low[nowhere], high[nowhere] = len(number) - 1, len(number)
    firsts, lasts = low.tolist(), (high - 1).tolist()
    return [number[place] for place in firsts], [number[place] for place in lasts]
