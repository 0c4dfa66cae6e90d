"""Search a study: hits in their context, the forms that were found, codes for many at once."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Input, Static
from textual.worker import Worker, WorkerState, get_current_worker

from mbcode.errors import MbcodeError
from mbcode.jobs.concordance import Hit
from mbcode.jobs.search import Result, Searcher
from mbcode.language.forms import Level
from mbcode.model import Filters
from mbcode.tui.collecting import making_what_stands
from mbcode.tui.counting.facets import Facet, facets, searched
from mbcode.tui.counting.units import many
from mbcode.tui.places import Place
from mbcode.tui.reading.visible import one_line
from mbcode.tui.screens.filters import FilterScreen
from mbcode.tui.screens.refusals import refusal
from mbcode.tui.searching.asked import LEVELS, Asked, Searched
from mbcode.tui.searching.said import found_in_words, how_much
from mbcode.tui.session import Session
from mbcode.tui.widgets.form_list import FormList
from mbcode.tui.widgets.hit_list import HitList
from mbcode.tui.widgets.key_line import KeyLine

if TYPE_CHECKING:
    from mbcode.tui.screens.picker import Picked

_CONTEXT = 160
"""Characters of context on either side: a wide screen holds no more."""
_HINT = "a word, enter searches"
_URGENT = ("choose", "select", "mark", "mark_all", "give_code", "next_part", "edit_query")


def _key(
    keys: str, action: str, name: str, word: str, sentence: str, *, show: bool = False
) -> Binding:
    return Binding(keys, action, word, id=f"search.{name}", tooltip=sentence, show=show)


class SearchScreen(Screen[Place | None]):
    """Dismisses with the place of a hit to read on at, or None.

    Shown again it is as it was left.
    """

    BINDING_GROUP_TITLE = "Searching"
    AUTO_FOCUS = "Input"
    BINDINGS: ClassVar[list[BindingType]] = [
        _key("c", "give_code", "code", "Code", "Code the marked hits' sentences", show=True),
        _key("0", "level(0)", "written", "As written", "Find what is written, also inside words"),
        _key("1", "level(1)", "forms", "Forms", "Find all forms of the words"),
        _key("2", "level(2)", "ending", "Ending", "Find compounds that end in it too"),
        _key("3", "level(3)", "beginning", "Beginning", "Find compounds that begin with it too"),
        _key("tab", "next_part", "part", "Forms", "Between hits and forms", show=True),
        _key("slash,ctrl+f", "edit_query", "query", "Words", "Search for other words", show=True),
        _key("f", "filter", "filter", "Filter", "Search only a part of the study", show=True),
        _key("u,ctrl+z", "undo", "undo", "Undo", "Undo your last change"),
        _key("escape,q", "dismiss(None)", "back", "Back", "Back to the reader", show=True),
    ]
    DEFAULT_CSS = """
    SearchScreen {
        background: $surface;
        .line { height: 1; padding: 0 1; text-wrap: nowrap; text-overflow: ellipsis; }
        .quiet { color: $text-muted; }
        #ask { height: 1; background: $boost; }
        #what { width: 10; padding: 0 1; color: $accent; text-style: bold; }
        Input, Input:focus { width: 1fr; border: none; height: 1; padding: 0; background: $boost; }
        #found { margin-bottom: 1; }
        #parts { height: 1fr; }
        HitList { width: 1fr; }
        FormList { width: 28; border-left: vkey $panel; height: 1fr; display: none; }
        FormList:focus { border-left: vkey $accent; }
        &.-forms FormList { display: block; }
        #who { border-top: hkey $panel; height: 2; }
        #words { height: 3; padding: 0 1; }
    }
    """

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._searcher: Searcher | None = None
        self._asked = Asked()
        self._result = Result(())
        self._filtering: FilterScreen | None = None

    def compose(self) -> ComposeResult:
        """Lay out the query, the levels, hits beside forms, and the hit under the cursor."""
        with Horizontal(id="ask"):
            yield Static("Search", id="what")
            yield Input(placeholder=_HINT)
        yield Static(id="levels", classes="line", markup=False)
        yield Static(id="found", classes="line quiet", markup=False)
        with Horizontal(id="parts"):
            yield HitList()
            yield FormList()
        yield Static(id="who", classes="line quiet", markup=False)
        yield Static(id="words", markup=False)
        yield KeyLine(urgent=_URGENT, last="app.show_keys")

    def on_mount(self) -> None:
        """Say which levels there are."""
        self._show_levels()

    # Searching

    @on(Input.Submitted)
    def search_for(self, event: Input.Submitted) -> None:
        """Search for what was typed."""
        if event.value.strip():
            self._ask(self._asked.for_words(event.value))
            self.query_one(HitList).focus()

    def action_level(self, level: int) -> None:
        """Look further from the words, or nearer."""
        self._ask(self._asked.at(Level(level) if level else None))

    @on(FormList.Toggled)
    def toggle_form(self, event: FormList.Toggled) -> None:
        """Leave a form out of the hits, or take it in again."""
        self._ask(self._asked.toggled(event.form))

    def _ask(self, asked: Asked) -> None:
        self._asked = asked
        self._show_levels()
        if asked.query:
            self.query_one("#found", Static).update("searching …")
            self._search(asked)
        else:
            self._show_found()

    @work(thread=True, exclusive=True, exit_on_error=False)
    def _search(self, asked: Asked) -> Searched:
        is_left = partial(getattr, get_current_worker(), "is_cancelled")
        with making_what_stands():
            kept = self._searcher
            if kept is None or kept.filters != asked.filters or not kept.is_current():
                kept = self._searcher = Searcher(self._session.study, asked.filters, _CONTEXT)
            return Searched(asked, asked.answer(kept, is_left))

    @on(Worker.StateChanged)
    def _take(self, event: Worker.StateChanged) -> None:
        """Show what a thread has found, or say why it could not."""
        event.stop()
        result = event.worker.result
        if event.state is WorkerState.ERROR:
            self._say_refusal(refusal(event.worker.error))
        elif event.state is WorkerState.SUCCESS and isinstance(result, Searched):
            if result.asked == self._asked:
                self._show(result.result)
        elif event.state is WorkerState.SUCCESS and isinstance(result, tuple) and self.is_current:
            self._offer(result)

    def _say_refusal(self, reason: str) -> None:
        self.query_one("#found", Static).update("")
        (self._tell if self._filtering is None else self._filtering.say_counted)(reason)

    # What is shown

    def _show(self, result: Result) -> None:
        self._result = result
        self.set_class(bool(result.forms), "-forms")
        self.query_one(FormList).show(result.forms)
        self.query_one(HitList).show(result.hits)
        self._show_found()

    def _show_levels(self) -> None:
        parts = [
            Content.styled(f"[{number} {name}]", "bold $accent")
            if level is self._asked.level
            else Content.styled(f" {number} {name} ", "dim")
            for number, (level, name) in enumerate(LEVELS.items())
        ]
        self.query_one("#levels", Static).update(Content("").join(parts))

    def _show_found(self) -> None:
        marked = len(self.query_one(HitList).marked)
        said = found_in_words(self._asked, self._result, marked)
        self.query_one("#found", Static).update(one_line(said))
        if self._filtering is not None:
            self._filtering.say_counted(how_much(self._asked, self._result))

    @on(HitList.Moved)
    def _show_hit(self) -> None:
        """Say at the foot who says it, and show more of what stands around."""
        hit = self.query_one(HitList).hit
        who, words = Content(""), Content("")
        if hit is not None:
            entry = hit.transcript
            parts = (hit.speaker, entry.name, entry.case, entry.role, entry.provenance)
            who = Content(one_line(" · ".join(filter(None, parts))))
            words = _more_of(hit)
        self.query_one("#who", Static).update(who)
        self.query_one("#words", Static).update(words)
        if self._result.hits:
            self._show_found()

    # Keys

    def action_next_part(self) -> None:
        """Go to the forms, or back to the hits."""
        forms = self.query_one(FormList)
        on_hits = self.query_one(HitList).has_focus
        (forms if on_hits and self._result.forms else self.query_one(HitList)).focus()

    @work(thread=True, group="facets", exclusive=True, exit_on_error=False)
    def action_filter(self) -> tuple[Facet, ...]:
        """Look for what the search can be narrowed to; then it is asked."""
        return searched(facets(self._session.study.columns(units=True)))

    def _offer(self, offered: tuple[Facet, ...]) -> None:
        """Ask which part of the study to search, and search it at each tick."""
        before = self._asked.filters
        if not offered:
            self._tell("one transcript and one speaker: there is nothing to narrow a search to")
            return

        def narrow(filters: Filters) -> None:
            self._ask(self._asked.within(filters))

        def leave(filters: Filters | None) -> None:
            self._filtering = None
            if filters is None and self._asked.filters != before:
                narrow(before)

        said = how_much(self._asked, self._result)
        self._filtering = FilterScreen(offered, before, said, narrow, "search")
        self.app.push_screen(self._filtering, leave)

    def action_edit_query(self) -> None:
        self.query_one(Input).focus()

    @on(HitList.Chosen)
    def leave_for(self, event: HitList.Chosen) -> None:
        """Read on at a hit."""
        hit = self._result.hits[event.index]
        self.dismiss(Place(hit.transcript.id, hit.span))

    def action_give_code(self) -> None:
        """Ask for a code for the marked hits, or for the one under the cursor."""
        from mbcode.tui.screens.picker import CodePicker

        shown = self.query_one(HitList)
        hits = shown.marked or tuple(filter(None, [shown.hit]))
        if not hits:
            self._tell("there is nothing here to code")
            return
        session = self._session
        picker = CodePicker(
            f"Code the sentences of {many(len(hits), 'hit')}",
            hits[0].match,
            tuple(session.codes.values()),
            session.recent,
            session.tallies(),
            one_of_these=True,
        )
        self.app.push_screen(picker, partial(self._give, hits))

    def _give(self, hits: tuple[Hit, ...], picked: Picked | None) -> None:
        if isinstance(picked, tuple):
            (code,) = picked
            self._do(lambda: f"{self._session.tag_hits(hits, code.id)} · u undoes")
            self.query_one(HitList).unmark()
            self._show_found()

    def action_undo(self) -> None:
        self._do(lambda: f"undone: {self._session.undo()}")

    def _do(self, deed: Callable[[], str]) -> None:
        try:
            self.notify(one_line(deed()), markup=False)
        except MbcodeError as error:
            self._tell(str(error))

    def _tell(self, why: str) -> None:
        self.notify(one_line(why), severity="warning", markup=False)


def _more_of(hit: Hit) -> Content:
    before, after = one_line(hit.before).lstrip(), one_line(hit.after).rstrip()
    return Content.assemble((before, "dim"), (one_line(hit.match), "bold"), (after, "dim"))
