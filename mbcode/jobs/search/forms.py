"""The forms of a word among the words of a study, and the texts that hold them."""

from __future__ import annotations

from mbcode.language.forms import Level, forms_among
from mbcode.language.lemmas import Lemmas
from mbcode.language.word_index import WordIndex


class KnownForms:
    """The forms of a word, and its compounds if they are wanted, in the texts of an index."""

    def __init__(self, word: str, lemmas: Lemmas, index: WordIndex, *, compounds: bool) -> None:
        most = max(Level) if compounds else Level.WORD
        self._levels = forms_among(word, index.lines, lemmas, most)
        self._held = index.holding(self._levels)

    def candidates(self, texts: int, level: Level) -> int:
        """Return those of some texts, a bit each, that hold a form up to `level`."""
        found = 0
        for word, held in self._held.items():
            if self._levels[word] <= level:
                found |= held
        return found & texts

    def in_text(self, text: int, level: Level) -> dict[str, Level]:
        """Return the forms up to `level` that a text holds."""
        return {
            word: self._levels[word]
            for word, held in self._held.items()
            if held >> text & 1 and self._levels[word] <= level
        }
