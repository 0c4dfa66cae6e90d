"""What was edited, read off two texts as a reader of prose would: word by word.

Words hold the two texts together, and between words stand white space and punctuation. A common
word that two rewritten passages happen to share says nothing; a misspelt word and its correction
are one word. Where the same words stand twice in a row and one of them is new, nobody can say
which: the edit then covers both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mbcode.anchoring.alignment import Pair, aligned, evident
from mbcode.anchoring.edits import Edit
from mbcode.anchoring.matching import matching_blocks
from mbcode.anchoring.sliding import widened
from mbcode.anchoring.stretches import common_prefix, common_suffix

_WORD = re.compile(r"\w+")
_MOST_RENAMED = 3
"""So many words may stand for as many others, and be taken for a name or a word put right."""


@dataclass(frozen=True, slots=True)
class _Words:
    """A text cut into words: `forms` as they are written, `spans` where they stand."""

    text: str
    forms: Sequence[str]
    spans: Sequence[tuple[int, int]]

    @classmethod
    def of(cls, text: str) -> _Words:
        found = list(_WORD.finditer(text))
        return cls(text, [match[0] for match in found], [match.span() for match in found])

    def gap(self, start: int, end: int) -> tuple[int, int]:
        """Return what lies around the words `start` to `end`: up to their neighbours."""
        return (
            self.spans[start - 1][1] if start else 0,
            self.spans[end][0] if end < len(self.spans) else len(self.text),
        )


def edits_between(old: str, new: str) -> tuple[Edit, ...]:
    """Return edits that make `new` of `old`, in order, disjoint; none, if the two are equal."""
    if old == new:
        return ()
    before, after = _Words.of(old), _Words.of(new)
    blocks = evident(
        matching_blocks(before.forms, after.forms), len(before.forms), len(after.forms)
    )
    pairs = aligned(before.forms, after.forms, blocks)
    return tuple(widened(old, new, list(_edits(before, after, pairs))))


def _edits(old: _Words, new: _Words, pairs: Sequence[Pair]) -> Iterator[Edit]:
    """Yield the edits between and inside pairs of words."""
    o = n = 0
    for pair in [*pairs, Pair(len(old.forms), len(new.forms))]:
        yield from _between(old, new, (o, pair.old), (n, pair.new))
        if pair.old < len(old.forms) and old.forms[pair.old] != new.forms[pair.new]:
            yield Edit(*old.spans[pair.old], new.forms[pair.new])
        o, n = pair.old + 1, pair.new + 1


def _between(
    old: _Words, new: _Words, old_words: tuple[int, int], new_words: tuple[int, int]
) -> Iterator[Edit]:
    """Yield the edits of what stands between two pairs of words: punctuation, unpaired words."""
    start, end = old.gap(*old_words)
    new_start, new_end = new.gap(*new_words)
    ours, theirs = old.text[start:end], new.text[new_start:new_end]
    if ours == theirs:
        return
    head = common_prefix(_marks_before(ours), _marks_before(theirs))
    tail = common_suffix(_marks_after(ours[head:]), _marks_after(theirs[head:]))
    gone, came = old_words[1] - old_words[0], new_words[1] - new_words[0]
    start, end = start + head, end - tail
    replacement = theirs[head : len(theirs) - tail]
    if gone == came and gone <= _MOST_RENAMED:
        yield Edit(start, end, replacement)
        return
    if start < end:
        yield Edit(start, end)
    if replacement:
        yield Edit(end, end, replacement)


def _marks_before(gap: str) -> str:
    """Return what stands before the first word."""
    word = _WORD.search(gap)
    return gap[: word.start()] if word else gap


def _marks_after(gap: str) -> str:
    """Return what stands after the last word."""
    end = max((word.end() for word in _WORD.finditer(gap)), default=0)
    return gap[end:]
