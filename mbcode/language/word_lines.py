"""Looking through a hundred thousand words, a line each, by the letters they begin or end with.

Before the first line and after the last there is the end of one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator

_ALIKE = 3
"""Letters by which ends are brought together, to be looked for by what they share."""


def lines_of(words: Collection[str]) -> str:
    """Return words as lines."""
    return "\n".join(("", *words, ""))


def that_begin(lines: str, begins: Collection[str]) -> Iterator[str]:
    """Yield the lines that begin with one of these."""
    if begins:
        yield from re.findall(f"\n((?:{'|'.join(map(re.escape, sorted(begins)))})[^\n]*)", lines)


def that_end(lines: str, ends: Collection[str]) -> Iterator[str]:
    """Yield the lines that end with one of these, once for each."""
    alike: defaultdict[str, list[str]] = defaultdict(list)
    for end in ends:
        alike[end[:_ALIKE]].append(end)
    for shared in map(_shared, alike.values()):
        at = lines.find(shared)
        while at >= 0:
            stop = lines.find("\n", at)
            if lines[at:stop] in ends:
                yield lines[lines.rfind("\n", 0, at) + 1 : stop]
            at = lines.find(shared, at + 1)


def _shared(words: list[str]) -> str:
    """Return the letters that all of these begin with."""
    first, last = min(words), max(words)
    pairs = zip(first, last, strict=False)
    return first[: next((at for at, (one, other) in enumerate(pairs) if one != other), len(first))]
