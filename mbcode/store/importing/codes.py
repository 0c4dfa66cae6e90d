"""Codes from a codebook file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from mbcode.danish import fold
from mbcode.drafts import CodeDraft
from mbcode.errors import MbcodeError
from mbcode.model import Code, CodeText
from mbcode.store.codebook import insert_code, place_code, update_code
from mbcode.store.importing.tally import Tally
from mbcode.store.reading import CODE_TEXT, codes
from mbcode.store.recorder import Recorder


def bring_in(recorder: Recorder, drafts: Sequence[CodeDraft], tally: Tally) -> None:
    """Add codes, parents first; one that stands takes over what the file says of it and keeps the
    rest.
    """
    if not drafts:
        return
    stands = {fold(code.name): code for code in codes(recorder.connection)}
    ids = {folded: code.id for folded, code in stands.items()}
    for draft in drafts:
        try:
            code = stands.get(fold(draft.text.name))
            parent = _parent_id(ids, draft)
            if code is None:
                ids[fold(draft.text.name)] = insert_code(recorder, draft.text, parent)
                tally.added["codes"] += 1
            else:
                _update(recorder, code, draft, parent, tally)
        except MbcodeError as error:
            raise type(error)(f"{draft.place}: {error}") from error


def _parent_id(ids: Mapping[str, int], draft: CodeDraft) -> int | None:
    if not draft.parent:
        return None
    if fold(draft.parent) not in ids:
        raise MbcodeError(f"the parent '{draft.parent}' is in neither the file nor the study")
    return ids[fold(draft.parent)]


def _update(
    recorder: Recorder, code: Code, draft: CodeDraft, parent: int | None, tally: Tally
) -> None:
    fields = _said(draft.text, code.text)
    if fields:
        update_code(recorder, code, fields)
    moves = parent is not None and parent != code.parent
    if moves:
        all_codes = codes(recorder.connection)
        place_code(recorder, all_codes, code, next(c for c in all_codes if c.id == parent))
    tally.count_update("codes", changed=bool(fields) or moves)


def _said(new: CodeText, old: CodeText) -> dict[str, object]:
    """Return the fields that the file gives and that differ; an empty field says nothing."""
    pairs = {name: (getattr(new, name), getattr(old, name)) for name in CODE_TEXT}
    return {
        name: given
        for name, (given, stands) in pairs.items()
        if given not in ("", (), None, stands)
    }
