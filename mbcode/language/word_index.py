"""Which texts may hold what is searched for, told by the words that each of them holds.

That is enough to pass over what a search need not look through, and it never says no wrongly: what
it lets through is looked through as any text is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from mbcode.id_sets import unpacked
from mbcode.words import TOO_LONG, WORD, lowered

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


class WordIndex:
    """Texts by id, as bits of a number, and the words that are in them, in lower case."""

    def __init__(self, holders: Mapping[str, bytes], texts: int) -> None:
        """Take the words of `texts`, and for each those that hold it, packed (see `id_sets`); those
        for `TOO_LONG` hold words that are not among them.
        """
        self._holders = holders
        self._texts = texts
        self.lines = _EDGE.join(("", *holders, ""))
        """Every word on a line of its own, the end of one before the first."""
        self._unsure = self.holding(TOO_LONG)
        for match in _ODD.finditer(self.lines):
            self._unsure |= self.holding(self._word_at(match.start()))

    def holding(self, word: str) -> int:
        """Return the texts that hold a word in lower case, a bit each."""
        data = self._holders.get(word)
        return 0 if data is None else unpacked(data)

    def candidates(self, query: str) -> int:
        """Return the texts, a bit each, in which `query` may stand: in any case, inside words too,
        with any white space for its own.
        """
        if _ODD.search(query) or _NEW.search(query):
            return self._texts
        lower = lowered(" ".join(query.split()))
        found = self._texts
        for match in WORD.finditer(lower):
            before, after = lower[: match.start()][-1:], lower[match.end() :][:1]
            begins = _EDGE if before and before not in _JOINED else ""
            ends = _EDGE if after and after not in _JOINED else ""
            found &= self._with_part(f"{begins}{match.group()}{ends}") | self._unsure
        return found

    def _with_part(self, part: str) -> int:
        """Return the texts of all words that hold `part`; an edge in it is that of a word."""
        found = 0
        for word in self._words_with(part):
            found |= self.holding(word)
            if not self._texts & ~found:
                break
        return found

    def _words_with(self, part: str) -> Iterator[str]:
        at = self.lines.find(part)
        while at >= 0:
            word = self._word_at(at + part.startswith(_EDGE))
            yield word
            at = self.lines.find(part, self.lines.find(_EDGE, at + 1))

    def _word_at(self, at: int) -> str:
        begin = self.lines.rfind(_EDGE, 0, at) + 1
        return self.lines[begin : self.lines.find(_EDGE, begin)]
