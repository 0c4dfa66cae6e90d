"""A spaCy pipeline of the user's own: its tags and entities, where there is one.

mbcode brings none and fetches none. Importing this module loads nothing; making an `OwnModel` does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from mbcode.errors import MbcodeError


@dataclass(frozen=True, slots=True)
class Tagged:
    """A token of a text: code points, lemma, and part of speech in UD's capitals; either may be
    empty.
    """

    start: int
    end: int
    lemma: str
    pos: str


@dataclass(frozen=True, slots=True)
class Entity:
    """What a pipeline takes for a name: code points, and its label as the pipeline has it."""

    start: int
    end: int
    label: str


class OwnModel:
    """The pipeline at `place`: a package that is installed, or a folder.

    Raises MbcodeError if there is none that spaCy can load.
    """

    def __init__(self, place: str) -> None:
        import spacy

        try:
            self._pipeline = spacy.load(place)
        except (OSError, ValueError, ImportError) as error:
            raise MbcodeError(
                f"{place}: spaCy can't load a pipeline from there ({str(error).splitlines()[0]}); "
                "correct $MBCODE_SPACY or the settings, or leave them empty"
            ) from error

    def tagged(self, texts: Iterable[str]) -> Iterator[tuple[Tagged, ...]]:
        """Yield the tokens of each text, in order."""
        for doc in self._pipeline.pipe(texts):
            yield tuple(
                Tagged(token.idx, token.idx + len(token), token.lemma_, token.pos_) for token in doc
            )

    def entities(self, texts: Iterable[str]) -> Iterator[tuple[Entity, ...]]:
        """Yield what may be a name in each text, in order."""
        for doc in self._pipeline.pipe(texts):
            yield tuple(Entity(e.start_char, e.end_char, e.label_) for e in doc.ents)
