"""A study as columns, for the analysis (see `mbcode.columns`): whole, or some transcripts at a
time.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Select, select

from mbcode.columns import CodingColumns, Columns, SentenceColumns, TranscriptRow, TurnColumns
from mbcode.danish import sort_key
from mbcode.errors import StudyError
from mbcode.store import tables as t
from mbcode.store.numbers import read_numbers
from mbcode.store.reading import coders, codes
from mbcode.store.shapes import SEE_CHECK
from mbcode.store.whose import EVERYBODY, Whose

if TYPE_CHECKING:
    from mbcode.columns import Ints


def read_columns(connection: Connection, whose: Whose = EVERYBODY, *, units: bool) -> Columns:
    """Return the whole study as columns; turns and sentences only if `units`."""
    outline = _names(connection, whose, units=units)
    return _filled(connection, outline, None, whose, units=units)


def read_outline(connection: Connection, whose: Whose = EVERYBODY) -> Columns:
    """Return the study as columns without a coding, turn or sentence in them."""
    return read_part(connection, _names(connection, whose, units=True), (), whose)


def read_part(
    connection: Connection,
    outline: Columns,
    transcripts: Sequence[int],
    whose: Whose = EVERYBODY,
) -> Columns:
    """Return an outline with the codings, turns and sentences of these transcripts, by id."""
    return _filled(connection, outline, transcripts, whose, units=True)


def read_units(connection: Connection, columns: Columns, transcripts: Sequence[int]) -> Columns:
    """Return columns with the turns and sentences of these transcripts, by id."""
    speaker = _of(select(t.Turn.speaker).distinct(), t.Turn.transcript_id, transcripts)
    names = connection.execute(speaker).scalars().all()
    named = replace(columns, speakers=tuple(sorted(names, key=sort_key)))
    return _with_units(connection, named, transcripts)


def _names(connection: Connection, whose: Whose, *, units: bool) -> Columns:
    """Return all that has a name, and the speakers only if `units`, with no codings yet."""
    names: Sequence[str] = ()
    if units:
        names = connection.execute(select(t.Turn.speaker).distinct()).scalars().all()
    return Columns(
        _transcripts(connection),
        codes(connection),
        coders(connection, whose),
        CodingColumns(*(_none() for _ in range(6))),
        tuple(sorted(names, key=sort_key)),
    )


def _filled(
    connection: Connection,
    outline: Columns,
    transcripts: Sequence[int] | None,
    whose: Whose,
    *,
    units: bool,
) -> Columns:
    at = _indexer([row.id for row in outline.transcripts])
    codings = _codings(connection, outline, at, transcripts, whose)
    filled = replace(outline, codings=codings)
    return _with_units(connection, filled, transcripts) if units else filled


def _with_units(
    connection: Connection, outline: Columns, transcripts: Sequence[int] | None
) -> Columns:
    at = _indexer([row.id for row in outline.transcripts])
    return replace(
        outline,
        turns=_turns(connection, outline, at, transcripts),
        sentences=_sentences(connection, outline, at, transcripts),
    )


def _of(
    query: Select[*tuple[Any, ...]], transcript: Any, transcripts: Sequence[int] | None
) -> Select[*tuple[Any, ...]]:
    return query if transcripts is None else query.where(transcript.in_(transcripts))


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


def _codings(
    connection: Connection,
    outline: Columns,
    at: Any,
    transcripts: Sequence[int] | None,
    whose: Whose,
) -> CodingColumns:
    table = t.Coding
    query = select(
        table.id, table.transcript_id, table.code_id, table.coder_id, table.start, table.end
    )
    wanted = _of(query, table.transcript_id, transcripts)
    ids, transcript, code, coder, start, end = read_numbers(
        connection, whose.within(connection, wanted, table.coder_id)
    )
    transcript = at(transcript)
    _refuse_outside(outline, transcript, start, end)
    code = _indexer([each.id for each in outline.codes])(code)
    coder = _indexer([each.id for each in outline.coders])(coder)
    order = _in_order(transcript, start, end, ids)
    return CodingColumns(*(a[order] for a in (ids, transcript, code, coder, start, end)))


def _turns(
    connection: Connection, outline: Columns, at: Any, transcripts: Sequence[int] | None
) -> TurnColumns:
    table = t.Turn
    query = select(table.speaker, table.transcript_id, table.number, table.start, table.end)
    index = {name: place for place, name in enumerate(outline.speakers)}
    speaker, transcript, number, start, end = read_numbers(
        connection, _of(query, table.transcript_id, transcripts), index
    )
    transcript = at(transcript)
    _refuse_outside(outline, transcript, start, end)
    order = _in_order(transcript, number)
    return TurnColumns(*(a[order] for a in (transcript, number, start, end, speaker)))


def _sentences(
    connection: Connection, outline: Columns, at: Any, transcripts: Sequence[int] | None
) -> SentenceColumns:
    table = t.Sentence
    query = select(table.transcript_id, table.number, table.turn, table.start, table.end)
    transcript, *rest = read_numbers(connection, _of(query, table.transcript_id, transcripts))
    transcript = at(transcript)
    _refuse_outside(outline, transcript, *rest[2:])
    order = _in_order(transcript, rest[0])
    return SentenceColumns(*(a[order] for a in (transcript, *rest)))


def _none() -> Ints:
    import numpy as np

    return np.zeros(0, dtype=np.int64)


def _indexer(ids: Sequence[int]) -> Any:
    """Return a function that turns an array of ids into one of places in `ids`; StudyError for an
    id that is none of them.
    """
    import numpy as np

    places = np.full(max(ids, default=0) + 2, -1)
    places[list(ids)] = np.arange(len(ids))

    def at(array: Ints) -> Ints:
        found: Ints = places[np.clip(array, -1, len(places) - 1)]
        if (found < 0).any():
            raise StudyError(f"the study refers to a row that isn't there; {SEE_CHECK}")
        return found

    return at


def _refuse_outside(outline: Columns, transcript: Ints, start: Ints, end: Ints) -> None:
    """Raise StudyError for a range that lies outside its transcript's text."""
    import numpy as np

    rows = outline.transcripts
    lengths = np.fromiter((row.length for row in rows), np.int64, len(rows))
    if not ((start >= 0) & (start < end) & (end <= lengths[transcript])).all():
        raise StudyError(f"the study holds a passage outside its text; {SEE_CHECK}")


def _in_order(*keys: Ints) -> Ints:
    import numpy as np

    return np.lexsort(keys[::-1])
