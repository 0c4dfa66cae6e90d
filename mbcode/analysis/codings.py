"""The codings as a table: what `mbcode import` reads back unchanged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mbcode.analysis.intervals import met
from mbcode.analysis.said_by import said_by
from mbcode.analysis.text_ranges import sentences_of, span_ranges
from mbcode.times import utc

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy as np
    import pandas as pd
    from numpy.typing import NDArray
    from pandas.arrays import IntegerArray

    from mbcode.columns import Columns, Ints
    from mbcode.model import Coding


def codings(
    columns: Columns, texts: Mapping[int, str], details: Mapping[int, Coding]
) -> pd.DataFrame:
    """Return a row for each coding, in order of transcript, start, end and id.

    Columns: `transcript,start,end,code,coder,memo,created_at,text,id,theme,case,role,speaker,
    sentence_from,sentence_to,provenance`. Positions are half-open, in code points; sentences count
    from 1, the last one included, and are empty for a coding that shares a character with none;
    `speaker` names all whose turns it shares a character with; times are ISO 8601 in UTC. `texts`
    maps a transcript's id to its text, `details` a coding's id to the coding, for memo and time.
    """
    import pandas as pd

    rows = columns.codings
    starts, ends = rows.start.tolist(), rows.end.tolist()
    transcripts = [columns.transcripts[place] for place in rows.transcript.tolist()]
    codes = [columns.codes[place] for place in rows.code.tolist()]
    given = [details[number] for number in rows.id.tolist()]
    passages, sentences = span_ranges(rows), sentences_of(columns)
    low, high = met(passages, span_ranges(sentences))
    return pd.DataFrame(
        {
            "transcript": [row.name for row in transcripts],
            "start": rows.start,
            "end": rows.end,
            "code": [code.name for code in codes],
            "coder": [columns.coders[place].name for place in rows.coder.tolist()],
            "memo": [coding.memo for coding in given],
            "created_at": [utc(coding.created_at) for coding in given],
            "text": [
                texts[row.id][start:end]
                for row, start, end in zip(transcripts, starts, ends, strict=True)
            ],
            "id": rows.id,
            "theme": [code.theme for code in codes],
            "case": [row.case for row in transcripts],
            "role": [row.role for row in transcripts],
            "speaker": said_by(columns, passages),
            "sentence_from": _numbers(sentences.number, low, low < high),
            "sentence_to": _numbers(sentences.number, high - 1, low < high),
            "provenance": [row.provenance for row in transcripts],
        }
    )


def _numbers(number: Ints, places: Ints, there: NDArray[np.bool_]) -> IntegerArray:
    import numpy as np
    import pandas as pd

    values = np.append(number, 0)[np.where(there, places, len(number))]
    return pd.arrays.IntegerArray(values, ~there)
