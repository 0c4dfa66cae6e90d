"""The codebook: the tree of codes, and every way to alter it that keeps each coding and memo."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, func, select

from mbcode.amounts import many
from mbcode.changes import Change
from mbcode.danish import fold
from mbcode.errors import ConflictError, FieldError, MbcodeError, NotFoundError
from mbcode.model import LONGEST_NAME, Code, CodeText
from mbcode.naming import not_found
from mbcode.store import merging
from mbcode.store import tables as t
from mbcode.store.database import Database
from mbcode.store.log import Log
from mbcode.store.reading import CODE_TEXT, codes
from mbcode.store.recorder import Recorder

_COLOUR = re.compile("#[0-9A-Fa-f]{6}")
CodeRef = int | str
"""A code by id or by name."""


class Codebook:
    """The codes of one study. Every method that alters it is one change; codes are named by id or
    name.
    """

    def __init__(self, database: Database, log: Log) -> None:
        self._database = database
        self._log = log

    def codes(self) -> tuple[Code, ...]:
        """Return the whole codebook in its order, headings included."""
        with self._database.reading() as connection:
            return codes(connection)

    def find(self, name: CodeRef) -> Code:
        """Return one code; NotFoundError if none has that name (in any case-folding) or id."""
        return found_code(self.codes(), name)

    def add(self, text: CodeText, parent: CodeRef | None = None) -> Change:
        """Add a code, last below `parent` (None: at the top)."""
        with self._log.change("add code") as recorder:
            parent_id = _id(recorder.connection, parent)
            insert_code(recorder, text, parent_id)
            recorder.summary = f"add code {text.name}"
        return recorder.result

    def rename(self, code: CodeRef, name: str) -> Change:
        """Give a code another name; its codings go along."""
        return self.edit(code, name=name)

    def edit(self, code: CodeRef, **fields: Any) -> Change:
        """Alter fields of `CodeText`: name, definition, include, exclude, example, key ..."""
        kind = "rename code" if fields.keys() == {"name"} else "edit code"
        with self._log.change(kind) as recorder:
            stands = found_code(codes(recorder.connection), code)
            recorder.summary = f"edit code {stands.name}"
            if "name" in fields:
                recorder.summary = f"rename code {stands.name} to {fields['name'].strip()}"
            update_code(recorder, stands, fields)
        return recorder.result

    def move(self, code: CodeRef, parent: CodeRef | None, before: CodeRef | None = None) -> Change:
        """Put a code, with all below it, below `parent`: before a sibling, or last.

        Without `parent` it goes below what the sibling is below, or to the top.
        """
        with self._log.change("move code") as recorder:
            all_codes = codes(recorder.connection)
            moved = found_code(all_codes, code)
            sibling = None if before is None else found_code(all_codes, before)
            if parent is None and sibling is not None:
                parent = sibling.parent
            target = None if parent is None else found_code(all_codes, parent)
            place_code(recorder, all_codes, moved, target, sibling)
            recorder.summary = f"move code {moved.name} to {target.name if target else 'the top'}"
        return recorder.result

    def merge(self, code: CodeRef, into: CodeRef) -> Change:
        """Let `into` take over a code's codings, memos and children; the code itself goes."""
        with self._log.change("merge codes") as recorder:
            all_codes = codes(recorder.connection)
            merging.merge(
                recorder, all_codes, found_code(all_codes, code), found_code(all_codes, into)
            )
        return recorder.result

    def split(self, code: CodeRef, name: str, codings: Sequence[int]) -> Change:
        """Make a code `name` after this one and give it these of its codings."""
        with self._log.change("split code") as recorder:
            all_codes = codes(recorder.connection)
            divided = found_code(all_codes, code)
            merging.check_codings_of(recorder.connection, divided, codings)
            new = insert_code(recorder, CodeText(name), divided.parent)
            recorder.update_many(t.Coding, codings, code_id=new)
            recorder.summary = f"split code {name.strip()} from {divided.name}"
        return recorder.result

    def delete(self, code: CodeRef) -> Change:
        """Remove a code that nothing hangs on: no codings, no memos, no codes below it."""
        with self._log.change("delete code") as recorder:
            gone = found_code(codes(recorder.connection), code)
            _refuse_used(recorder.connection, gone)
            recorder.delete(t.Code, [gone.id])
            recorder.summary = f"delete code {gone.name}"
        return recorder.result


def found_code(all_codes: Sequence[Code], code: CodeRef) -> Code:
    """Return the code by id or name; NotFoundError if it isn't there."""
    folded = fold(code) if isinstance(code, str) else None
    for candidate in all_codes:
        if candidate.id == code or fold(candidate.name) == folded:
            return candidate
    if isinstance(code, int):
        raise NotFoundError(f"there is no code with id {code}")
    raise not_found(code, (candidate.name for candidate in all_codes), "code")


