"""Finding what a researcher named: names match as Danish does, and a miss says what is near."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from mbcode.danish import fold
from mbcode.errors import NotFoundError

NO_VALUE = "(none)"
"""What the group of those without a value is called."""


def places(wanted: Iterable[str], known: Sequence[str], what: str) -> frozenset[int]:
    """Return the places in `known` of every name in `wanted`.

    A name that stands several times (the case of several transcripts) gives all its places.
    `what` is the noun for the message. Raises NotFoundError for a name that `known` does not
    hold.
    """
    standing: dict[str, list[int]] = {}
    for place, name in enumerate(known):
        standing.setdefault(fold(name), []).append(place)
    found: set[int] = set()
    for name in wanted:
        if fold(name) not in standing:
            raise NotFoundError(_miss(name, known, what))
        found.update(standing[fold(name)])
    return frozenset(found)


def _miss(name: str, known: Sequence[str], what: str) -> str:
    by_fold = {fold(other): other for other in known if other}
    near = get_close_matches(fold(name), by_fold, n=3, cutoff=0.6)
    if near:
        return f'no {what} is called "{name}"; near it: {", ".join(by_fold[key] for key in near)}'
    if not by_fold:
        return f'no {what} is called "{name}": there is none here'
    shown = ", ".join(list(by_fold.values())[:8])
    more = " …" if len(by_fold) > 8 else ""
    return f'no {what} is called "{name}"; there is: {shown}{more}'
