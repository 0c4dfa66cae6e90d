"""Looking through a hundred thousand words, a line each, by the letters that are in them.

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


def line_at(lines: str, at: int) -> str:
    """Return the line that a place is on."""
    return lines[lines.rfind("\n", 0, at) + 1 : lines.find("\n", at)]


def that_hold(lines: str, part: str) -> Iterator[str]:
    """Yield the lines that hold `part`, each once; a line end in it is an edge of the word."""
    at = lines.find(part)
    while at >= 0:
        yield line_at(lines, at + part.startswith("\n"))
        at = lines.find(part, lines.find("\n", at + 1))


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
            if lines[at : lines.find("\n", at)] in ends:
                yield line_at(lines, at)
            at = lines.find(shared, at + 1)


def _shared(words: list[str]) -> str:
    """Return the letters that all of these begin with."""
    first, last = min(words), max(words)
    pairs = zip(first, last, strict=False)
    return first[: next((at for at, (one, other) in enumerate(pairs) if one != other), len(first))]
