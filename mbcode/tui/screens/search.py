"""Search a study: hits in their context, the forms that were found, codes for many at once."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input, Static
from textual.worker import Worker, WorkerState, get_current_worker

from mbcode.amounts import many
from mbcode.jobs.coding_hits import give_to_hits
from mbcode.jobs.concordance import Hit
from mbcode.model import Filters
from mbcode.tui.collecting import making_what_stands
from mbcode.tui.counting.facets import Facet, facets, searched
from mbcode.tui.held_keys import Made, do_apart
from mbcode.tui.places import Place
from mbcode.tui.reading.visible import one_line
from mbcode.tui.screens.filters import FilterScreen
from mbcode.tui.screens.full_screen import FullScreen
from mbcode.tui.screens.refusals import refusal
from mbcode.tui.screens.search_keys import SEARCH_KEYS, URGENT
from mbcode.tui.searching.asked import Asked, How
from mbcode.tui.searching.finder import Batch, Finder
from mbcode.tui.searching.said import found_in_words, how_much
from mbcode.tui.session import Session
from mbcode.tui.widgets.form_list import FormList
from mbcode.tui.widgets.hit_foot import HitFoot
from mbcode.tui.widgets.hit_list import HitList
from mbcode.tui.widgets.key_line import KeyLine
from mbcode.tui.widgets.ways_line import WaysLine

if TYPE_CHECKING:
    from mbcode.tui.screens.picker import Picked

_HINT = "a word, enter searches"
_DRAWN = 0.03
"""Seconds that a search pauses after each batch, so that it is drawn at once."""
_SOON = 0.15
"""Seconds after which it is said that a search goes on."""


class SearchScreen(FullScreen[Place | None]):
    """Dismisses with the place of a hit to read on at, or None.

    Shown again it is as it was left.
    """

    BINDING_GROUP_TITLE = "Searching"
    AUTO_FOCUS = "Input"
    BINDINGS: ClassVar[list[BindingType]] = list(SEARCH_KEYS)
    DEFAULT_CSS = """
    SearchScreen {
        #ask { height: 1; background: $boost; }
        #what { width: 10; padding: 0 1; color: $accent; text-style: bold; }
        Input, Input:focus { width: 1fr; border: none; height: 1; padding: 0; background: $boost; }
        #found { margin-bottom: 1; }
        #parts { height: 1fr; }
        HitList { width: 1fr; }
        FormList { width: 28; border-left: vkey $panel; height: 1fr; display: none; }
        FormList:focus { border-left: vkey $accent; }
        &.-forms FormList { display: block; }
    }
    """

    class Brought(Message):
        """A thread has found some hits."""

        def __init__(self, batch: Batch) -> None:
            super().__init__()
            self.batch = batch

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._finder = Finder(session)
        self._asked = Asked()
        self._answered: Asked | None = None
        self._is_all = True
        self._is_leaving_query = False
        self._filtering: FilterScreen | None = None

    def compose(self) -> ComposeResult:
        """Lay out the query and the ways to look, hits beside forms, the hit under the cursor."""
        with Horizontal(id="ask"):
            yield Static("Search", id="what")
            yield Input(placeholder=_HINT)
        yield WaysLine()
        yield Static(id="found", classes="line quiet", markup=False)
        with Horizontal(id="parts"):
            yield HitList()
            yield FormList()
        yield HitFoot()
        yield KeyLine(urgent=URGENT, last="app.show_keys")

    def on_mount(self) -> None:
        """Say which ways to search there are."""
        self.query_one(WaysLine).show(self._asked.how)

    def on_screen_resume(self) -> None:
        """Get to know the words while the query is typed, unless a search is under way."""
        if self._is_all:
            self._prepare()

    # Searching

    @on(Input.Submitted)
    def search_for(self, event: Input.Submitted) -> None:
        """Search for what was typed."""
        if event.value.strip():
            self._is_leaving_query = True
            self._ask(self._asked.for_words(event.value))

    def action_look(self, how: str) -> None:
        """Look for the words in another way."""
        self._ask(self._asked.looking(How[how]))

    @on(FormList.Toggled)
    def toggle_form(self, event: FormList.Toggled) -> None:
        """Leave a form out of the hits, or take it in again."""
        self._ask(self._asked.toggled(event.form))

    def _ask(self, asked: Asked) -> None:
        self._asked = asked
        self.query_one(WaysLine).show(self._asked.how)
        if asked.query:
            self._is_all = False
            self._search(asked)
            self.set_timer(_SOON, partial(self._say_searching, asked))
        else:
            self._show_found()

    def _say_searching(self, asked: Asked) -> None:
        """Say so where nothing has come of it yet; what comes at once is drawn in one go."""
        if asked is self._asked and asked is not self._answered:
            self._say("searching …")
            self._leave_query()

    def _leave_query(self) -> None:
        """Go to the hits after a query, when they are drawn: doing it before draws all twice."""
        if self._is_leaving_query:
            self._is_leaving_query = False
            self.query_one(HitList).focus()

    @work(thread=True, group="search", exclusive=True, exit_on_error=False)
    def _search(self, asked: Asked) -> None:
        is_left = partial(getattr, get_current_worker(), "is_cancelled")
        with making_what_stands():
            for batch in self._finder.search(asked, is_left):
                self.post_message(self.Brought(batch))
                time.sleep(_DRAWN)
            self._finder.prepare(is_left)

    @work(thread=True, group="search", exclusive=True, exit_on_error=False)
    def _prepare(self) -> None:
        is_left = partial(getattr, get_current_worker(), "is_cancelled")
        with making_what_stands():
            self._finder.prepare(is_left)

    @on(Brought)
    def _take_batch(self, event: Brought) -> None:
        """Show what a thread has found, if it is still asked for."""
        event.stop()
        batch = event.batch
        if batch.asked is not self._asked:
            return
        shown, forms = self.query_one(HitList), self.query_one(FormList)
        self._answered, self._is_all = batch.asked, batch.is_last
        self.set_class(bool(batch.forms), "-forms")
        forms.show(batch.forms)
        self._leave_query()
        (shown.show if batch.is_first else shown.add)(batch.hits)
        self._show_found()

    @on(Worker.StateChanged)
    def _take(self, event: Worker.StateChanged) -> None:
        """Offer what a thread has read, or say why it could not."""
        event.stop()
        result = event.worker.result
        if event.state is WorkerState.ERROR:
            say = self._say_refusal if event.worker.group == "search" else self.tell
            say(refusal(event.worker.error))
        elif event.state is WorkerState.SUCCESS and isinstance(result, tuple) and self.is_current:
            self._offer(result)

    def _say_refusal(self, reason: str) -> None:
        self._answered, self._is_all = self._asked, True
        self._is_leaving_query = False
        self.query_one(HitList).show(())
        self._say(reason)
        if self._filtering is not None:
            self._filtering.say_counted(reason)

    # What is shown

    def _show_found(self) -> None:
        shown = self.query_one(HitList)
        said = found_in_words(self._asked, shown.hits, shown.marks, is_all=self._is_all)
        self._say(said)
        if self._filtering is not None:
            self._filtering.say_counted(self._how_much())

    def _say(self, said: str) -> None:
        # One row stays one row: the screen need not be laid out again.
        self.query_one("#found", Static).update(one_line(said), layout=False)

    def _how_much(self) -> str:
        return how_much(self._asked, self.query_one(HitList).hits, is_all=self._is_all)

    @on(HitList.Moved)
    def _show_hit(self) -> None:
        """Show more of a hit at the foot."""
        hit = self.query_one(HitList).hit
        self.query_one(HitFoot).show(hit)
        if hit is not None:
            self._show_found()

    # Keys

    def action_next_part(self) -> None:
        """Go to the forms, or back to the hits."""
        forms = self.query_one(FormList)
        on_hits = self.query_one(HitList).has_focus
        (forms if on_hits and self.has_class("-forms") else self.query_one(HitList)).focus()

    @work(thread=True, group="facets", exclusive=True, exit_on_error=False)
    def action_filter(self) -> tuple[Facet, ...]:
        """Look for what the search can be narrowed to; then it is asked."""
        return searched(facets(self._session.study.columns(units=True)))

    def _offer(self, offered: tuple[Facet, ...]) -> None:
        """Ask which part of the study to search, and search it at each tick."""
        before = self._asked.filters
        if not offered:
            self.tell("one transcript and one speaker: there is nothing to narrow a search to")
            return

        def narrow(filters: Filters) -> None:
            self._ask(self._asked.within(filters))

        def leave(filters: Filters | None) -> None:
            self._filtering = None
            if filters is None and self._asked.filters != before:
                narrow(before)

        said = self._how_much()
        self._filtering = FilterScreen(offered, before, said, narrow, "search")
        self.app.push_screen(self._filtering, leave)

    def action_edit_query(self) -> None:
        self.query_one(Input).focus()

    @on(HitList.Chosen)
    def leave_for(self, event: HitList.Chosen) -> None:
        """Read on at a hit."""
        hit = self.query_one(HitList).hits[event.index]
        self.dismiss(Place(hit.transcript.id, hit.span))

    def action_give_code(self) -> None:
        """Ask for a code for the marked hits, or for the one under the cursor."""
        from mbcode.tui.screens.picker import CodePicker

        shown = self.query_one(HitList)
        hits = shown.marked or tuple(filter(None, [shown.hit]))
        if not hits:
            self.tell("there is nothing here to code")
            return
        session = self._session
        picker = CodePicker(
            f"Code the sentences of {many(len(hits), 'hit')}",
            f"“{hits[0].match}”",
            tuple(session.codes.values()),
            session.recent,
            session.tallies(),
            one_of_these=True,
        )
        self.app.push_screen(picker, partial(self._give, hits))

    def _give(self, hits: Sequence[Hit], picked: Picked | None) -> None:
        if isinstance(picked, tuple):
            (code,) = picked
            self._do(
                partial(give_to_hits, self._session.study, hits, code.id),
                lambda change: f"{self._session.taken_in(change, code.id)} · u undoes",
            )
            self.query_one(HitList).unmark()
            self._show_found()

    def action_undo(self) -> None:
        undo = self._session.study.history.undo
        self._do(undo, lambda made: f"undone: {self._session.undone(made)}")

    def _do(self, deed: Callable[[], Made], then: Callable[[Made], str]) -> None:
        """Do it in a thread; say what `then` makes of it, or why it was refused."""

        def show(made: Made) -> None:
            self.tell(then(made), is_warning=False)

        do_apart(self.app, deed, show, lambda error: self.tell(str(error)))
