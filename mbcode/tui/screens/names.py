"""Decide on the names in a study: each once, in its contexts; then have them replaced."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.binding import BindingType

from mbcode.jobs.names.pseudonymising import Outcome, pseudonymise
from mbcode.pseudonyms.candidates import Candidate
from mbcode.tui.screens.apply_names import ApplyNamesScreen
from mbcode.tui.screens.names_keys import NAMES_KEYS
from mbcode.tui.screens.names_view import NamesView
from mbcode.tui.screens.prompt import NamePrompt
from mbcode.tui.screens.same_name import SameNameScreen
from mbcode.tui.widgets.name_list import NameList


class NamesScreen(NamesView):
    """Shown again it is as it was left; what was decided is carried out when the user says so."""

    BINDING_GROUP_TITLE = "Names"
    AUTO_FOCUS = "NameList"
    BINDINGS: ClassVar[list[BindingType]] = list(NAMES_KEYS)

    def action_replace(self) -> None:
        if self.here is not None:
            self.deciding.replace(self.here)
            self._decided()

    def action_keep(self) -> None:
        if self.here is not None:
            self.deciding.keep(self.here)
            self._decided()

    def action_leave_open(self) -> None:
        if self.here is not None:
            self.deciding.leave_open(self.here)
            self._decided(go_on=False)

    @on(NameList.Chosen)
    def action_edit(self) -> None:
        """Ask for a pseudonym."""
        here = self.here
        if here is None:
            return
        now = self.deciding.pseudonym(here) or here.suggestion

        def take(pseudonym: str | None) -> None:
            if pseudonym is not None:
                self.deciding.replace(here, pseudonym)
                self._decided()

        self.app.push_screen(NamePrompt("Pseudonym", now), take)

    def action_same_as(self) -> None:
        """Ask which other name it is."""
        here = self.here
        if here is None:
            return

        def take(other: Candidate | None) -> None:
            if other is not None:
                self.deciding.join(here, other)
                self._decided()

        others = partial(self.deciding.may_join, here)
        self.app.push_screen(SameNameScreen(here.name, others), take)

    def action_next_open(self) -> None:
        names = self.query_one(NameList)
        following = self.deciding.next_open(names.index) if self.here else None
        if following is None:
            self.tell("no name is open", is_warning=False)
        else:
            names.go(following)

    def _decided(self, *, go_on: bool = True) -> None:
        names = self.query_one(NameList)
        # One choice may show in several rows.
        names.refresh()
        following = self.deciding.next_open(names.index)
        if go_on and following is not None:
            names.go(following)
        self.show_here()

    def action_leave(self) -> None:
        """Go back to the reader, and look no further for names."""
        self.stop_looking()
        self.dismiss(None)

    # Carrying out

    def action_apply(self) -> None:
        """Ask for the key's file, then replace; where names only stay, there is nothing to ask."""
        if not self.deciding.is_decided:
            self.tell("no name is decided on yet")
            return
        self.session.remember()
        if not self.deciding.replaced:
            self._start(None)
            return
        key = str(self.key_path or "")
        backups = len(self.session.study.names.backups())
        self.app.push_screen(
            ApplyNamesScreen(self.deciding.replaced, backups, key),
            lambda path: None if path is None else self._start(path),
        )

    def _start(self, key: Path | None) -> None:
        self.key_path = key or self.key_path
        self.stop_looking()
        carry_out = partial(
            pseudonymise, self.session.study, self.deciding.decisions(), key, remove_backups=True
        )
        self.bring(carry_out, self._done)

    def _done(self, outcome: Outcome) -> None:
        self.has_done = True
        self.session.resume()
        told = (outcome.change.summary, *outcome.notes)
        self.tell(" · ".join(told), is_warning=bool(outcome.notes))
        self.look()
