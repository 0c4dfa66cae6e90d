"""Taking back what one change did, by the notes in the log alone.

Rows come back exactly as they were, the stamp of the change that had touched them last included; so
a change that was undone and redone can be undone again by its own notes, and anybody's later hand
on a row shows in its stamp.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Row, update
from sqlalchemy.exc import IntegrityError

from mbcode.errors import ConflictError
from mbcode.store import tables as t
from mbcode.store.built_on import built_on
from mbcode.store.coders import CODER
from mbcode.store.recorder import Edits, Recorder
from mbcode.store.text_history import in_the_way

PSEUDONYMISE = "pseudonymise"
"""The kind of change that can't be taken back: what it replaced is nowhere in the study."""
MODELS = {mapper.class_.__tablename__: mapper.class_ for mapper in t.Base.registry.mappers}


class _BuiltOnError(Exception):
    """A row, or the text that it is about, is no longer as the change left it."""


def revert(recorder: Recorder, kind: str, target: Row[Any]) -> None:
    """Take back `target`: for undo a change, for redo the undo of one.

    Raises ConflictError, which says who built on it since and how; the transaction is then as it
    was before.
    """
    if target.kind == PSEUDONYMISE:
        raise ConflictError(
            f"can't undo '{target.summary}': what it replaced is nowhere in the study, by design; "
            "the key says who is who"
        )
    recorder.summary = target.summary
    recorder.reverts = target.id
    edits = [Edits(**entry) for entry in target.edits]
    try:
        if next(in_the_way(recorder.connection, edits, target.id), None) is not None:
            raise _BuiltOnError
        with recorder.connection.begin_nested():
            for each in reversed(edits):
                _take_back(recorder, each, target.id)
    except (IntegrityError, _BuiltOnError) as error:
        raise ConflictError(
            f"can't {kind} '{target.summary}': "
            f"{built_on(recorder.connection, edits, target.id)}; nothing was changed"
        ) from error
    original = target.id if kind == "undo" else target.reverts
    recorder.connection.execute(
        update(t.Change).where(t.Change.id == original).values(undone=kind == "undo")
    )


def _take_back(recorder: Recorder, edits: Edits, change_id: int) -> None:
    if edits.table == CODER:
        return  # Who is known stays known.
    model = MODELS[edits.table]
    came = [(id_, change_id) for id_ in edits.added_ids()]
    _remove(recorder, model, [*came, *edits.restored])
    if edits.altered and not recorder.reset(model, edits.altered):
        raise _BuiltOnError
    if edits.removed:
        recorder.restore(model, edits.removed)


def _remove(
    recorder: Recorder, model: type[t.Base], came: Iterable[tuple[int, int | None]]
) -> None:
    """Remove rows that a change brought, unless someone has touched one since."""
    expected = dict(came)
    stands = recorder.stamps(model, list(expected))
    if stands.keys() != expected.keys():
        raise _BuiltOnError
    if any(stamp not in (None, expected[id_]) for id_, stamp in stands.items()):
        raise _BuiltOnError
    recorder.delete(model, list(expected))
