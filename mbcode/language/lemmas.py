"""From a word to its lemma: `simplemma` behind one small interface, and corrections to it.

The dictionaries come with the package; nothing is ever fetched.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Protocol

from mbcode.language.corrections import Corrections, read_corrections
from mbcode.language.dictionaries import Dictionaries, dictionary_of, known_language

if TYPE_CHECKING:
    from simplemma import Lemmatizer

NO_CORRECTIONS: Corrections = {}


class Lemmas(Protocol):
    """What the search for word forms asks of a language. Words are given in lower case."""

    language: str
    """Its ISO 639 code; empty where nothing is known of it."""

    def readings(self, word: str) -> frozenset[str]:
        """Return the lemmas that `word` may be a form of; itself where nothing is known."""

    def known(self, word: str) -> frozenset[str]:
        """Return the lemmas of a word that the dictionary or a correction holds, else nothing."""

    def forms(self, lemma: str) -> frozenset[str]:
        """Return the words of which `known` says that they are forms of a lemma."""

    corrected: Collection[str]
    """The words of which a person has said what they are, so that no rule may say otherwise."""


class NoLemmas:
    """A language nothing is known of: each word is its own lemma."""

    language = ""
    corrected: Collection[str] = ()

    def readings(self, word: str) -> frozenset[str]:
        return frozenset((word,))

    def known(self, word: str) -> frozenset[str]:  # noqa: ARG002
        return frozenset()

    def forms(self, lemma: str) -> frozenset[str]:  # noqa: ARG002
        return frozenset()


class DictionaryLemmas:
    """A language that simplemma has a dictionary of, `corrections` before it."""

    def __init__(self, language: str, corrections: Mapping[str, frozenset[str]]) -> None:
        self.language = language
        self._corrections = corrections
        self.corrected: Collection[str] = corrections.keys()
        self._dictionary = dictionary_of(language)

    def readings(self, word: str) -> frozenset[str]:
        found = self._corrections.get(word)
        if found is not None:
            return found
        return frozenset((_lemmatizer().lemmatize(word, self.language).lower(),))

    def known(self, word: str) -> frozenset[str]:
        found = self._corrections.get(word)
        if found is not None:
            return found
        lemma = self._dictionary.bases.get(word)
        return frozenset() if lemma is None else frozenset((lemma.lower(),))

    def forms(self, lemma: str) -> frozenset[str]:
        corrected = {word for word, bases in self._corrections.items() if lemma in bases}
        return self._dictionary.forms(lemma).difference(self._corrections) | corrected


def lemmas_of(language: str, own: Corrections = NO_CORRECTIONS) -> Lemmas:
    """Return what is known of `language`, an ISO 639 code as in *da* or *da-DK*.

    For Danish the corrections that come with mbcode are added; `own` go before them.
    """
    code = known_language(language)
    if not code:
        return NoLemmas()
    shipped = _shipped() if code == "da" else NO_CORRECTIONS
    return DictionaryLemmas(code, {**shipped, **own})


@cache
def _lemmatizer() -> Lemmatizer:
    from simplemma import Lemmatizer
    from simplemma.strategies import DefaultStrategy

    return Lemmatizer(lemmatization_strategy=DefaultStrategy(dictionary_factory=Dictionaries()))


@cache
def _shipped() -> Corrections:
    file = files("mbcode.language").joinpath("corrections_da.txt")
    return read_corrections(file.read_text(encoding="utf-8"), "corrections_da.txt")
