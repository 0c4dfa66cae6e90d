"""A first glance at a study's file: the text where a coder left off, read by Python's own SQLite.

It is for the first frame of the workbench, which so does not wait until SQLAlchemy is imported.
Nothing is altered, and nothing that is wrong is told: a study that is locked, damaged, or of
another version just isn't glanced at. Opening it, right after, says what is the matter.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mbcode.danish import fold, sort_key
from mbcode.model import Sentence, Span, Transcript, Turn
from mbcode.store.study_file import address_to_read

Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Glance:
    """The study's name, the transcript that will be open, and the position in it (code points)."""

    study: str
    transcript: Transcript
    position: int


def glance(path: Path, coder: str) -> Glance | None:
    """Return what `coder` will see first of the study at `path`; None where that can't be told."""
    try:
        with closing(sqlite3.connect(address_to_read(path), uri=True, timeout=0)) as connection:
            connection.execute("PRAGMA query_only=ON")
            connection.isolation_level = None
            connection.execute("BEGIN")
            return _glance(connection, path, fold(coder))
    except (sqlite3.Error, ValueError):
        return None


def _glance(connection: sqlite3.Connection, path: Path, coder: str) -> Glance | None:
    place = connection.execute(_PLACE, (coder,)).fetchone() or _beginning(connection)
    if place is None:
        return None
    transcript, position = place
    row = connection.execute(_TRANSCRIPT, (transcript,)).fetchone()
    if row is None:
        return None
    name, text, attributes, case, study = row
    if not _are_texts((name, text, attributes, case, study)):
        return None
    kept = json.loads(attributes)
    if not _is_of_texts(kept):
        return None
    turns = connection.execute(_TURNS, (transcript,)).fetchall()
    sentences = connection.execute(_SENTENCES, (transcript,)).fetchall()
    if not _fit(turns, _is_turn, len(text)) or not _fit(sentences, _is_sentence, len(text)):
        return None
    shown = Transcript(
        transcript,
        name,
        text,
        case,
        kept,
        tuple(map(_turn, turns)),
        tuple(Sentence(number, turn, Span(*at)) for *at, number, turn in sentences),
    )
    return Glance(study or path.stem, shown, position)


def _beginning(connection: sqlite3.Connection) -> tuple[int, int] | None:
    """Return the beginning of the first transcript by case and name, if there is any."""
    rows = [row for row in connection.execute(_NAMES) if _are_texts(row[1:])]
    first = min(rows, key=lambda row: (sort_key(row[1]), sort_key(row[2])), default=None)
    return None if first is None else (first[0], 0)


_PLACE = (
    "SELECT transcript_id, position FROM place JOIN transcript ON transcript.id = transcript_id"
    " WHERE coder = ? AND typeof(position) = 'integer' AND position >= 0"
)
_NAMES = (
    "SELECT transcript.id, coalesce(\"case\".name, ''), transcript.name"
    ' FROM transcript LEFT JOIN "case" ON "case".id = case_id'
)
_TRANSCRIPT = (
    "SELECT transcript.name, text, transcript.attributes, coalesce(\"case\".name, ''), study.name"
    ' FROM transcript LEFT JOIN "case" ON "case".id = case_id CROSS JOIN study'
    " WHERE transcript.id = ?"
)
_TURNS = (
    'SELECT start, "end", number, speaker, label_start, label_end, seconds'
    " FROM turn WHERE transcript_id = ? ORDER BY number"
)
_SENTENCES = (
    'SELECT start, "end", number, turn FROM sentence WHERE transcript_id = ? ORDER BY number'
)


def _turn(row: Row) -> Turn:
    start, end, number, speaker, label_start, label_end, seconds = row
    label = None if label_start is None or label_end is None else Span(label_start, label_end)
    return Turn(number, Span(start, end), speaker, label, seconds)


# SQLite holds any value in any column, and a file may come from a stranger.


def _fit(rows: Iterable[Row], is_right: Callable[[Row], bool], length: int) -> bool:
    return all(is_right(row) and _is_place(row[0], row[1], length) for row in rows)


def _is_sentence(row: Row) -> bool:
    return all(type(value) is int for value in row)


def _is_turn(row: Row) -> bool:
    start, end, number, speaker, label_start, label_end, seconds = row
    has_label = label_start is not None and label_end is not None
    return (
        all(type(value) is int for value in (start, end, number))
        and isinstance(speaker, str)
        and (not has_label or _is_place(label_start, label_end, start))
        and (seconds is None or type(seconds) is int)
    )


def _is_place(start: object, end: object, length: int) -> bool:
    return type(start) is int and type(end) is int and 0 <= start < end <= length


def _are_texts(values: Iterable[object]) -> bool:
    return all(isinstance(value, str) for value in values)


def _is_of_texts(value: object) -> bool:
    return isinstance(value, dict) and _are_texts(value.values())
