"""A study as columns, for the analysis (see `mbcode.columns`)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, select

from mbcode.columns import CodingColumns, Columns, SentenceColumns, TranscriptRow, TurnColumns
from mbcode.danish import sort_key
from mbcode.store import tables as t
from mbcode.store.numbers import read_numbers
from mbcode.store.reading import coders, codes

if TYPE_CHECKING:
    from mbcode.columns import Ints


def read_columns(connection: Connection, *, units: bool) -> Columns:
    """Return the whole study as columns; turns and sentences only if `units`."""
    transcripts = _transcripts(connection)
    all_codes = codes(connection)
    all_coders = coders(connection)
    at = _indexer([row.id for row in transcripts])
    table = t.Coding
    ids, transcript, code, coder, start, end = read_numbers(
        connection,
        select(
            table.id, table.transcript_id, table.code_id, table.coder_id, table.start, table.end
        ),
    )
    transcript = at(transcript)
    code = _indexer([each.id for each in all_codes])(code)
    coder = _indexer([each.id for each in all_coders])(coder)
    order = _in_order(transcript, start, end, ids)
    arrays = (array[order] for array in (ids, transcript, code, coder, start, end))
    codings = CodingColumns(*arrays)
    if not units:
        return Columns(transcripts, all_codes, all_coders, codings)
    speakers, turns = _turns(connection, at)
    sentences = _sentences(connection, at)
    return Columns(transcripts, all_codes, all_coders, codings, speakers, turns, sentences)


def _transcripts(connection: Connection) -> tuple[TranscriptRow, ...]:
    query = select(
        t.Transcript.id,
        t.Transcript.name,
        t.Case.name,
        t.Transcript.attributes,
        t.Case.attributes,
        t.Transcript.characters,
        t.Transcript.words,
    ).outerjoin(t.Case, t.Case.id == t.Transcript.case_id)
    rows = [
        TranscriptRow(id_, name, case or "", attributes, of_case or {}, characters, words)
        for id_, name, case, attributes, of_case, characters, words in connection.execute(query)
    ]
    return tuple(sorted(rows, key=lambda row: sort_key(row.name)))


def _turns(connection: Connection, at: Any) -> tuple[tuple[str, ...], TurnColumns]:
    import numpy as np

    table = t.Turn
    query = select(table.transcript_id, table.number, table.start, table.end).order_by(table.id)
    transcript, number, start, end = read_numbers(connection, query)
    names = connection.execute(select(table.speaker).order_by(table.id)).scalars().all()
    speakers = tuple(sorted(set(names), key=sort_key))
    index = {name: place for place, name in enumerate(speakers)}
    speaker = np.fromiter((index[name] for name in names), np.int64, len(names))
    transcript = at(transcript)
    order = _in_order(transcript, number)
    arrays = (array[order] for array in (transcript, number, start, end, speaker))
    return speakers, TurnColumns(*arrays)


def _sentences(connection: Connection, at: Any) -> SentenceColumns:
    table = t.Sentence
    query = select(table.transcript_id, table.number, table.turn, table.start, table.end)
    transcript, *rest = read_numbers(connection, query)
    transcript = at(transcript)
    order = _in_order(transcript, rest[0])
    arrays = (array[order] for array in (transcript, *rest))
    return SentenceColumns(*arrays)


def _indexer(ids: Sequence[int]) -> Any:
    """Return a function that turns an array of ids into one of places in `ids`."""
    import numpy as np

    places = np.zeros(max(ids, default=0) + 1, dtype=np.int64)
    places[list(ids)] = np.arange(len(ids))
    return lambda array: places[array]


def _in_order(*keys: Ints) -> Ints:
    import numpy as np

    return np.lexsort(keys[::-1])
