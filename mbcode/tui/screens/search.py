"""Search a study: hits in their context, the forms that were found, codes for many at once."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.widgets import Input, Static

from mbcode.amounts import many
from mbcode.jobs.coding_hits import give_to_hits
from mbcode.jobs.concordance import Hit
from mbcode.model import Filters
from mbcode.tui.counting.facets import Facet, facets, searched
from mbcode.tui.places import Place
from mbcode.tui.screens.filters import FilterScreen
from mbcode.tui.screens.search_keys import SEARCH_KEYS, URGENT
from mbcode.tui.screens.search_stream import SearchStream
from mbcode.tui.searching.asked import How
from mbcode.tui.widgets.form_list import FormList
from mbcode.tui.widgets.hit_foot import HitFoot
from mbcode.tui.widgets.hit_list import HitList
from mbcode.tui.widgets.key_line import KeyLine
from mbcode.tui.widgets.ways_line import WaysLine

if TYPE_CHECKING:
    from mbcode.tui.screens.picker import Picked

_HINT = "a word, enter searches"


class SearchScreen(SearchStream):
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
    }
    """

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
        self.query_one(WaysLine).show(self.asked.how)

    # Searching

    @on(Input.Submitted)
    def search_for(self, event: Input.Submitted) -> None:
        """Search for what was typed."""
        if event.value.strip():
            self.ask_for(event.value)

    def action_look(self, how: str) -> None:
        """Look for the words in another way."""
        self.ask(self.asked.looking(How[how]))

    @on(FormList.Toggled)
    def toggle_form(self, event: FormList.Toggled) -> None:
        """Leave a form out of the hits, or take it in again."""
        self.ask(self.asked.toggled(event.form))

    # What is shown

    @on(HitList.Moved)
    def _show_hit(self) -> None:
        """Show more of a hit at the foot."""
        hit = self.query_one(HitList).hit
        self.query_one(HitFoot).show(hit)
        if hit is not None:
            self.show_found()

    # Keys

    def action_next_part(self) -> None:
        """Go to the forms, or back to the hits."""
        forms = self.query_one(FormList)
        on_hits = self.query_one(HitList).has_focus
        (forms if on_hits and forms.display else self.query_one(HitList)).focus()

    def action_filter(self) -> None:
        """Look for what the search can be narrowed to; then it is asked."""
        self.find_out(self._facets, self._offer, about="facets")

    def _facets(self) -> tuple[Facet, ...]:
        return searched(facets(self.session.study.columns(units=True)))

    def _offer(self, offered: tuple[Facet, ...]) -> None:
        """Ask which part of the study to search, and search it at each tick."""
        if not self.is_current:
            return
        before = self.asked.filters
        if not offered:
            self.tell("one transcript and one speaker: there is nothing to narrow a search to")
            return

        def narrow(filters: Filters) -> None:
            self.ask(self.asked.within(filters))

        def leave(filters: Filters | None) -> None:
            self.filtering = None
            if filters is None and self.asked.filters != before:
                narrow(before)

        said = self.how_much()
        self.filtering = FilterScreen(offered, before, said, narrow, "search")
        self.app.push_screen(self.filtering, leave)

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
        session = self.session
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
            self.do_apart(
                partial(give_to_hits, self.session.study, hits, code.id),
                lambda change: f"{self.session.taken_in(change, code.id)} · u undoes",
            )
            self.query_one(HitList).unmark()
            self.show_found()
