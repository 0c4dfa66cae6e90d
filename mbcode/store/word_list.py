"""The list of words: which transcripts hold a word, so that a search passes over all others.

It follows the texts within the transaction that alters them, so it is never out of date, and when a
name goes from the texts it goes from the list. It is made of the texts alone and is no part of the
history.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import (
    Connection,
    Select,
    bindparam,
    delete,
    func,
    insert,
    select,
    type_coerce,
    update,
)
from sqlalchemy.types import NullType

from mbcode.errors import StudyError
from mbcode.id_sets import MOST, bits_of, packed, unpacked
from mbcode.store import tables as t
from mbcode.store.batches import batches
from mbcode.store.recorder import Edits
from mbcode.store.shapes import SEE_CHECK
from mbcode.words import vocabulary

Bits = dict[str, int]
"""Transcripts by a word, a bit each (see `id_sets`)."""

GONE = "(not there)"

_TEXTS = select(t.Transcript.id, t.Transcript.text).where(t.Transcript.id < MOST)
# Past SQLAlchemy's own look at each, which takes longer than reading them.
_HOLDERS: Select[*tuple[Any, ...]] = select(t.Word.word, type_coerce(t.Word.holders, NullType))
_WORDS = select(func.aggregate_strings(t.Word.word, "\n"))
_INSERT = insert(t.Word)
_UPDATE = update(t.Word).where(t.Word.word == bindparam("which")).values(holders=bindparam("new"))
_A_TIME = 100
"""Texts that are in memory at a time."""


def read_words(connection: Connection) -> str:
    """Return all words of the list, one on a line."""
    return connection.execute(_WORDS).scalar_one() or ""


def read_holders(connection: Connection, words: Sequence[str] | None = None) -> dict[str, bytes]:
    """Return the transcripts that hold a word, packed (see `id_sets`), by the word: of those of
    `words` that the list has, or of all.

    Raises StudyError if there is something else in the list.
    """
    query = _HOLDERS if words is None else _HOLDERS.where(t.Word.word.in_(words))
    found: dict[str, bytes] = dict(connection.execute(query).all())
    if not (set(map(type, found)) <= {str} and set(map(type, found.values())) <= {bytes}):
        raise StudyError(f"the list of words is damaged; {SEE_CHECK}")
    return found


def listed_texts(edits: Iterable[Edits]) -> dict[int, str | None]:
    """Return the transcripts whose texts these edits brought, altered or took away, each with the
    text that it was listed by before the first of them; None for one that was not there.
    """
    found: dict[int, str | None] = {}
    for each in edits:
        if each.table == t.Transcript.__tablename__:
            for id_, text in _texts_before(each):
                found.setdefault(id_, text)
    return found


def _texts_before(edits: Edits) -> Iterator[tuple[int, str | None]]:
    yield from ((id_, None) for id_ in edits.came())
    yield from ((note["id"], note["text"]) for note in edits.removed)
    for note in edits.altered:
        if "text" in note["before"]:
            yield note["id"], note["before"]["text"]


def follow(connection: Connection, listed: Mapping[int, str | None]) -> None:
    """Let the list be of the texts as they stand, of which only those in `listed` may be others
    than it was made of; by id, each with the text it was made of, if there was one.
    """
    come: defaultdict[str, int] = defaultdict(int)
    gone: defaultdict[str, int] = defaultdict(int)
    for batch in batches([id_ for id_ in listed if id_ < MOST]):
        texts = dict(connection.execute(_TEXTS.where(t.Transcript.id.in_(batch))).all())
        for id_ in batch:
            before, now = listed[id_], texts.get(id_)
            if before != now:
                _compare(1 << id_, _words(before), _words(now), come, gone)
    _write(connection, come, gone)


def list_anew(connection: Connection) -> None:
    """Make the list of all texts that stand."""
    connection.execute(delete(t.Word))
    _insert(connection, _all_words(connection))


def wrongly_listed(connection: Connection) -> tuple[str, ...]:
    """Return the names of the transcripts that the list tells other words of than they hold;
    `GONE` for those that are not there.
    """
    right = _all_words(connection)
    wrong = 0
    for word, holders in read_holders(connection).items():
        wrong |= right.pop(word, 0) ^ unpacked(holders)
    for bits in right.values():
        wrong |= bits
    query = select(t.Transcript.id, t.Transcript.name).order_by(t.Transcript.id)
    names = dict(connection.execute(query).all())
    found = tuple(name for id_, name in names.items() if wrong >> id_ & 1)
    return (*found, GONE) if wrong & ~bits_of(names) else found


def _all_words(connection: Connection) -> Bits:
    found: defaultdict[str, int] = defaultdict(int)
    for id_, text in connection.execute(_TEXTS, execution_options={"yield_per": _A_TIME}):
        bit = 1 << id_
        for word in vocabulary((text,)):
            found[word] |= bit
    return found


def _words(text: str | None) -> set[str]:
    return set() if text is None else vocabulary((text,))


def _compare(bit: int, before: set[str], now: set[str], come: Bits, gone: Bits) -> None:
    for word in now - before:
        come[word] |= bit
    for word in before - now:
        gone[word] |= bit


def _write(connection: Connection, come: Bits, gone: Bits) -> None:
    words = list(come.keys() | gone.keys())
    for batch in batches(words):
        held = {word: unpacked(data) for word, data in read_holders(connection, batch).items()}
        new = {word: held.get(word, 0) & ~gone.get(word, 0) | come.get(word, 0) for word in batch}
        _insert(connection, {word: new[word] for word in batch if new[word] and word not in held})
        _update(connection, {word: new[word] for word in held if new[word]})
        _delete(connection, [word for word in held if not new[word]])


def _insert(connection: Connection, bits: Bits) -> None:
    rows = [{"word": word, "holders": packed(held)} for word, held in bits.items()]
    if rows:
        connection.execute(_INSERT, rows)


def _update(connection: Connection, bits: Bits) -> None:
    rows = [{"which": word, "new": packed(held)} for word, held in bits.items()]
    if rows:
        connection.execute(_UPDATE, rows)


def _delete(connection: Connection, words: Collection[str]) -> None:
    if words:
        connection.execute(delete(t.Word).where(t.Word.word.in_(words)))
