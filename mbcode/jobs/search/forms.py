"""The forms of a word among the words of a study, told block by block."""

from __future__ import annotations

from threading import Lock

from mbcode.language.forms import Family, Level
from mbcode.language.lemmas import Lemmas
from mbcode.language.word_index import WordIndex


class KnownForms:
    """The forms of a word, and its compounds if they are wanted, in the blocks told so far.

    May be asked by several threads.
    """

    def __init__(self, word: str, lemmas: Lemmas, index: WordIndex, *, compounds: bool) -> None:
        self._family = Family(word, lemmas, max(Level) if compounds else Level.WORD)
        self._index = index
        self._told = 0
        self._levels: dict[str, Level] = {}
        self._lock = Lock()

    def in_block(self, block: int, level: Level) -> dict[str, Level]:
        """Return the forms up to `level` that a block holds; the index knows the block."""
        with self._lock:
            while self._told <= block:
                self._levels |= self._family.among(self._index.brought_by(self._told))
                self._told += 1
            return {
                form: near
                for form, near in self._levels.items()
                if near <= level and self._index.holds(block, form)
            }
