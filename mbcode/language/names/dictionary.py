"""Which words a language has, and which names: simplemma's dictionary, asked for one spelling."""

from __future__ import annotations

from collections.abc import Callable

Lemma = Callable[[str], str | None]
"""Returns the base form of a word in exactly this spelling, None where the dictionary has none:
asked in small letters it knows words, with a capital names.
"""


def dictionary_of(language: str) -> Lemma:
    """Return the dictionary of `language`, an ISO 639 code as in *da* or *da-DK*.

    It comes with simplemma and takes half a second to load. A language without one knows no word.
    """
    from simplemma.strategies.dictionaries import LOW_MEMORY_DICTIONARY_FACTORY
    from simplemma.strategies.dictionaries.dictionary_factory import SUPPORTED_LANGUAGES

    code = language.lower().partition("-")[0]
    if code not in SUPPORTED_LANGUAGES:
        return lambda _word: None
    return LOW_MEMORY_DICTIONARY_FACTORY.get_dictionary(code).get
