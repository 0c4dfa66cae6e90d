"""What is searched for: the words, how they are looked for, and which forms are left out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum

from mbcode.jobs.search.searcher import NO_FILTERS, Search, Searcher
from mbcode.language.forms import Level
from mbcode.model import Filters


class How(Enum):
    """How words are looked for: the key that chooses it, and its name on the screen."""

    WRITTEN = "0", "as written"
    WHOLE = "w", "words"
    FORMS = "1", "all forms"
    ENDING = "2", "+ ending in it"
    BEGINNING = "3", "+ beginning"
    PATTERN = "r", "regex"

    def __init__(self, key: str, label: str) -> None:
        self.key = key
        self.label = label


LEVELS = {How.FORMS: Level.WORD, How.ENDING: Level.ENDING, How.BEGINNING: Level.BEGINNING}


@dataclass(frozen=True, slots=True)
class Asked:
    """A search in a part of a study."""

    query: str = ""
    how: How = How.FORMS
    without: frozenset[str] = frozenset()
    filters: Filters = NO_FILTERS

    def for_words(self, query: str) -> Asked:
        """Ask for other words; no form is left out then."""
        return replace(self, query=query, without=frozenset())

    def within(self, filters: Filters) -> Asked:
        """Ask in another part of the study; no form is left out then."""
        return replace(self, filters=filters, without=frozenset())

    def looking(self, how: How) -> Asked:
        """Look for the words in another way; no form is left out then."""
        return replace(self, how=how, without=frozenset())

    def toggled(self, form: str) -> Asked:
        """Leave a form out, or take it in again."""
        return replace(self, without=self.without ^ {form})

    def search(self, searcher: Searcher) -> Search:
        """Begin to search, with one that looks at the same part; raises what `Searcher` does."""
        if self.how in LEVELS:
            return searcher.by_forms(self.query, LEVELS[self.how], self.without)
        if self.how is How.PATTERN:
            return searcher.by_pattern(self.query)
        return searcher.as_written(self.query, whole=self.how is How.WHOLE)