def insert_code(recorder: Recorder, text: CodeText, parent: int | None) -> int:
    """Add a code, last below its parent, and return its id."""
    siblings = select(func.coalesce(func.max(t.Code.position), 0)).where(t.Code.parent_id == parent)
    last = recorder.connection.execute(siblings).scalar_one()
    values = {name: getattr(text, name) for name in CODE_TEXT}
    values["keywords"] = list(text.keywords)
    name = _checked_name(recorder.connection, text.name, None)
    _check_key(recorder.connection, text.key, None)
    _check_colour(text.colour)
    values |= {"name": name, "folded": fold(name)}
    return recorder.insert(t.Code, parent_id=parent, position=last + 1, **values)


def update_code(recorder: Recorder, code: Code, fields: dict[str, Any]) -> None:
    """Alter fields of a code; raises for a field no code has, a name or key that is taken."""
    unknown = sorted(set(fields) - set(CODE_TEXT))
    if unknown:
        raise MbcodeError(f"a code has no field '{unknown[0]}'; it has {', '.join(CODE_TEXT)}")
    values = dict(fields)
    if "name" in values:
        name = _checked_name(recorder.connection, values["name"], code.id)
        values |= {"name": name, "folded": fold(name)}
    if "keywords" in values:
        values["keywords"] = list(values["keywords"])
    _check_key(recorder.connection, values.get("key", ""), code.id)
    _check_colour(values.get("colour", ""))
    recorder.update(t.Code, code.id, **values)


def place_code(
    recorder: Recorder,
    all_codes: Sequence[Code],
    code: Code,
    parent: Code | None,
    before: Code | None = None,
) -> None:
    """Put `code` below `parent`, before a sibling or last; refuses to put it below itself."""
    by_id = {candidate.id: candidate for candidate in all_codes}
    above = parent
    while above is not None:
        if above.id == code.id:
            raise MbcodeError(f"'{code.name}' can't be moved below itself")
        above = by_id[above.parent] if above.parent is not None else None
    parent_id = parent.id if parent else None
    siblings = [c.id for c in all_codes if c.parent == parent_id and c.id != code.id]
    if before is not None and before.id not in siblings:
        raise MbcodeError(f"'{before.name}' is not where '{code.name}' is moved to")
    siblings.insert(siblings.index(before.id) if before else len(siblings), code.id)
    recorder.update(t.Code, code.id, parent_id=parent_id)
    for position, id_ in enumerate(siblings, start=1):
        recorder.update(t.Code, id_, position=position)


def _id(connection: Connection, code: CodeRef | None) -> int | None:
    return None if code is None else found_code(codes(connection), code).id


def _checked_name(connection: Connection, name: str, own_id: int | None) -> str:
    name = " ".join(name.split())
    if not name or not name.isprintable():
        raise FieldError(f"{name!r} is no name for a code; it needs letters, on one line", "name")
    if len(name) > LONGEST_NAME:
        raise FieldError(
            f"'{name[:40]}…' is too long for a code; at most {LONGEST_NAME} characters are allowed",
            "name",
        )
    query = select(t.Code.id, t.Code.name).where(t.Code.folded == fold(name))
    taken = connection.execute(query).one_or_none()
    if taken is not None and taken.id != own_id:
        raise FieldError(f"there is a code '{taken.name}' already", "name")
    return name


def _check_key(connection: Connection, key: str, own_id: int | None) -> None:
    if not key:
        return
    if len(key) > 1 or not key.isalnum():
        raise FieldError(f"'{key}' can't be a code's key; give one letter or digit", "key")
    query = select(t.Code.id, t.Code.name).where(t.Code.key == key)
    taken = connection.execute(query).first()
    if taken is not None and taken.id != own_id:
        raise FieldError(f"the key '{key}' belongs to '{taken.name}' already", "key")


def _check_colour(colour: str) -> None:
    if colour and not _COLOUR.fullmatch(colour):
        told = f"{colour!r} is no colour; write it as '#1f77b4', or leave it empty"
        raise FieldError(told, "colour")


def _refuse_used(connection: Connection, code: Code) -> None:
    hangs_on: dict[str, Any] = {
        "coding": t.Coding.code_id,
        "review": t.Review.code_id,
        "memo": t.Memo.code_id,
        "code": t.Code.parent_id,
    }
    for what, column in hangs_on.items():
        count = connection.execute(select(func.count()).where(column == code.id)).scalar_one()
        if count:
            held = many(count, what) + (" below it" if what == "code" else "")
            raise ConflictError(f"'{code.name}' has {held}; merge it into another code instead")
