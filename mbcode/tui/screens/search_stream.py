"""Searching in a thread, and showing what it finds as it comes."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial

from textual import on
from textual.message import Message
from textual.widgets import Static
from textual.worker import get_current_worker

from mbcode.errors import MbcodeError
from mbcode.tui.collecting import making_what_stands
from mbcode.tui.held_keys import key_holding
from mbcode.tui.places import Place
from mbcode.tui.reading.visible import one_line
from mbcode.tui.screens.advice import NO_TRANSCRIPTS_HERE
from mbcode.tui.screens.filters import FilterScreen
from mbcode.tui.screens.session_screen import SessionScreen
from mbcode.tui.searching.asked import Asked
from mbcode.tui.searching.finder import Batch
from mbcode.tui.searching.said import found_in_words, how_much
from mbcode.tui.session import Session
from mbcode.tui.widgets.form_list import FormList
from mbcode.tui.widgets.hit_foot import HitFoot
from mbcode.tui.widgets.hit_list import HitList
from mbcode.tui.widgets.ways_line import WaysLine

_DRAWN = 0.03
"""Seconds that a search pauses after each batch, so that it is drawn at once."""
_SOON = 0.15
"""Seconds after which it is said that a search goes on."""


class SearchStream(SessionScreen[Place | None]):
    """What a search screen does with a `HitList`, a `FormList`, a `HitFoot`, and a line `#found`
    that counts.
    """

    class Brought(Message):
        """A thread has found some hits."""

        def __init__(self, batch: Batch) -> None:
            super().__init__()
            self.batch = batch

    class Drawn(Message):
        """What a thread has found has been drawn."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.asked = Asked()
        self._answered: Asked | None = None
        self._is_all = True
        self._given_up = ""
        self._is_leaving_query = False
        self.filtering: FilterScreen | None = None

    def on_screen_resume(self) -> None:
        """Prepare while the query is typed, unless a search is under way."""
        if self._is_all:
            self._do(self._prepare)

    def on_screen_suspend(self) -> None:
        """Let go of the keys, should the screen be left before there are hits."""
        self._take_keys()

    def show_outcome(self) -> None:
        """See, before the next search, whether what was done has altered a text."""
        self.on_screen_resume()

    def ask_for(self, query: str) -> None:
        """Search for other words, and go to the hits when they come; keys wait for that."""
        if not self._is_leaving_query:
            self._is_leaving_query = True
            key_holding(self.app).hold_keys()
        self.ask(self.asked.for_words(query))

    def ask(self, asked: Asked) -> None:
        """Search for what is asked, instead of what was asked before."""
        self.asked, self._given_up = asked, ""
        self.query_one(WaysLine).show(self.asked.how)
        if asked.query:
            self._is_all = False
            self._do(partial(self._search, asked, self.query_one(HitList).rows_in_sight))
            self.set_timer(_SOON, partial(self._say_searching, asked))
        else:
            self.show_found()

    def _say_searching(self, asked: Asked) -> None:
        """Say so where nothing has come of it yet; what comes at once is drawn in one go."""
        if asked is self.asked and asked is not self._answered:
            self._say("searching …")
            self._leave_query()

    @on(Drawn)
    def _leave_query(self) -> None:
        """Go to the hits after a query, once they are drawn: it takes as long as drawing them."""
        if self._is_leaving_query:
            self.query_one(HitList).focus()
            self._take_keys()

    def _take_keys(self) -> None:
        """Let the keys do something that were typed since other words were asked for."""
        if self._is_leaving_query:
            self._is_leaving_query = False
            key_holding(self.app).release_keys()

    def _do(self, work: Callable[[], None]) -> None:
        """Work in a thread, which posts what it finds; a newer search supersedes an older one."""
        self.find_out(work, lambda _: None, self._say_refused, about="search")

    def _search(self, asked: Asked, rows: int) -> None:
        is_left = partial(getattr, get_current_worker(), "is_cancelled")
        with making_what_stands():
            for batch in self.session.finder.search(asked, rows, is_left):
                self.post_message(self.Brought(batch))
                time.sleep(_DRAWN)
                self.post_message(self.Drawn())
            self.session.finder.prepare(is_left)

    def _prepare(self) -> None:
        is_left = partial(getattr, get_current_worker(), "is_cancelled")
        with making_what_stands():
            self.session.finder.prepare(is_left)

    @on(Brought)
    def _take_batch(self, event: Brought) -> None:
        """Show what a thread has found, if it is still asked for."""
        event.stop()
        batch = event.batch
        if batch.asked is not self.asked:
            return
        shown, forms = self.query_one(HitList), self.query_one(FormList)
        self._answered, self._is_all = batch.asked, batch.is_last
        forms.display = bool(batch.forms)
        forms.show(batch.forms)
        (shown.show if batch.is_first else shown.add)(batch.hits)
        # Now, not when the list says that its cursor moved: it is drawn in one go with the list.
        self.query_one(HitFoot).show(shown.hit)
        self.show_found()

    def _say_refused(self, error: MbcodeError) -> None:
        """Say why nothing can be found, or no more than was found until then."""
        shown, reason = self.query_one(HitList), str(error)
        if self._answered is not self.asked:
            shown.show(())
        self._answered, self._is_all = self.asked, True
        if shown.count:
            self._given_up = f"given up: {reason}"
            self.show_found()
            self._leave_query()
            return
        self._say(reason)
        self._take_keys()
        if self.filtering is not None:
            self.filtering.say_counted(reason)

    def show_found(self) -> None:
        """Say how much was found, and how much of it is marked."""
        shown = self.query_one(HitList)
        said = found_in_words(self.asked, shown.hits, shown.marks, is_all=self._is_all)
        if not self.session.entries:
            said = NO_TRANSCRIPTS_HERE
        self._say(" · ".join(filter(None, (said, self._given_up))))
        if self.filtering is not None:
            self.filtering.say_counted(self.how_much())

    def _say(self, said: str) -> None:
        # One row stays one row: the screen need not be laid out again.
        self.query_one("#found", Static).update(one_line(said), layout=False)

    def how_much(self) -> str:
        """Return how much was found, in words."""
        return how_much(self.asked, self.query_one(HitList).hits, is_all=self._is_all)
