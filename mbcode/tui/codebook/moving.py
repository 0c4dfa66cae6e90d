"""The tree of codes: what is below one, and where it comes to stand when moved by a step."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum
from typing import NamedTuple

from mbcode.errors import MbcodeError
from mbcode.model import Code


class Step(Enum):
    """One step in the tree; the value says why it can't be made."""

    UP = "is the first already"
    DOWN = "is the last already"
    IN = "has no code above it to be put below"
    OUT = "stands at the top already"


class Spot(NamedTuple):
    """Below the code `parent` (None: at the top), before the code `before`, or last."""

    parent: int | None
    before: int | None


def spot_after(codes: Sequence[Code], code: Code, step: Step) -> Spot:
    """Return where `code` comes to stand; `codes` is the whole codebook in its order.

    In goes below the sibling before it, last; out comes right after the heading it stood below.
    MbcodeError if there is no such step.
    """
    siblings = [each.id for each in codes if each.parent == code.parent]
    at = siblings.index(code.id)
    above = next((each for each in codes if each.id == code.parent), None)
    if step is Step.UP and at > 0:
        return Spot(code.parent, siblings[at - 1])
    if step is Step.DOWN and at < len(siblings) - 1:
        return Spot(code.parent, _following(siblings, siblings[at + 1]))
    if step is Step.IN and at > 0:
        return Spot(siblings[at - 1], None)
    if step is Step.OUT and above is not None:
        aunts = [each.id for each in codes if each.parent == above.parent]
        return Spot(above.parent, _following(aunts, above.id))
    raise MbcodeError(f"'{code.name}' {step.value}")


def below(codes: Mapping[int, Code], code: Code) -> tuple[Code, ...]:
    """Return a code and all below it; `codes` is the codebook by id, in its order."""
    ids = {code.id}
    for each in codes.values():
        if each.parent in ids:
            ids.add(each.id)
    return tuple(each for each in codes.values() if each.id in ids)


def _following(siblings: Sequence[int], code: int) -> int | None:
    """Return the sibling after a code; None after the last."""
    return next(iter(siblings[siblings.index(code) + 1 :]), None)
