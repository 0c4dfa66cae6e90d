"""The changes of a study a page at a time: a list of a hundred thousand is never read whole."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mbcode.changes import Change, ChangeFilters

if TYPE_CHECKING:
    from mbcode.store.history import History

PAGE = 200


class Pages:
    """What the filters keep of a history, newest first, as it was when this was made.

    What others do meanwhile moves nothing: it comes with the next one that is made.
    """

    def __init__(self, history: History, filters: ChangeFilters) -> None:
        newest = history.entries(limit=1)
        self._history = history
        self._filters = replace(filters, up_to=newest[0].id if newest else None)
        self._read: dict[int, tuple[Change, ...]] = {}
        self.count = history.count(self._filters)

    def read(self, first: int, last: int) -> None:
        """Have the changes from `first` to `last` (from 0, both included) at hand."""
        for page in range(first // PAGE, min(last, self.count - 1) // PAGE + 1):
            if page not in self._read:
                self._read[page] = self._history.entries(self._filters, PAGE, page * PAGE)

    def at(self, place: int) -> Change | None:
        """Return one change; None if it is not at hand."""
        page = self._read.get(place // PAGE, ())
        return page[place % PAGE] if 0 <= place % PAGE < len(page) and place >= 0 else None

    def place_of(self, change: int) -> int:
        """Return the place of a change, by its id; of the next older one, if it is not kept."""
        older = self._history.count(replace(self._filters, up_to=change))
        return min(self.count - older, max(self.count - 1, 0))
