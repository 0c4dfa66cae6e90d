"""What a code once meant: the versions of its definition, and codings made under an older one.

Both are read from the notes of the changes that were about codes, so that an undo counts for what
it does: it brings a version back.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, DateTime, bindparam, func, select, type_coerce

from mbcode.changes import DECIDING, DEFINING, CodeVersion, StaleCoding
from mbcode.store import tables as t
from mbcode.store.about import CODE
from mbcode.store.batches import batches

_CODING = t.Coding.__tablename__

_Fields = dict[str, str]
_MADE_BY_HAND = "tag"

# A row for every coding of a transcript: past `UtcTime`, whose work on each is more than the rest.
_STAMPED = select(
    t.Coding.id,
    t.Coding.code_id,
    t.Coding.change_id,
    type_coerce(t.Coding.created_at, DateTime).label("created_at"),
    t.Change.kind,
    type_coerce(t.Change.at, DateTime).label("at"),
).join(t.Change, t.Change.id == t.Coding.change_id)
_FIRST_GIVEN = (
    select(t.Coding.code_id, func.min(t.Coding.created_at).label("at"))
    .where(t.Coding.transcript_id == bindparam("transcript"))
    .group_by(t.Coding.code_id)
    .subquery()
)
_ALTERED_SINCE_GIVEN = (
    select(t.About.what_id)
    .distinct()
    .join(t.Change, t.Change.id == t.About.change_id)
    .join(_FIRST_GIVEN, _FIRST_GIVEN.c.code_id == t.About.what_id)
    .where(t.About.what == CODE, t.Change.at > _FIRST_GIVEN.c.at)
)
"""The codes that were altered after they were first given in a transcript: the notes of all others
need not be read.
"""


def versions(connection: Connection, codes: Collection[int]) -> dict[int, tuple[CodeVersion, ...]]:
    """Return the versions of each of these codes, oldest first; the last is the present one."""
    found: dict[int, list[CodeVersion]] = {id_: [] for id_ in codes}
    fields = _fields_now(connection, codes)
    for change in _changes_about(connection, codes):
        after: dict[int, _Fields | None] = {}
        for id_, before in _before(change.edits):
            after.setdefault(id_, fields.get(id_))
            fields[id_] = None if before is None else {**(fields.get(id_) or {}), **before}
        for id_, held in after.items():
            if held is not None and held != fields[id_] and id_ in found:
                found[id_].append(CodeVersion(change.id, change.at, change.name, **held))
    return {id_: _distinct(reversed(newest_first)) for id_, newest_first in found.items()}


def stale_codings(connection: Connection, transcript: int | None = None) -> tuple[StaleCoding, ...]:
    """Return the codings of one transcript, or of all, that were made, or last decided on, when
    their code had another definition than it has now, by id.
    """
    if transcript is None:
        codes = connection.execute(select(t.Code.id)).scalars().all()
    else:
        codes = connection.execute(_ALTERED_SINCE_GIVEN, {"transcript": transcript}).scalars().all()
    several = {id_: each for id_, each in versions(connection, codes).items() if len(each) > 1}
    stale = []
    for id_, code, decided_at in _decided(connection, several, transcript):
        *_, now = several[code]
        then = _in_force(several[code], decided_at)
        if then.fields != now.fields:
            stale.append(StaleCoding(id_, decided_at, then, now))
    return tuple(sorted(stale, key=lambda each: each.coding))


def _distinct(oldest_first: Iterable[CodeVersion]) -> tuple[CodeVersion, ...]:
    """Return the versions without those that say what the one before said."""
    kept: list[CodeVersion] = []
    for each in oldest_first:
        if not kept or each.fields != kept[-1].fields:
            kept.append(each)
    return tuple(kept)


def _fields_now(connection: Connection, codes: Collection[int]) -> dict[int, _Fields | None]:
    query = select(t.Code.id, *(getattr(t.Code, name) for name in DEFINING))
    return {
        id_: dict(zip(DEFINING, values, strict=True))
        for batch in batches(list(codes))
        for id_, *values in connection.execute(query.where(t.Code.id.in_(batch)))
    }


def _changes_about(connection: Connection, codes: Collection[int]) -> Iterator[Any]:
    """Yield the changes about any of these codes, newest first."""
    columns = (t.Change.id, t.Change.at, t.Coder.name, t.Change.edits)
    query = select(*columns).join(t.Coder, t.Coder.id == t.Change.coder_id)
    about = select(t.About.change_id).where(t.About.what == CODE)
    ids = {
        id_
        for batch in batches(list(codes))
        for id_ in connection.execute(about.where(t.About.what_id.in_(batch))).scalars()
    }
    for batch in batches(sorted(ids, reverse=True)):
        some = query.where(t.Change.id.in_(batch)).order_by(t.Change.id.desc())
        yield from connection.execute(some)


def _before(edits: list[Any]) -> Iterator[tuple[int, _Fields | None]]:
    """Yield the codes that a change touched with what defined them before it, as far as it was
    otherwise; None for one that was not there. The last step of the change comes first.
    """
    for entry in reversed(edits):
        if entry["table"] != CODE:
            continue
        for first, last in entry.get("added", ()):
            yield from ((id_, None) for id_ in range(first, last + 1))
        yield from ((id_, None) for id_, _ in entry.get("restored", ()))
        for note in reversed(entry.get("altered", ())):
            yield note["id"], _defining(note["before"])
        yield from ((row["id"], _defining(row)) for row in entry.get("removed", ()))


def _defining(values: Mapping[str, Any]) -> _Fields:
    return {name: values[name] for name in DEFINING if name in values}


def _in_force(of_code: tuple[CodeVersion, ...], at: datetime) -> CodeVersion:
    """Return the version that held then; the first, for a coding older than its code."""
    return next((each for each in reversed(of_code) if each.at <= at), of_code[0])


def _decided(
    connection: Connection, codes: Collection[int], transcript: int | None
) -> Iterator[tuple[int, int, datetime]]:
    """Yield each coding of these codes, its code, and when a coder last decided on it."""
    if transcript is not None and codes:
        # Picked here: a database might look through all codings of a code for those of one text.
        here = connection.execute(_STAMPED.where(t.Coding.transcript_id == transcript)).all()
        rows = [row for row in here if row.code_id in codes]
    else:
        some = (_STAMPED.where(t.Coding.code_id.in_(batch)) for batch in batches(list(codes)))
        rows = [row for each in some for row in connection.execute(each)]
    decided = {row.id: row.at.replace(tzinfo=UTC) for row in rows if row.kind in DECIDING}
    carried = [row for row in rows if row.kind not in (_MADE_BY_HAND, *DECIDING)]
    decided |= _decided_before(connection, {row.id: row.change_id for row in carried})
    for row in rows:
        yield row.id, row.code_id, decided.get(row.id) or row.created_at.replace(tzinfo=UTC)


def _decided_before(connection: Connection, stamps: Mapping[int, int]) -> dict[int, datetime]:
    """Return by coding when it was last decided on anew, if it ever was.

    `stamps` are the changes that touched the codings last. The note of each says which one had
    touched them before: so those that only carried a coding along are passed over.
    """
    decided: dict[int, datetime] = {}
    waiting: defaultdict[int, set[int]] = defaultdict(set)
    for coding, stamp in stamps.items():
        waiting[stamp].add(coding)
    columns = (t.Change.kind, t.Change.at, t.Change.edits)
    while waiting:
        codings = waiting.pop(change := max(waiting))
        query = select(*columns).where(t.Change.id == change)
        kind, at, edits = connection.execute(query).one()
        if kind in DECIDING:
            decided |= dict.fromkeys(codings, at)
            continue
        for coding, before in _stamps_before(edits).items():
            if coding in codings and before < change:
                waiting[before].add(coding)
    return decided


def _stamps_before(edits: list[Any]) -> dict[int, int]:
    """Return by coding which change had touched it before these edits altered it."""
    stamps: dict[int, int] = {}
    for entry in reversed(edits):
        if entry["table"] == _CODING:
            for note in reversed(entry.get("altered", ())):
                stamps[note["id"]] = note["before"]["change_id"]
    return stamps
