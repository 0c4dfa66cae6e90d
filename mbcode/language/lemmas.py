"""From a word to its lemma: `simplemma` behind one small interface, and corrections to it.

Loading simplemma's Danish dictionary takes half a second, so it is loaded at the first question and
kept. It comes with the package; nothing is ever fetched.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Protocol

from mbcode.language.corrections import Corrections, read_corrections

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


class DictionaryLemmas:
    """A language that simplemma has a dictionary of, `corrections` before it."""

    def __init__(self, language: str, corrections: Mapping[str, frozenset[str]]) -> None:
        from simplemma.strategies.dictionaries import LOW_MEMORY_DICTIONARY_FACTORY

        self.language = language
        self._corrections = corrections
        self.corrected: Collection[str] = corrections.keys()
        self._dictionary = LOW_MEMORY_DICTIONARY_FACTORY.get_dictionary(language)
        self._lemmatizer = _lemmatizer()
        # A search asks the same of many words; reading the packed dictionary takes microseconds.
        self.known = cache(self._looked_up)

    def readings(self, word: str) -> frozenset[str]:
        found = self._corrections.get(word)
        if found is not None:
            return found
        return frozenset((self._lemmatizer.lemmatize(word, self.language).lower(),))

    def _looked_up(self, word: str) -> frozenset[str]:
        found = self._corrections.get(word)
        if found is not None:
            return found
        lemma = self._dictionary.get(word)
        return frozenset() if lemma is None else frozenset((lemma.lower(),))


def lemmas_of(language: str, own: Corrections = NO_CORRECTIONS) -> Lemmas:
    """Return what is known of `language`, an ISO 639 code as in *da* or *da-DK*.

    For Danish the corrections that come with mbcode are added; `own` go before them.
    """
    from simplemma.strategies.dictionaries.dictionary_factory import SUPPORTED_LANGUAGES

    code = language.lower().partition("-")[0]
    if code not in SUPPORTED_LANGUAGES:
        return NoLemmas()
    shipped = _shipped() if code == "da" else NO_CORRECTIONS
    return DictionaryLemmas(code, {**shipped, **own})


@cache
def _lemmatizer() -> Lemmatizer:
    from simplemma import Lemmatizer
    from simplemma.strategies import DefaultStrategy

    return Lemmatizer(lemmatization_strategy=DefaultStrategy(low_memory=True))


@cache
def _shipped() -> Corrections:
    file = files("mbcode.language").joinpath("corrections_da.txt")
    return read_corrections(file.read_text(encoding="utf-8"), "corrections_da.txt")
