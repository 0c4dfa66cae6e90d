"""Which texts of many may hold what is searched for, told by their words.

The texts come in blocks. Kept is a number a word, with a bit for each block that holds it, and the
words that each block has brought. That is enough to pass over what a search need not look
through, and it never says no wrongly: what it lets through is looked through as any text is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from mbcode.language.words import WORD, lowered

_ODD = re.compile("[İıſµ\u0345\u0370-\u03ff\u1c80-\u1c88\u1e9b\u1f00-\u1fff\ufb05\ufb06]")
"""Letters that a pattern takes for others in any case although they differ in lower case (*ſ* for
*s*), and Greek, where lower case depends on what follows.
"""
_NEW = re.compile(
    "[ßẞ\u019b\u0264\u0277\u027c\ua7cb\ua7d2-\ua7d5\ua7dc\ua7dd\ua7e2\uab4b\uab4c\uab6c\uab6d"
    "\U0001df95]"
)
"""Letters of which a pattern knows another case that is newer than this Python's letters."""
_JOINED = "-'’"
_EDGE = "\n"


def words_in(texts: Iterable[str]) -> set[str]:
    """Return every word of some texts once, in lower case."""
    pieces: set[str] = set()
    for text in texts:
        pieces.update(lowered(text).split())
    # Most pieces between white space are words as they stand: look for words in the others.
    found = {piece for piece in pieces if piece.isalnum()}
    found.update(WORD.findall(_EDGE.join(pieces - found)))
    return found


class WordIndex:
    """Blocks of texts by number, from 0 in the order in which they are added."""

    def __init__(self) -> None:
        self._holding: dict[str, int] = {}
        self._brought: list[str] = []
        self._odd_words: set[str] = set()
        self._odd = 0

    @property
    def size(self) -> int:
        """How many blocks were added."""
        return len(self._brought)

    def add(self, words: set[str]) -> None:
        """Add the next block, by the words that are in it (see `words_in`)."""
        bit, holding = 1 << self.size, self._holding
        new = words.difference(holding)
        for word in words:
            holding[word] = holding.get(word, 0) | bit
        self._odd_words.update(filter(_ODD.search, new))
        if not words.isdisjoint(self._odd_words):
            self._odd |= bit
        self._brought.append(f"{_EDGE}{_EDGE.join(new)}{_EDGE}")

    def brought_by(self, block: int) -> str:
        """Return the words that no block before this one holds, in lower case: each on a line, the
        end of one before and after it.
        """
        return self._brought[block]

    def holds(self, block: int, word: str) -> bool:
        """Tell whether a block holds a word in lower case."""
        return bool(self._holding.get(word, 0) >> block & 1)

    def blocks_for(self, query: str) -> int:
        """Return the blocks, a bit each, in which `query` may stand: in any case, inside words too,
        with any white space for its own.
        """
        everything = (1 << self.size) - 1
        if _ODD.search(query) or _NEW.search(query):
            return everything
        lower = lowered(" ".join(query.split()))
        found = everything
        for match in WORD.finditer(lower):
            before, after = lower[: match.start()][-1:], lower[match.end() :][:1]
            begins = _EDGE if before and before not in _JOINED else ""
            ends = _EDGE if after and after not in _JOINED else ""
            found &= self._with_part(f"{begins}{match.group()}{ends}", everything) | self._odd
        return found

    def _with_part(self, part: str, everything: int) -> int:
        """Return the blocks of all words that hold `part`; an edge in it is that of a word."""
        found = 0
        for brought in self._brought:
            at = brought.find(part)
            while at >= 0 and found != everything:
                begin = brought.rfind(_EDGE, 0, at + 1) + 1
                end = brought.find(_EDGE, begin)
                found |= self._holding[brought[begin:end]]
                at = brought.find(part, end)
        return found
