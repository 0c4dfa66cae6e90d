"""What is searched for: the words, how far from them, and which forms are left out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from mbcode.jobs.search import NO_FILTERS, Result, Searcher
from mbcode.language.forms import Level
from mbcode.model import Filters

LEVELS: dict[Level | None, str] = {
    None: "as written",
    Level.WORD: "all forms",
    Level.ENDING: "+ compounds ending in it",
    Level.BEGINNING: "+ beginning with it",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """A search in a part of a study; without a `level` the query is looked for as it is written."""

    query: str = ""
    level: Level | None = Level.WORD
    without: frozenset[str] = frozenset()
    filters: Filters = NO_FILTERS

    def for_words(self, query: str) -> Asked:
        """Ask for other words; no form is left out then."""
        return replace(self, query=query, without=frozenset())

    def within(self, filters: Filters) -> Asked:
        """Ask in another part of the study; no form is left out then."""
        return replace(self, filters=filters, without=frozenset())

    def at(self, level: Level | None) -> Asked:
        """Look further from the words, or nearer."""
        return replace(self, level=level, without=frozenset())

    def toggled(self, form: str) -> Asked:
        """Leave a form out, or take it in again."""
        return replace(self, without=self.without ^ {form})

    def answer(self, searcher: Searcher, is_left: Callable[[], bool]) -> Result:
        """Search until `is_left`, with one that looks at the same part of the study; raises what
        `Searcher` does.
        """
        if self.level is None:
            return searcher.as_written(self.query, is_left=is_left)
        return searcher.by_forms(self.query, self.level, self.without, is_left=is_left)


@dataclass(frozen=True, slots=True, eq=False)
class Searched:
    """What was found, and for what; it was brought from a thread."""

    asked: Asked
    result: Result
