"""Proof that a study is sound: anchors, hashes, names, references, and the database's own check."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, select, text

from mbcode.danish import fold
from mbcode.store import tables as t


def faults(connection: Connection) -> Iterator[str]:
    """Yield one line for each thing that is wrong; none, if the study is sound."""
    if connection.dialect.name == "sqlite":
        yield from _sqlite_faults(connection)
    yield from _text_faults(connection)
    for model in (t.Turn, t.Sentence, t.Coding):
        yield from _anchor_faults(connection, model)
    for named in (t.Case, t.Transcript, t.Code, t.Coder):
        yield from _name_faults(connection, named)


def _sqlite_faults(connection: Connection) -> Iterator[str]:
    for (said,) in connection.execute(text("PRAGMA integrity_check")):
        if said != "ok":
            yield f"database: {said}"
    for table, row, parent, _ in connection.execute(text("PRAGMA foreign_key_check")):
        yield f"{table} {row}: refers to a row of {parent} that isn't there"


def _text_faults(connection: Connection) -> Iterator[str]:
    columns = (t.Transcript.name, t.Transcript.text, t.Transcript.sha256, t.Transcript.characters)
    for name, content, digest, characters in connection.execute(select(*columns)):
        if sha256(content.encode()).hexdigest() != digest:
            yield f"transcript {name}: the text is not the one that was imported (its hash differs)"
        elif len(content) != characters:
            yield f"transcript {name}: holds {len(content)} characters, noted are {characters}"


def _anchor_faults(
    connection: Connection, model: type[t.Turn] | type[t.Sentence] | type[t.Coding]
) -> Iterator[str]:
    query = (
        select(model.id, model.start, model.end, t.Transcript.name, t.Transcript.characters)
        .join(t.Transcript, t.Transcript.id == model.transcript_id)
        .where(
            (model.start < 0) | (model.start >= model.end) | (model.end > t.Transcript.characters)
        )
    )
    for id_, start, end, name, characters in connection.execute(query):
        what = model.__tablename__
        yield f"{what} {id_}: {start}-{end} lies outside transcript {name} (0-{characters})"


def _name_faults(connection: Connection, model: Any) -> Iterator[str]:
    for name, folded in connection.execute(select(model.name, model.folded)):
        if fold(name) != folded:
            yield f"{model.__tablename__} {name}: is filed under another name ({folded})"
