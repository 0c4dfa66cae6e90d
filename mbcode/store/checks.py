"""Proof that a study is sound: values, anchors, hashes, names, references, history, and the
database's own check.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, and_, func, select, text
from sqlalchemy.exc import DBAPIError

from mbcode.amounts import many
from mbcode.danish import fold
from mbcode.store import tables as t
from mbcode.store.database import Database
from mbcode.store.shapes import misshapen
from mbcode.store.upgrading import bring_up_to_date
from mbcode.store.word_list import wrongly_listed

Check = Callable[[Connection], Iterator[str]]


def faults_of(target: str | Path) -> tuple[str, ...]:
    """Return what is wrong with a study that may be too damaged to be worked on; see `faults`.

    One of an older version is brought up to date first. Raises StudyError for what is no study, or
    can't be read at all.
    """
    database = Database(target)
    try:
        database.check_file()
        bring_up_to_date(database)
        with database.reading() as connection:
            return tuple(faults(connection))
    finally:
        database.close()


def faults(connection: Connection) -> Iterator[str]:
    """Yield one line for each thing that is wrong, by the place where it is; none, if the study is
    sound.
    """
    if connection.dialect.name == "sqlite":
        for check in _OF_THE_FILE:
            yield from _as_far_as_it_goes(check, connection)
        wrong_values = tuple(_as_far_as_it_goes(_shape_faults, connection))
        yield from wrong_values
        if wrong_values:  # What follows takes values for what they claim to be.
            return
    for check in _OF_WHAT_IT_SAYS:
        yield from _as_far_as_it_goes(check, connection)


def _as_far_as_it_goes(check: Check, connection: Connection) -> Iterator[str]:
    try:
        yield from check(connection)
    except DBAPIError as error:
        yield f"database: {error.orig}"


def _integrity_faults(connection: Connection) -> Iterator[str]:
    for (said,) in connection.execute(text("PRAGMA integrity_check")):
        if said != "ok":
            yield f"database: {said}"


def _reference_faults(connection: Connection) -> Iterator[str]:
    for table, row, parent, _ in connection.execute(text("PRAGMA foreign_key_check")):
        yield f"{table} {row}: refers to a row of {parent} that isn't there{_advice(table, row)}"


def _shape_faults(connection: Connection) -> Iterator[str]:
    yield from misshapen(connection, t.Base.metadata.sorted_tables)


def _sequence_faults(connection: Connection) -> Iterator[str]:
    for name, last in connection.execute(text("SELECT name, seq FROM sqlite_sequence")).all():
        highest = connection.execute(text(f'SELECT max(id) FROM "{name}"')).scalar()
        if highest is not None and not (isinstance(last, int) and last >= highest):
            yield f"{name} {highest}: has an id that could be given a second time"


def _text_faults(connection: Connection) -> Iterator[str]:
    columns = (t.Transcript.name, t.Transcript.text, t.Transcript.sha256, t.Transcript.characters)
    for name, content, digest, characters in connection.execute(select(*columns)):
        if sha256(content.encode()).hexdigest() != digest:
            yield f"transcript {name}: the text is not the one that was imported (its hash differs)"
        elif len(content) != characters:
            held = many(len(content), "character")
            yield f"transcript {name}: holds {held}, noted are {characters}"


def _word_faults(connection: Connection) -> Iterator[str]:
    for name in wrongly_listed(connection):
        yield f"transcript {name}: the words that searches go by are not those of its text"


def _anchor_faults(connection: Connection) -> Iterator[str]:
    for model in (t.Turn, t.Sentence, t.Coding):
        query = (
            select(model.id, model.start, model.end, t.Transcript.name, t.Transcript.characters)
            .join(t.Transcript, t.Transcript.id == model.transcript_id)
            .where(
                (model.start < 0)
                | (model.start >= model.end)
                | (model.end > t.Transcript.characters)
            )
        )
        what = model.__tablename__
        for id_, start, end, name, characters in connection.execute(query):
            outside = f"{start}-{end} lies outside transcript {name} (0-{characters})"
            yield f"{what} {id_}: {outside}{_advice(what, id_)}"


def _review_faults(connection: Connection) -> Iterator[str]:
    query = (
        select(t.Review.id, t.Review.start, t.Review.end, t.Transcript.name)
        .join(t.Transcript, t.Transcript.id == t.Review.transcript_id)
        .where(
            (t.Review.start < 0)
            | (t.Review.start > t.Review.end)
            | (t.Review.end > t.Transcript.characters)
        )
    )
    for id_, start, end, name in connection.execute(query):
        yield f"review {id_}: {start}-{end} lies outside transcript {name}"


def _order_faults(connection: Connection) -> Iterator[str]:
    """Yield turns and sentences that share a character with the one before, or come before it."""
    for model in (t.Turn, t.Sentence):
        before = func.lag(model.end).over(partition_by=model.transcript_id, order_by=model.number)
        rows = select(model.id, model.transcript_id, model.start, before.label("reached"))
        sweep = rows.subquery()
        query = (
            select(sweep.c.id, sweep.c.start, t.Transcript.name)
            .join(t.Transcript, t.Transcript.id == sweep.c.transcript_id)
            .where(sweep.c.start < sweep.c.reached)
        )
        for id_, start, name in connection.execute(query):
            what = model.__tablename__
            yield f"{what} {id_}: begins at {start} in transcript {name}, before the last one ends"


def _turn_faults(connection: Connection) -> Iterator[str]:
    """Yield sentences that lie outside the turn they name."""
    its_turn = and_(
        t.Turn.transcript_id == t.Sentence.transcript_id,
        t.Turn.number == t.Sentence.turn,
        t.Turn.start <= t.Sentence.start,
        t.Turn.end >= t.Sentence.end,
    )
    query = select(t.Sentence.id, t.Sentence.turn, t.Transcript.name).join(
        t.Transcript, t.Transcript.id == t.Sentence.transcript_id
    )
    for id_, turn, name in connection.execute(
        query.outerjoin(t.Turn, its_turn).where(t.Turn.id.is_(None))
    ):
        yield f"sentence {id_}: lies outside turn {turn} of transcript {name}"


def _name_faults(connection: Connection) -> Iterator[str]:
    named: tuple[Any, ...] = (t.Case, t.Transcript, t.Code, t.Coder)
    for model in named:
        for name, folded in connection.execute(select(model.name, model.folded)):
            if fold(name) != folded:
                yield f"{model.__tablename__} {name}: is filed under another name ({folded})"


def _history_faults(connection: Connection) -> Iterator[str]:
    """Yield changes that speak of tables there are none of, or that are undone by no change."""
    tables = t.Base.metadata.tables
    reverting = select(t.Change.reverts).where(t.Change.reverts.is_not(None)).scalar_subquery()
    is_reverted = t.Change.id.in_(reverting)
    columns = (t.Change.id, t.Change.edits, t.Change.undone, is_reverted)
    for id_, edits, undone, reverted in connection.execute(select(*columns)):
        if not all(isinstance(each, dict) and each.get("table") in tables for each in edits):
            yield f"change {id_}: notes edits of what is no table of a study"
        if undone and not reverted:
            yield f"change {id_}: is marked as undone, but no change undid it"


def _advice(table: str, id_: object) -> str:
    return f"; 'mbcode untag {id_}' takes it away" if table == "coding" else ""


_OF_THE_FILE: tuple[Check, ...] = (
    _integrity_faults,
    _reference_faults,
    _sequence_faults,
)
_OF_WHAT_IT_SAYS: tuple[Check, ...] = (
    _text_faults,
    _word_faults,
    _anchor_faults,
    _order_faults,
    _turn_faults,
    _review_faults,
    _name_faults,
    _history_faults,
)
