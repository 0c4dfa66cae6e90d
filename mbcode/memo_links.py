"""Links in a memo's text: `[[12]]` stands for the coding with the id 12.

An id is never used twice, so a link never comes to mean another passage; what it means may go.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from mbcode.model import Span

OPENING, CLOSING = "[[", "]]"
_LINK = re.compile(r"\[\[([0-9]{1,18})\]\]")
_ANY_ID = re.compile(r"\[\[(-?[0-9]{1,18})\]\]")


@dataclass(frozen=True, slots=True)
class Link:
    """A link to the coding with this id, and where in the memo it stands."""

    coding: int
    span: Span


def links(text: str) -> tuple[Link, ...]:
    """Return the links in a memo, in order; what only looks like one is text."""
    return tuple(Link(int(found[1]), Span(*found.span())) for found in _LINK.finditer(text))


def written(coding: int) -> str:
    """Return the link to a coding."""
    return f"{OPENING}{coding}{CLOSING}"


def begun(text: str) -> str | None:
    """Return what was typed since the last link was opened and not closed, on this line.

    None if there is none; `text` ends where the caret is.
    """
    line = text.rpartition("\n")[2]
    _, opening, typed = line.rpartition(OPENING)
    return typed if opening and CLOSING not in typed else None


def in_words(text: str, words: Callable[[int], str | None]) -> str:
    """Return a memo with `words` of the coding in the place of each link; None leaves it."""
    return _LINK.sub(lambda found: words(int(found[1])) or found[0], text)


def relinked(text: str, now: Callable[[int], int]) -> str:
    """Return a memo whose links are to what `now` says that each coding's id has become.

    Ids may be negative here, as those are that are only on their way from one study to another.
    """
    return _ANY_ID.sub(lambda found: written(now(int(found[1]))), text)
