"""The texts of a study as a search looks through them: block after block, but for those that by
their words can't hold what is searched for.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cached_property
from threading import Lock

from mbcode.errors import FormatError
from mbcode.id_sets import bits_of
from mbcode.jobs.lemmas import study_lemmas
from mbcode.jobs.search.forms import KnownForms
from mbcode.language.lemmas import Lemmas
from mbcode.language.word_index import WordIndex
from mbcode.model import TranscriptEntry, Turn
from mbcode.store.study import Study

BLOCK = 250_000
"""Characters of a block, which holds whole transcripts: they are looked through in milliseconds."""

_REST = 0.001
"""Seconds between two blocks, in which other threads have the processor for themselves."""

IsLeft = Callable[[], bool]
"""Whether nobody waits any more: asked between blocks."""


def _rest() -> None:
    time.sleep(_REST)


Block = tuple[TranscriptEntry, ...]
Read = list[tuple[TranscriptEntry, str]]


class StudyTexts:
    """The texts of a study, read when they are first looked through, and kept.

    May be used by several threads.
    """

    def __init__(self, study: Study, entries: Sequence[TranscriptEntry] | None = None) -> None:
        """Take the transcripts that `entries` name, in their order, as they are now; all of the
        study, if none are given.
        """
        self._study = study
        self._newest = study.history.newest()
        self._digests: Mapping[int, str] | None = None
        self.entries = study.transcripts.entries() if entries is None else entries
        self.blocks = tuple(_blocks(self.entries))
        self._texts: dict[int, str] = {}
        self._turns: dict[int, tuple[Turn, ...]] = {}
        self._forms: dict[tuple[str, bool], KnownForms] = {}
        self._reading_index, self._reading_lemmas = Lock(), Lock()

    def is_current(self) -> bool:
        """Tell whether the study's texts are still those that were there.

        They may be and not be known to be, as long as nothing is prepared.
        """
        newest = self._study.history.newest()
        if newest != self._newest and self._digests == self._study.transcripts.digests():
            self._newest = newest
        return newest == self._newest

    def know_words(self) -> None:
        """Have the words of the texts at hand, and the dictionary."""
        _ = self.index
        with suppress(FormatError):  # It is told where forms are asked for.
            _ = self.lemmas
        if self._digests is None:
            digests = self._study.transcripts.digests()
            self._digests = digests if self._study.history.newest() == self._newest else None

    def prepare(self, is_left: IsLeft) -> None:
        """Have all ready that makes a search fast, until `is_left`."""
        self.know_words()
        for block in self.blocks:
            if is_left():
                return
            self.read(block)
            _rest()

    def read(self, entries: Block) -> Read:
        """Return transcripts of one block with their texts; one that is gone is passed over."""
        texts = {entry.id: self._texts[entry.id] for entry in entries if entry.id in self._texts}
        missing = {entry.id for entry in entries}.difference(texts)
        if missing:
            texts |= self._study.transcripts.texts(missing)
            self._texts |= texts
        return [(entry, texts[entry.id]) for entry in entries if entry.id in texts]

    def turns(self, transcript: int) -> tuple[Turn, ...]:
        """Return the turns of a transcript."""
        if transcript not in self._turns:
            self.read_turns((transcript,))
        return self._turns[transcript]

    def read_turns(self, transcripts: Iterable[int]) -> None:
        """Read the turns of many transcripts at once."""
        self._turns |= self._study.transcripts.turns(set(transcripts).difference(self._turns))

    @property
    def index(self) -> WordIndex:
        """Which of the texts hold a word."""
        with self._reading_index:
            return self._index

    @property
    def lemmas(self) -> Lemmas:
        """What is known of the words of the study's language, the user's corrections included."""
        with self._reading_lemmas:
            return self._lemmas

    @cached_property
    def _index(self) -> WordIndex:
        kept = self._study.transcripts
        return WordIndex(kept.words(), kept.word_holders, bits_of(each.id for each in self.entries))

    @cached_property
    def _lemmas(self) -> Lemmas:
        return study_lemmas(self._study)

    def forms(self, word: str, *, compounds: bool) -> KnownForms:
        """Return what is known of the forms of a word, and of compounds with it."""
        key = word, compounds
        if key not in self._forms:
            self._forms[key] = KnownForms(word, self.lemmas, self.index, compounds=compounds)
        return self._forms[key]


def _blocks(entries: Iterable[TranscriptEntry]) -> Iterator[Block]:
    block: list[TranscriptEntry] = []
    characters = 0
    for entry in entries:
        block.append(entry)
        characters += entry.characters
        if characters >= BLOCK:
            yield tuple(block)
            block, characters = [], 0
    if block:
        yield tuple(block)
