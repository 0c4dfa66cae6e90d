"""What a whole study says of its capitalised words: which of them a sentence explains, and which
name they are a form of.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import chain

from mbcode.language.danish_rules import is_shortened
from mbcode.language.names.capitals import Word
from mbcode.language.names.sightings import Sighting, Sightings
from mbcode.language.names.words_of_no_name import names_nobody

_SMALL = re.compile(r"(?<![^\W_])[a-zæøåéüöäþ][^\W\d_]+(?![^\W_])")
_APOSTROPHE = re.compile(r"['’]s?$")
_LONG = 7
"""From this length on a word that the study also writes small is a word, not a careless name."""
_DEFINITE = ("en", "et", "ne")
_LINKS = ("", "s", "e")
"""What joins the two words of a compound."""
_SHORTEST = 3
"""Least length of a compound's first word; its last has one letter more."""


class Evidence:
    """All sightings of a study weighed together."""

    def __init__(self, sightings: Sightings, dictionary: Mapping[str, str]) -> None:
        self._lemma = dictionary.get
        runs = (word for sighting in sightings.before for word in sighting.words)
        lone = (Word(0, text, first) for text, first in sightings.lone)
        plain = [word for word in chain(runs, lone) if not word.is_initials]
        self._seen = frozenset(word.text for word in plain)
        self._inside = frozenset(word.text for word in plain if not (word.first or word.is_acronym))
        self.small = frozenset(word for piece in sightings.pieces for word in _SMALL.findall(piece))

    def name_in(self, sighting: Sighting) -> tuple[str, ...]:
        """Return the words of the name that a sighting holds, without its genitive; mostly one.

        Nothing, where a sentence explains every capital.
        """
        words = sighting.words
        while words and self._is_explained(words[0], sighting, leads=len(words) > 1):
            words = words[1:]
        if not words or (len(words) == 1 and len(words[0].text.strip(".")) < 2):
            return ()
        leading = sighting.text[words[0].start : words[-1].start].split()
        return (*leading, self.base(words[-1].text))

    def base(self, text: str) -> str:
        """Return a name without the ending of its genitive."""
        bare = _APOSTROPHE.sub("", text)
        if bare != text or len(text) < 4 or not text.endswith("s"):
            return bare
        known = self._lemma(text)
        if known == text:
            return text
        return text[:-1] if text[:-1] == known or text[:-1] in self._seen else text

    def is_word(self, small: str) -> bool:
        """Tell whether a word in small letters is an everyday one: of the dictionary, written small
        in this study, or a compound of two.
        """
        if self._lemma(small) is not None or is_shortened(small):
            return True
        return len(small) >= _LONG and (small in self.small or self._is_compound(small))

    def is_no_name(self, text: str) -> bool:
        """Tell whether a word with a capital is an everyday one, and no name of the dictionary:
        *Kommune*, not *Holm*.
        """
        return self.is_word(text.lower()) and self._lemma(text) is None

    def _is_explained(self, word: Word, sighting: Sighting, *, leads: bool) -> bool:
        text, small = word.text, word.text.lower()
        if names_nobody(text):
            return True
        if not (word.first or word.is_acronym) or {text, self.base(text)} & self._inside:
            return False
        may_be_name = self._lemma(text) is not None
        if may_be_name and (leads or sighting.is_label or small not in self.small):
            return False
        return self.is_word(small)

    def _is_compound(self, small: str) -> bool:
        """Tell whether it is a definite noun with a word before it: *torsdags-maden*."""
        cuts = range(_SHORTEST, len(small) - _SHORTEST)
        return small.endswith(_DEFINITE) and any(
            self._lemma(small[cut:]) is not None
            and any(self._lemma(small[:cut].removesuffix(link)) is not None for link in _LINKS)
            for cut in cuts
        )
