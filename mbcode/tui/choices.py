"""What the code picker offers for what was typed: codes to give, and a code to be made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mbcode.danish import fold
from mbcode.model import Code
from mbcode.tui.fuzzy import ranked


@dataclass(frozen=True, slots=True)
class NewCode:
    """A code that is not in the codebook yet; `parent` is the heading it is to stand below."""

    name: str
    parent: Code | None = None


@dataclass(frozen=True, slots=True)
class Offer:
    """The codes that what was typed finds, best first, and the code it could be the name of."""

    codes: tuple[Code, ...]
    new: NewCode | None


def offer(typed: str, codes: Sequence[Code], recent: Sequence[int]) -> Offer:
    """Return what to offer for `typed`; `codes` is the whole codebook in its order.

    `Theme > name` and `Theme: name` are read as a name below a heading of the codebook; where there
    is no such heading, all of it is the name.
    """
    applicable = [code for code in codes if code.applicable]
    new = _new_code(typed, codes)
    words = typed if new is None else f"{new.parent.name if new.parent else ''} {new.name}"
    return Offer(tuple(ranked(words, applicable, recent)), new)


def _new_code(typed: str, codes: Sequence[Code]) -> NewCode | None:
    headings = {fold(code.name): code for code in codes if not code.applicable}
    parent, name = None, " ".join(typed.split())
    for sign in (">", ":"):
        before, found, after = typed.partition(sign)
        if found and fold(before) in headings:
            parent, name = headings[fold(before)], " ".join(after.split())
            break
    is_taken = any(fold(code.name) == fold(name) for code in codes)
    return None if not name or is_taken else NewCode(name, parent)
