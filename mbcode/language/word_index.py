"""Which texts may hold what is searched for, told by the words that each of them holds.

That is enough to pass over what a search need not look through, and it never says no wrongly: what
it lets through is looked through as any text is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from functools import reduce
from itertools import chain, islice
from operator import or_

from mbcode.id_sets import unpacked
from mbcode.language.word_lines import line_at, that_hold
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
_MANY = 2_000
"""Words of which next to every text holds one, so that none of them need be asked about."""

HoldersOf = Callable[[Collection[str]], Mapping[str, bytes]]
"""Returns the texts that hold a word, packed (see `id_sets`), by the word; none for no text."""


class WordIndex:
    """Texts by id, as bits of a number, and the words that are in them, in lower case."""

    def __init__(self, words: str, holders: HoldersOf, texts: int) -> None:
        """Take the words of `texts`, a word a line, and who knows those that hold them; those for
        `TOO_LONG` hold words that are not among them.
        """
        self._holders = holders
        self._texts = texts
        self.lines = f"{_EDGE}{words}{_EDGE}"
        """Every word on a line of its own, the end of one before the first."""
        odd = (line_at(self.lines, match.start()) for match in _ODD.finditer(self.lines))
        self._unsure = self._with_any(chain((TOO_LONG,), odd))

    def holding(self, words: Collection[str]) -> dict[str, int]:
        """Return the texts that hold a word in lower case, a bit each, by the word."""
        return {word: unpacked(data) for word, data in self._holders(words).items()}

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
            part = f"{begins}{match.group()}{ends}"
            found &= self._with_any(that_hold(self.lines, part)) | self._unsure
        return found

    def _with_any(self, words: Iterable[str]) -> int:
        """Return the texts that hold any of these words."""
        asked = set(islice(words, _MANY))
        if len(asked) == _MANY:
            return self._texts
        return reduce(or_, self.holding(asked).values(), 0)
