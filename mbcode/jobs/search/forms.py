"""The forms of a word among the words of a study, told some texts at a time."""

from __future__ import annotations

from threading import Lock

from mbcode.language.forms import Family, Level
from mbcode.language.lemmas import Lemmas
from mbcode.language.word_index import WordIndex


class KnownForms:
    """The forms of a word, and its compounds if they are wanted, in the texts of an index.

    What takes long is to tell of each word that may be a compound whether it is one. That is done
    when a text is asked about that holds it. May be asked by several threads.
    """

    def __init__(self, word: str, lemmas: Lemmas, index: WordIndex, *, compounds: bool) -> None:
        self._family = Family(word, lemmas, max(Level) if compounds else Level.WORD)
        forms = self._family.forms
        held = index.holding(forms)
        self._forms = {each: (Level.WORD, texts) for each, texts in held.items()}
        self._untold = index.holding(set(self._family.likely(index.lines)).difference(forms))
        self._told = 0
        self._lock = Lock()

    def candidates(self, texts: int, level: Level) -> int:
        """Return those of some texts, a bit each, that hold a form up to `level`."""
        with self._lock:
            self._tell(texts & ~self._told)
        found = 0
        for near, holding in self._forms.values():
            if near <= level:
                found |= holding
        return found & texts

    def in_text(self, text: int, level: Level) -> dict[str, Level]:
        """Return the forms up to `level` that a text holds; it was among candidates."""
        forms = self._forms.items()
        return {word: near for word, (near, held) in forms if near <= level and held >> text & 1}

    def _tell(self, texts: int) -> None:
        """Tell of the words of texts that were not asked about before."""
        if not texts:
            return
        for word in [word for word, holding in self._untold.items() if holding & texts]:
            level, holding = self._family.level(word), self._untold.pop(word)
            if level is not None:
                self._forms = {**self._forms, word: (level, holding)}
        self._told |= texts
