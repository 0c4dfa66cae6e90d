"""Decide on the names in a study: each once, in its contexts; then have them replaced."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static
from textual.worker import Worker, WorkerState

from mbcode.jobs.names.gathering import candidates
from mbcode.jobs.names.pseudonymising import Outcome, key_of, pseudonymise
from mbcode.pseudonyms.candidates import Candidate
from mbcode.tui.keymap import named_key
from mbcode.tui.naming.deciding import Deciding
from mbcode.tui.places import Place
from mbcode.tui.reading.visible import one_line
from mbcode.tui.screens.apply_names import ApplyNamesScreen
from mbcode.tui.screens.full_screen import FullScreen
from mbcode.tui.screens.prompt import NamePrompt
from mbcode.tui.screens.refusals import refusal
from mbcode.tui.screens.same_name import SameNameScreen
from mbcode.tui.session import Session
from mbcode.tui.themes import QUIET
from mbcode.tui.widgets.key_line import KeyLine
from mbcode.tui.widgets.name_list import NameList

_URGENT = ("replace", "keep", "edit", "same_as", "leave_open", "apply", "next_open")

_key = partial(named_key, "naming", show=True)


class NamesScreen(FullScreen[Place | None]):
    """Shown again it is as it was left; what was decided is carried out when the user says so."""

    BINDING_GROUP_TITLE = "Names"
    AUTO_FOCUS = "NameList"
    BINDINGS: ClassVar[list[BindingType]] = [
        _key("r", "replace", "replace", "Replace", "Let the suggested pseudonym stand for it"),
        _key("s", "keep", "keep", "Stays", "Let the name stay"),
        _key("e", "edit", "edit", "Other", "Let another pseudonym stand for it"),
        _key("equals_sign", "same_as", "same_as", "Same as", "It is another name's spelling"),
        _key("x,delete", "leave_open", "open", "Open", "Take the decision back"),
        _key("A", "apply", "apply", "Do it", "Carry the decisions out"),
        _key("n", "next_open", "next_open", "Next open", "Next name that is not decided on"),
        _key("escape,q", "dismiss(None)", "back", "Back", "Back to the reader"),
    ]
    DEFAULT_CSS = """
    NamesScreen {
        NameList { height: 1fr; }
        #forms { border-top: hkey $panel; height: 2; }
        .context { height: 2; padding: 0 1; }
    }
    """

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._deciding = Deciding()
        self._looked_at = ""
        self._key_path: Path | None = None
        self._has_done = False

    def compose(self) -> ComposeResult:
        """Lay out the names, and the contexts of the one under the cursor."""
        yield Static(id="title", classes="line", markup=False)
        yield NameList()
        yield Static(id="forms", classes="line quiet", markup=False)
        for number in range(3):
            yield Static(id=f"context-{number}", classes="context", markup=False)
        yield KeyLine(urgent=_URGENT, last="app.show_keys")

    def on_screen_resume(self) -> None:
        """Look for names, unless the study is as it was looked at last."""
        if self._session.study.fingerprint() != self._looked_at:
            self._look()

    # Looking and doing, in a thread

    def _look(self) -> None:
        self.query_one("#title", Static).update("looking for names …")
        self._in_thread(self._found)

    def _found(self) -> tuple[str, tuple[Candidate, ...]]:
        study = self._session.study
        with study.steady():
            return study.fingerprint(), candidates(study, key_of(study, self._key_path))

    def _carry_out(self, key: Path | None) -> Outcome:
        decisions = self._deciding.decisions()
        return pseudonymise(self._session.study, decisions, key, remove_backups=True)

    @work(thread=True, exclusive=True, exit_on_error=False)
    def _in_thread(self, do: Callable[[], object]) -> object:
        return do()

    @on(Worker.StateChanged)
    def _take(self, event: Worker.StateChanged) -> None:
        event.stop()
        result = event.worker.result
        if event.state is WorkerState.ERROR:
            self.tell(refusal(event.worker.error))
            self._show_title()
        elif event.state is WorkerState.SUCCESS and isinstance(result, Outcome):
            self._done(result)
        elif event.state is WorkerState.SUCCESS and isinstance(result, tuple):
            self._looked_at, found = result
            self._deciding.take(found)
            self.query_one(NameList).show(self._deciding)
            self._show_here()

    def _done(self, outcome: Outcome) -> None:
        self._has_done = True
        self._session.resume()
        told = (outcome.change.summary, *outcome.notes)
        self.tell(" · ".join(told), is_warning=bool(outcome.notes))
        self._look()

    # What is shown

    @property
    def _here(self) -> Candidate | None:
        return self.query_one(NameList).current

    def _show_here(self) -> None:
        self._show_title()
        here = self._here
        forms = "" if here is None else f"goes along: {', '.join(here.forms)}"
        self.query_one("#forms", Static).update(one_line(forms))
        contexts = () if here is None else here.contexts
        for number in range(3):
            place = self.query_one(f"#context-{number}", Static)
            if number >= len(contexts):
                place.update("")
                continue
            each = contexts[number]
            parts = (
                (f"{each.where}: ", QUIET),
                each.before,
                (each.words, "bold"),
                each.after,
            )
            place.update(Content.assemble(*parts))

    def _show_title(self) -> None:
        deciding = self._deciding
        if not deciding.candidates:
            parts: tuple[str, ...] = ("no name was found that is not decided on",)
        else:
            parts = (
                f"{deciding.open:,} open",
                f"{deciding.replaced:,} to replace",
                f"{deciding.kept:,} to stay",
                f"{'none of these' if self._has_done else 'nothing'} is done yet",
            )
        told = Content.assemble(("Names", "bold $accent"), " · ", " · ".join(parts))
        self.query_one("#title", Static).update(told)

    @on(NameList.Moved)
    def show_name(self) -> None:
        """Show the contexts of the name under the cursor."""
        self._show_here()

    def _decided(self, *, go_on: bool = True) -> None:
        names = self.query_one(NameList)
        # One choice may show in several rows.
        names.refresh()
        following = self._deciding.next_open(names.index)
        if go_on and following is not None:
            names.go(following)
        self._show_here()

    # Keys

    def action_replace(self) -> None:
        if self._here is not None:
            self._deciding.replace(self._here)
            self._decided()

    def action_keep(self) -> None:
        if self._here is not None:
            self._deciding.keep(self._here)
            self._decided()

    def action_leave_open(self) -> None:
        if self._here is not None:
            self._deciding.leave_open(self._here)
            self._decided(go_on=False)

    @on(NameList.Chosen)
    def action_edit(self) -> None:
        """Ask for a pseudonym."""
        here = self._here
        if here is None:
            return
        now = self._deciding.pseudonym(here) or here.suggestion

        def take(pseudonym: str | None) -> None:
            if pseudonym is not None:
                self._deciding.replace(here, pseudonym)
                self._decided()

        self.app.push_screen(NamePrompt("Pseudonym", now), take)

    def action_same_as(self) -> None:
        """Ask which other name it is."""
        here = self._here
        if here is None:
            return

        def take(other: Candidate | None) -> None:
            if other is not None:
                self._deciding.join(here, other)
                self._decided()

        others = self._deciding.may_join(here)
        self.app.push_screen(SameNameScreen(here.name, others), take)

    def action_next_open(self) -> None:
        names = self.query_one(NameList)
        following = self._deciding.next_open(names.index) if self._here else None
        if following is None:
            self.tell("no name is open", is_warning=False)
        else:
            names.go(following)

    def action_apply(self) -> None:
        """Ask for the key's file, then replace; where names only stay, there is nothing to ask."""
        if not self._deciding.decisions():
            self.tell("no name is decided on yet")
            return
        self._session.remember()
        if not self._deciding.replaced:
            self._start(None)
            return
        key = str(self._key_path or "")
        backups = len(self._session.study.names.backups())
        self.app.push_screen(
            ApplyNamesScreen(self._deciding.replaced, backups, key),
            lambda path: None if path is None else self._start(path),
        )

    def _start(self, key: Path | None) -> None:
        self._key_path = key or self._key_path
        self.query_one("#title", Static).update("working …")
        self._in_thread(partial(self._carry_out, key))
