"""What the code picker offers for what was typed: codes to give, and a code to be made."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from mbcode.danish import fold
from mbcode.model import LONGEST_NAME, Code
from mbcode.tui.fuzzy import ranked

NEW = "+"
"""The sign that begins the name of a code that is to be made."""


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
    is no such heading, all of it is the name. What begins with a `+` can only be a new code.
    """
    is_new, name = typed.lstrip().startswith(NEW), typed.lstrip().removeprefix(NEW)
    new = _new_code(name, codes)
    if is_new:
        return Offer((), new)
    applicable = [code for code in codes if code.applicable]
    words = typed if new is None else f"{new.parent.name if new.parent else ''} {new.name}"
    return Offer(tuple(ranked(words, applicable, recent)), new)


def in_vivo(words: str, codes: Iterable[Code]) -> Code | NewCode:
    """Return the code that is called by the words of a passage, to be made if none of `codes` is.

    Marks at the ends are no part of the name.
    """
    name = " ".join(words.split()).strip(" .,;:!?…")[:LONGEST_NAME].strip()
    known = (code for code in codes if fold(code.name) == fold(name))
    return next(known, NewCode(name))


def space_is_text(typed: str, offered: Offer, codes: Sequence[Code]) -> bool:
    """Tell whether a space after `typed` belongs to a name, and does not tick the code found.

    It does in the name of a new code, and after the name of a heading.
    """
    is_new = typed.lstrip().startswith(NEW) or not offered.codes
    headings = (fold(code.name) for code in codes if not code.applicable)
    return is_new or any(sign in typed for sign in ">:") or fold(typed) in headings


def digit_is_text(typed: str, offered: Offer) -> bool:
    """Tell whether a digit after `typed` belongs to a name, and does not pick a code by its row.

    It does where nothing was typed yet, in the name of a new code, and where a name has digits.
    """
    is_new = any(sign in typed for sign in (NEW, ">", ":")) or not offered.codes
    has_digits = any(each.isdigit() for code in offered.codes for each in code.name)
    return not typed.strip() or is_new or has_digits


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
