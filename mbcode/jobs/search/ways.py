"""The ways in which words are looked for in a text."""

from __future__ import annotations

import unicodedata
from array import array
from collections.abc import Iterator
from typing import Protocol

from mbcode.errors import MbcodeError
from mbcode.jobs.concordance import Places
from mbcode.jobs.search.texts import StudyTexts
from mbcode.jobs.tagging import with_tags
from mbcode.language.forms import Level
from mbcode.language.own_model import OwnModel
from mbcode.language.patterns import Pattern, Words
from mbcode.model import TranscriptEntry
from mbcode.words import is_whole, lowered, phrases, words


class Way(Protocol):
    """A way of looking for something."""

    def candidates(self, transcripts: int) -> int:
        """Return those of some transcripts, a bit each by id, that may hold it."""

    def places(self, transcript: TranscriptEntry, text: str) -> Places:
        """Return where the text of a transcript that may hold it does."""


class AsWritten:
    """The words as they are written, also inside others, or only as `whole` words."""

    def __init__(self, query: str, texts: StudyTexts, *, whole: bool = False) -> None:
        """Raise MbcodeError for a query without letters."""
        asked = unicodedata.normalize("NFC", query).split()
        if not asked:
            raise _nothing_asked()
        self._words = Words(asked)
        self._whole = whole
        self._candidates = texts.index.candidates(" ".join(asked))

    def candidates(self, transcripts: int) -> int:
        """Tell by the words that are in the transcripts."""
        return transcripts & self._candidates

    def places(self, transcript: TranscriptEntry, text: str) -> Places:  # noqa: ARG002
        """Look for the words in any case, with any white space between."""
        found = self._words.places(text)
        if self._whole:
            found = (edges for edges in found if is_whole(text, *edges))
        return Places.of(found)


class ByForms:
    """Words that follow one another, each in any of its forms up to a level."""

    def __init__(
        self, query: str, texts: StudyTexts, level: Level, model: OwnModel | None = None
    ) -> None:
        """Tag what is found by `model`, if given; raise MbcodeError for a query without letters."""
        asked = tuple(words(unicodedata.normalize("NFC", query)))
        if not asked:
            raise _nothing_asked()
        self._level = level
        self._model = model
        self._known = [texts.forms(word, compounds=level > Level.WORD) for word in asked]

    def candidates(self, transcripts: int) -> int:
        """Tell by the forms among the words that are in the transcripts."""
        for known in self._known:
            transcripts = known.candidates(transcripts, self._level)
        return transcripts

    def places(self, transcript: TranscriptEntry, text: str) -> Places:
        """Look for the forms that the text holds."""
        held = [known.in_text(transcript.id, self._level) for known in self._known]
        starts, ends = array("I"), array("I")
        forms, levels = [], []
        for start, end, form in phrases(lowered(text), held):
            starts.append(start)
            ends.append(end)
            forms.append(form)
            parts = zip(held, form.split(" "), strict=True)
            levels.append(max(near[word] for near, word in parts))
        found = Places(starts, ends, forms, levels)
        return found if self._model is None else with_tags(self._model, found, text)


class ByPattern:
    """A regular expression. No index helps: every text is looked through."""

    def __init__(self, query: str) -> None:
        """Raise MbcodeError for what is no pattern."""
        self._pattern = Pattern(query)

    def candidates(self, transcripts: int) -> int:
        return transcripts

    def places(self, transcript: TranscriptEntry, text: str) -> Places:
        """Look for the pattern; PatternError names the transcript in which it takes too long."""
        return Places.of(self._edges(transcript, text))

    def _edges(self, transcript: TranscriptEntry, text: str) -> Iterator[tuple[int, int]]:
        return self._pattern.places(text, transcript.name)


def _nothing_asked() -> MbcodeError:
    """Return what is said of a query without words."""
    return MbcodeError("there is nothing to search for; give a word")
