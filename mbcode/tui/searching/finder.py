"""What a search finds, in batches: a screenful at once, the rest some times a second."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass

from mbcode.jobs.concordance import HitsIn
from mbcode.jobs.search.searcher import FormFound, Searcher
from mbcode.jobs.search.texts import IsLeft, StudyTexts
from mbcode.tui.searching.asked import Asked
from mbcode.tui.session import Session

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


class Finder:
    """Searches the study of a session, and keeps its texts to search them again. For threads."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._texts: StudyTexts | None = None

    def prepare(self, is_left: IsLeft) -> None:
        """Get to know the words of the study, which makes a search fast, until `is_left`."""
        self._current_texts().prepare(is_left)

    def search(self, asked: Asked, rows: int, is_left: IsLeft) -> Iterator[Batch]:
        """Yield what is found for what was asked, as soon as it fills `rows` of a screen, until the
        end, or until `is_left`.

        Raises what `Searcher` does.
        """
        texts = self._current_texts()
        searcher = Searcher(self._session.study, asked.filters, _CONTEXT, texts)
        search = asked.search(searcher)
        hits: list[HitsIn] = []
        is_first, since = True, time.monotonic()
        for found in search:
            if is_left():
                return
            hits += found
            is_screenful = is_first and sum(1 + len(part) for part in hits) >= rows
            if is_screenful or time.monotonic() - since >= EVERY:
                yield Batch(asked, tuple(hits), search.forms(), is_first, is_last=False)
                hits, is_first, since = [], False, time.monotonic()
        yield Batch(asked, tuple(hits), search.forms(), is_first, is_last=True)

    def _current_texts(self) -> StudyTexts:
        kept, study = self._texts, self._session.study
        if kept is None or not kept.is_current():
            is_seen = self._session.newest == study.history.newest()
            kept = self._texts = StudyTexts(study, self._session.entries if is_seen else None)
        return kept
