"""The history: who did what, when, and where; from each change the way to its passage."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from mbcode.amounts import many
from mbcode.changes import Change, ChangeFilters, ChangeTold
from mbcode.errors import MbcodeError
from mbcode.times import earliest, latest
from mbcode.tui.keymap import named_key
from mbcode.tui.pages import Pages
from mbcode.tui.places import Place
from mbcode.tui.reading.visible import one_line
from mbcode.tui.screens.full_screen import is_still
from mbcode.tui.screens.session_screen import SessionScreen
from mbcode.tui.session import Session
from mbcode.tui.widgets.change_list import ChangeList, in_words
from mbcode.tui.widgets.cut_text import CutText
from mbcode.tui.widgets.key_line import KeyLine

_key = partial(named_key, "history", show=True)

_UNFILTERED: dict[str, dict[str, Any]] = {
    "coder": {"coders": ()},
    "day": {"since": None, "until": None},
    "transcript": {"transcripts": ()},
    "kind": {"kinds": ()},
}
"""By what the list is narrowed by: the filter that keeps all."""
_NOTHING = "Nothing was done yet: what you do in the study stands here, and can be taken back."


class HistoryScreen(SessionScreen[Place | None]):
    """Dismisses with the place of a passage to read on at, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        _key("c", "narrow('coder')", "coder", "Coder", "Only what this coder did, or all again"),
        _key("d", "narrow('day')", "day", "Day", "Only what was done on this day"),
        _key("t", "narrow('transcript')", "transcript", "Transcript", "Only this transcript"),
        _key("w", "narrow('kind')", "kind", "Kind", "Only what was done in this way"),
        _key("a", "all_again", "all", "All", "All changes again"),
        _key("u,ctrl+z", "undo", "undo", "Undo", "Undo your last change"),
        _key("U,ctrl+r", "redo", "redo", "Redo", "Redo what you undid last", show=False),
        _key("escape,q", "dismiss(None)", "back", "Back", "Back to the text"),
    ]
    BINDING_GROUP_TITLE = "History"
    DEFAULT_CSS = """
    HistoryScreen {
        ChangeList { height: 1fr; }
        #told { height: 7; padding: 0 1; border-top: hkey $panel; color: $text-muted; }
    }
    """

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._study = session.study
        self._filters = ChangeFilters()
        self._narrowed: dict[str, str] = {}
        self._told: tuple[Change, ChangeTold] | None = None
        self._state = ""
        self._pages: Pages | None = None

    def compose(self) -> ComposeResult:
        """Lay out what is listed, the changes, and what the chosen one did."""
        yield Static("", id="title", classes="line head", markup=False)
        yield ChangeList()
        yield CutText("", id="told", markup=False)
        yield KeyLine(urgent=("choose", "undo", "narrow", "dismiss"), last="app.show_keys")

    def on_screen_resume(self) -> None:
        """Show what was done meanwhile; else stand as it was left."""
        if not is_still(self._study, self._state):
            self._show()

    @property
    def changes(self) -> ChangeList:
        return self.query_one(ChangeList)

    # What is shown

    def _show(self, change: Change | None = None) -> None:
        """List what the filters keep, with a change chosen: the newest, or the one given."""
        filters, rows = self._filters, self.size.height

        def read() -> tuple[str, Pages, int]:
            state = self._study.fingerprint()
            pages = Pages(self._study.history, filters)
            at = 0 if change is None else pages.place_of(change.id)
            pages.read(max(at - rows, 0), at + rows)
            return state, pages, at

        def show(found: tuple[str, Pages, int]) -> None:
            self._state, self._pages, at = found
            self._told = None
            self.changes.show(self._pages, at)
            self._show_title(self._pages.count)

        self.bring(read, show)
        self.changes.focus()

    def _show_title(self, count: int) -> None:
        parts = [Content.styled("History", "bold $accent")]
        parts += [Content.styled(one_line(word), "bold") for word in self._narrowed.values()]
        parts.append(Content(many(count, "change")))
        self.query_one("#title", Static).update(Content(" · ").join(parts))

    @on(ChangeList.Wanted)
    def _read_on(self, event: ChangeList.Wanted) -> None:
        """Read what came into sight."""
        pages = self._pages
        if pages is not None:
            try:
                pages.read(event.first, event.last)
            except MbcodeError as error:
                self.tell_refused(error)
            self.changes.refresh()
            self._tell_chosen()

    @on(ChangeList.Moved)
    def _tell_chosen(self) -> None:
        """Say what the chosen change did."""
        change = self.changes.current
        if change is not None:
            self.bring(partial(self._told_of, change), partial(self._show_told, change))
        elif self._pages is not None:
            self.query_one("#told", Static).update(_NOTHING)

    def _told_of(self, change: Change) -> ChangeTold:
        """Return what a change did, which is read unless it was told last. Runs in a thread."""
        if self._told is not None and self._told[0] == change:
            return self._told[1]
        return self._study.history.told(change.id)

    def _show_told(self, change: Change, told: ChangeTold) -> None:
        self._told = change, told
        back = " (taken back)" if change.undone else ""
        head = Content.styled(f"{in_words(change)}{back}", "$foreground")
        lines = (Content(one_line(line)) for line in told.lines)
        self.query_one("#told", Static).update(Content("\n").join([head, *lines]))

    # What keys do

    def action_narrow(self, by: str) -> None:
        """Show only what is like the chosen change in one respect; the second time, all again."""
        change = self.changes.current
        if by in self._narrowed:
            self._filters = replace(self._filters, **_UNFILTERED[by])
            del self._narrowed[by]
            self._show(change)
        elif change is not None:
            self.bring(partial(self._like, by, change), partial(self._narrow, by, change))

    def _narrow(self, by: str, change: Change, like: tuple[dict[str, Any], str] | None) -> None:
        if like is None:
            self.tell("this change is about no transcript that is there")
            return
        fields, self._narrowed[by] = like
        self._filters = replace(self._filters, **fields)
        self._show(change)

    def _like(self, by: str, change: Change) -> tuple[dict[str, Any], str] | None:
        """Return the filter that keeps what is like a change, and its word; None if nothing is.
        Runs in a thread.
        """
        if by == "coder":
            ids = {coder.name: coder.id for coder in self._study.coders()}
            return {"coders": (ids[change.coder],)}, change.coder
        if by == "kind":
            return {"kinds": (change.kind,)}, change.kind
        if by == "day":
            day = change.at.astimezone().date()
            since, until = earliest(day.isoformat()), latest(day.isoformat())
            return {"since": since, "until": until}, f"{day.day} {day:%B %Y}"
        names = {entry.id: entry.name for entry in self._study.transcripts.entries()}
        touched = self._told_of(change).transcripts
        there = next((id_ for id_ in touched if id_ in names), None)
        return None if there is None else ({"transcripts": (there,)}, names[there])

    def action_all_again(self) -> None:
        self._filters, self._narrowed = ChangeFilters(), {}
        self._show(self.changes.current)

    def show_outcome(self) -> None:
        """List what was done, if anything was."""
        self.on_screen_resume()

    @on(ChangeList.Chosen)
    def _leave(self) -> None:
        """Go to the passage that the chosen change touched, also before it was told."""
        change = self.changes.current
        if change is not None:
            self.bring(partial(self._told_of, change), self._go)

    def _go(self, told: ChangeTold) -> None:
        if told.passage is None:
            self.tell("this change touched no passage that is there")
            return
        transcript, span = told.passage
        self.dismiss(Place(transcript, span))
