"""Where a text holds the keywords of a codebook: in any form, and in compounds with them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from mbcode.language.forms import Level, forms_among
from mbcode.language.lemmas import Lemmas
from mbcode.language.word_lines import lines_of
from mbcode.words import lowered, phrases, words


class Keywords:
    """Keywords by the code they are of, looked for in the words of `vocabulary`."""

    def __init__(
        self,
        by_code: Mapping[int, Iterable[str]],
        vocabulary: Collection[str],
        lemmas: Lemmas,
    ) -> None:
        asked = {code: [tuple(words(k)) for k in keywords] for code, keywords in by_code.items()}
        every = {word for phrases_ in asked.values() for phrase in phrases_ for word in phrase}
        lines = lines_of(vocabulary)
        forms = {word: forms_among(word, lines, lemmas, max(Level)) for word in every}
        self._asked = {
            code: [[forms[word] for word in phrase] for phrase in phrases_ if phrase]
            for code, phrases_ in asked.items()
        }

    def found(self, text: str) -> dict[int, tuple[str, ...]]:
        """Return the words of `text` that are a keyword of a code, by code, each once."""
        lower = lowered(text)
        there = frozenset(words(text))
        found: dict[int, tuple[str, ...]] = {}
        for code, keywords in self._asked.items():
            hits = tuple(
                dict.fromkeys(
                    form
                    for parts in keywords
                    if all(not there.isdisjoint(part) for part in parts)
                    for _, _, form in phrases(lower, [there & part.keys() for part in parts])
                )
            )
            if hits:
                found[code] = hits
        return found
