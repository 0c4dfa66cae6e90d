"""The two voices that speak for a code: the codebook's keywords, and a model of codings.

Keywords speak from the first interview on. The model speaks of a code that was given to five
passages or more. Where both speak, their scores are added.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mbcode.jobs.suggesting.material import Example, Material, sentence_bags
from mbcode.language.function_words import SMALL
from mbcode.language.keywords import Keywords
from mbcode.language.lemmas import Lemmas
from mbcode.model import Transcript
from mbcode.words import vocabulary, words

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from mbcode.analysis.suggesting.ridge import Ridge
    from mbcode.analysis.suggesting.space import Bag

    Floats = NDArray[np.float64]
    Flags = NDArray[np.bool_]

FEWEST_EXAMPLES = 5
"""Passages that must have a code before the model speaks of it."""
KEYWORD = 0.1
"""What a keyword in the sentence adds to the model's score."""
KEYWORD_ALONE = 0.15
"""The score of a keyword where the model does not speak of its code."""
_MOST_WORDS = 3


def telling(text: str) -> tuple[str, ...]:
    """Return the words of `text` that may be a reason."""
    return tuple(word for word in words(text) if word not in SMALL and not word.isdigit())


@dataclass(frozen=True, slots=True, eq=False)
class Heard:
    """What both voices say of the sentences of one transcript."""

    scores: Floats
    """Sentence × code; 0 where neither voice speaks."""
    keywords: tuple[Mapping[int, tuple[str, ...]], ...]
    """The keywords in each sentence, by code id."""
    bags: tuple[Bag, ...]


class Voices:
    """Both voices for one study."""

    def __init__(self, material: Material, lemmas: Lemmas) -> None:
        self._material = material
        self._lemmas = lemmas
        by_code = {code.id: code.text.keywords for code in material.codes}
        texts = (transcript.text for transcript in material.transcripts)
        self._keywords = Keywords(by_code, vocabulary(texts), lemmas)
        self.train(material.examples)

    def train(self, examples: Sequence[Example]) -> None:
        """Let the model learn from these examples instead, and from the codebook's own words."""
        import numpy as np

        codes = self._material.codes
        counts = Counter(code for example in examples for code in example.codes)
        self.shares: Floats = np.array([counts[code.id] for code in codes]) / max(len(examples), 1)
        self._known: Flags = np.array([counts[code.id] >= FEWEST_EXAMPLES for code in codes])
        self._model = self._trained(examples) if self._known.any() else None

    def _trained(self, examples: Sequence[Example]) -> Ridge:
        import numpy as np

        from mbcode.analysis.suggesting.ridge import Ridge

        codes = [code.id for code in self._material.codes]
        given = np.array([[code in each.codes for code in codes] for each in examples], float)
        bags = [*(example.bag for example in examples), *self._material.definitions]
        taught = np.vstack([given, np.eye(len(codes))])
        return Ridge.trained(bags, taught, self.shares, self._lemmas.readings)

    def hear(self, transcript: Transcript) -> Heard:
        """Let both speak of every sentence of a transcript."""
        bags = sentence_bags(transcript)
        found = tuple(
            self._keywords.found(sentence.span.of(transcript.text))
            for sentence in transcript.sentences
        )
        return Heard(self._scores(bags, found), found, bags)

    def _scores(
        self, bags: Sequence[Bag], found: Sequence[Mapping[int, tuple[str, ...]]]
    ) -> Floats:
        import numpy as np

        codes = [code.id for code in self._material.codes]
        hits = np.array([[code in each for code in codes] for each in found], dtype=bool)
        hits = hits.reshape(len(bags), len(codes))
        if self._model is None or not bags:
            return np.where(hits, KEYWORD_ALONE, 0.0)
        said = np.where(self._known, self._model.scores(bags), 0.0)
        return said + np.where(hits, np.where(self._known, KEYWORD, KEYWORD_ALONE), 0.0)

    def speakers(self, heard: Heard, sentence: int, column: int) -> str:
        """Return who speaks for a code: `keywords`, `codings` or both."""
        code = self._material.codes[column].id
        both = ("keywords", code in heard.keywords[sentence]), ("codings", self._known[column])
        return " ".join(name for name, speaks in both if speaks)

    def reasons(self, heard: Heard, sentence: int, column: int, text: str) -> tuple[str, ...]:
        """Return the words of `text`, that sentence, that spoke for a code, keywords first.

        Small words (*det*, *når*) are no reasons, though the model weighs them too.
        """
        keys = heard.keywords[sentence].get(self._material.codes[column].id, ())
        spoke: tuple[str, ...] = ()
        if self._model is not None and self._known[column]:
            spoke = self._model.reasons(heard.bags[sentence], column, telling(text))
        return tuple(dict.fromkeys((*keys, *spoke)))[:_MOST_WORDS]
