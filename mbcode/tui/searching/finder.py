"""What a search finds, in batches: a screenful at once, the rest some times a second."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from threading import Lock
from typing import Protocol

from mbcode.jobs.concordance import HitsIn
from mbcode.jobs.search.searcher import FormFound, Searcher
from mbcode.jobs.search.texts import IsLeft, StudyTexts
from mbcode.language.patterns import PatternError
from mbcode.model import TranscriptEntry
from mbcode.store.study import Study
from mbcode.tui.searching.asked import Asked

_CONTEXT = 160
"""Characters of context on either side: a wide screen holds no more."""
EVERY = 0.1
"""Seconds from one batch to the next."""


@dataclass(frozen=True, slots=True, eq=False)
class Batch:
    """The hits that were found since the batch before, and the forms of all so far."""

    asked: Asked
    hits: tuple[HitsIn, ...]
    forms: tuple[FormFound, ...]
    is_first: bool
    is_last: bool


class Known(Protocol):
    """A study, and its transcripts as they were when `newest` was the newest change."""

    study: Study
    newest: int
    entries: tuple[TranscriptEntry, ...]


class Finder:
    """Searches a study, and keeps its texts to search them again. For threads."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self._texts: StudyTexts | None = None
        self._lock = Lock()

    def know_words(self) -> None:
        """Have ready what a first search would have to wait for."""
        self._current_texts().know_words()

    def prepare(self, is_left: IsLeft) -> None:
        """Have all ready that makes a search fast, until `is_left`."""
        self._current_texts().prepare(is_left)

    def search(self, asked: Asked, rows: int, is_left: IsLeft) -> Iterator[Batch]:
        """Yield what is found for what was asked, as soon as it fills `rows` of a screen, until the
        end, or until `is_left`.

        Raises what `Searcher` does; PatternError where a pattern takes too long, after what was
        found until then.
        """
        texts = self._current_texts()
        searcher = Searcher(self._known.study, asked.filters, _CONTEXT, texts)
        search = asked.search(searcher)
        hits: list[HitsIn] = []
        is_first, since = True, time.monotonic()
        try:
            for found in search:
                if is_left():
                    return
                hits += found
                is_screenful = is_first and sum(1 + len(part) for part in hits) >= rows
                if is_screenful or time.monotonic() - since >= EVERY:
                    yield Batch(asked, tuple(hits), search.forms(), is_first, is_last=False)
                    hits, is_first, since = [], False, time.monotonic()
        except PatternError:
            if hits:
                yield Batch(asked, tuple(hits), (), is_first, is_last=True)
            raise
        yield Batch(asked, tuple(hits), search.forms(), is_first, is_last=True)

    def _current_texts(self) -> StudyTexts:
        study = self._known.study
        with self._lock:
            kept = self._texts
            if kept is None or not kept.is_current():
                is_seen = self._known.newest == study.history.newest()
                kept = self._texts = StudyTexts(study, self._known.entries if is_seen else None)
            return kept
