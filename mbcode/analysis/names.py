"""Finding what a researcher named: names match as Danish does, and a miss says what is near."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from mbcode.danish import fold
from mbcode.naming import not_found

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
            raise not_found(name, known, what)
        found.update(standing[fold(name)])
    return frozenset(found)
