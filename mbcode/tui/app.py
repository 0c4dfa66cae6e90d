"""The workbench as a program: opens a study and leaves the terminal as it was found.

The first frame has the text in it already, and is painted before SQLAlchemy is imported, which
takes longer than starting Textual does. A study that can't be opened is told on stderr, as the
command line tells it.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import ComposeResult, SystemCommand
from textual.binding import Binding, BindingType
from textual.notifications import SeverityLevel
from textual.screen import Screen

from mbcode.errors import MbcodeError
from mbcode.material import EXAMPLE
from mbcode.store.address import file_of, without_password
from mbcode.store.glance import glance
from mbcode.store.study_file import check_study_file
from mbcode.tui.ahead import look_ahead
from mbcode.tui.collecting import at_rest, collect_at_rest, making_what_stands
from mbcode.tui.held_keys import KeyHoldingApp, Made
from mbcode.tui.keymap import Keymap
from mbcode.tui.keys import Key, key_groups
from mbcode.tui.reading.visible import one_line
from mbcode.tui.restyling import restyle
from mbcode.tui.themes import DARK, LIGHT, theme_for, themes
from mbcode.tui.widgets.opening import Opening
from mbcode.tui.working import Working

if TYPE_CHECKING:
    from mbcode.tui.session import Session

_PATIENCE = 1.0
"""Seconds that a key waits for others who write: longer, and the screen would seem to be stuck."""
_NOTICE_SECONDS = 10
_TURN = 0.000_1
"""Seconds after which a thread that counts or reads lets the screen have its turn. Python's own
5 ms are waited for at each question to the database, and add up to a tenth of a second in a key.
"""
_REST = 1.5
"""Seconds without a key after which there is time for what could hold one up."""
_READ_A_SECOND = 15
"""Characters that a person reads in a second, with something else in mind."""


def run(target: str, coder: str, keymap: Keymap | None = None, *, is_blind: bool = False) -> int:
    """Open the workbench on the study at `target` (a path or an address) in `coder`'s name, with
    the user's own keys of `keymap`; `is_blind` hides the other coders' work.

    Returns the exit status: 0 after it was left, 1 if the study could not be opened.
    """
    try:
        file = file_of(target)
        if file is not None:
            check_study_file(Path(file).absolute())
    except MbcodeError as error:
        return _refuse(str(error))
    app = Workbench(target, coder, keymap, is_blind=is_blind)
    failure = app.run()
    return _refuse(failure) if failure else app.return_code or 0


def _refuse(reason: str) -> int:
    print(f"mbcode: error: {one_line(reason)}", file=sys.stderr)
    return 1


class Workbench(KeyHoldingApp):
    """The program. It returns why the study could not be opened, or nothing."""

    TITLE = "mbcode"
    CSS = """
    Input > .input--placeholder { color: $text-muted; }
    SearchIcon { display: none; }
    /* What is told must not hide what is read: it stands at the end of the title, in the empty row
       above the text (with two rows on both), or below the question that a dialog asks. */
    ToastRack { dock: top; align: right bottom; margin: 0; padding: 0; }
    WorkbenchScreen ToastRack, FootDialog ToastRack { min-height: 2; }
    Dialog ToastRack { dock: bottom; }
    FootDialog ToastRack { dock: top; }
    /* A scroll bar would take width that the height was measured with, and cut off the last row. */
    ToastRack { overflow-y: hidden; }
    Toast { width: auto; max-width: 100%; margin-top: 0; padding: 0 1; background: $panel; }
    """
    NOTIFICATION_TIMEOUT = 3
    BINDING_GROUP_TITLE = "Everywhere"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "question_mark",
            "app.show_keys",
            "Keys",
            id="app.keys",
            tooltip="Every key of the screen",
        ),
        Binding("ctrl+p", "command_palette", "Everything by name", id="app.palette", show=False),
        Binding("ctrl+t", "switch_theme", "Light or dark", id="app.theme", show=False),
        Binding("ctrl+q", "quit", "Leave", id="app.quit", show=False),
    ]

    def __init__(
        self, target: str, coder: str, keymap: Keymap | None = None, *, is_blind: bool = False
    ) -> None:
        super().__init__()
        self.hold_keys()  # Until the study is open.
        self.keymap: Keymap = keymap or {}
        self.set_keymap(self.keymap)
        self._target = target
        self._coder = coder
        self._is_blind = is_blind
        self._session: Session | None = None
        for theme in themes(is_colourless=self.no_color):
            self.register_theme(theme)
        self.theme = theme_for(os.environ.get("COLORFGBG", ""))

    def compose(self) -> ComposeResult:
        """Show the text, where it can be had at a glance, until the study is open."""
        file = file_of(self._target)
        seen = None if file is None else glance(Path(file), self._coder)
        place = without_password(self._target)
        yield Opening(place, self._coder, seen, is_blind=self._is_blind)

    def on_mount(self) -> None:
        """Begin to open the study once the first frame stands."""
        sys.setswitchinterval(_TURN)
        collect_at_rest()
        self.set_interval(_REST, self._look_for_rubbish)
        self.call_after_refresh(self.run_worker, self._open, thread=True, exit_on_error=True)

    def do_apart(
        self,
        deed: Callable[[], Made],
        then: Callable[[Made], object],
        refused: Callable[[MbcodeError], object],
    ) -> None:
        """Do a deed in a thread, and read there what is on screen once it is done; say so, if that
        takes long.
        """
        working = Working(self)

        def do() -> Made:
            made = deed()
            # What keeps it from being read is told by whoever reads it then.
            with suppress(MbcodeError):
                if self._session is not None:
                    self._session.read_ahead(made)
            return made

        super().do_apart(do, working.over(then), working.over(refused))

    def _look_for_rubbish(self) -> None:
        is_at_work = self.holds_keys or any(worker.is_running for worker in self.workers)
        if self.idle_seconds >= _REST and not is_at_work:
            at_rest()

    def _open(self) -> None:
        """Import what only an open study needs, open it, and show it. Runs in a thread."""
        try:
            with making_what_stands():
                import mbcode.tui.screens.workbench  # noqa: F401  # What `_show` needs, at once.
                from mbcode.store.study import Study
                from mbcode.tui.session import Session

                study = Study.open(
                    self._target, coder=self._coder, patience=_PATIENCE, is_blind=self._is_blind
                )
                session = Session(study)
                session.resume()
        except MbcodeError as error:
            self.call_from_thread(self.exit, str(error))
            return
        self.call_from_thread(self._show, session)

    def _show(self, session: Session) -> None:
        from mbcode.tui.screens.workbench import WorkbenchScreen

        self._session = session
        workbench = WorkbenchScreen(session)
        self.push_screen(workbench)
        self.screen_stack[0].query(Opening).remove()
        if session.is_first_visit and session.study.name == EXAMPLE:
            self._show_tour()
        if session.study.notice:
            self.notify(one_line(session.study.notice), timeout=_NOTICE_SECONDS, markup=False)
        else:
            workbench.tell_reviews()
        # Nothing that stands then goes away: a full collection need not look through it again.
        self.call_after_refresh(gc.freeze)
        workbench.call_after_refresh(self.release_keys)
        self.call_after_refresh(self.run_worker, partial(look_ahead, session), thread=True)
        self.call_after_refresh(self.run_worker, self._keep_backup, thread=True)

    def _keep_backup(self) -> None:
        """Keep the day's backup, once there is something to read. Runs in a thread."""
        if self._session is None:
            return
        try:
            self._session.study.keep_daily_backup()
        except MbcodeError as error:
            told = one_line(f"No backup was made: {error}")
            self.call_from_thread(self.notify, told, severity="warning", markup=False)

    def on_unmount(self) -> None:
        """Keep the place and let go of the study, however the program is left."""
        if self._session is not None:
            self._session.remember()
            self._session.study.close()

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = True,
    ) -> None:
        """Tell something for as long as it takes to read, in place of what was told before."""
        self.clear_notifications()
        # Textual leaves the frame of what was cleared, and the next message would stand below it.
        self.screen.query("ToastHolder").remove()
        if timeout is None:
            timeout = max(self.NOTIFICATION_TIMEOUT, len(message) / _READ_A_SECOND)
        super().notify(message, title=title, severity=severity, timeout=timeout, markup=markup)

    def _show_tour(self) -> None:
        from mbcode.tui.screens.tour import TourScreen

        self.push_screen(TourScreen())

    def action_show_keys(self) -> None:
        """List the keys of the screen that is on top."""
        from mbcode.tui.screens.keys import KeysScreen

        self.push_screen(KeysScreen(key_groups(self.screen, self.keymap)))

    def action_switch_theme(self) -> None:
        self.theme = LIGHT.name if self.current_theme.dark else DARK.name

    def refresh_css(self, animate: bool = True) -> None:  # noqa: ARG002  # Textual's word for it.
        """Colour all screens by the theme; keys that come meanwhile are taken afterwards."""
        self.call_next(restyle, self)

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """Offer in the palette whatever a key does on `screen` now, and the choice of colours."""
        for group in key_groups(screen, self.keymap):
            for key in group.keys:
                if key.holds:
                    shortcut = self.get_key_display(key.keys[0])
                    help_text = f"{group.title} · {shortcut}" if group.title else shortcut
                    yield SystemCommand(key.what, help_text, partial(self._press, key))
        yield SystemCommand("Choose colours", "light, dark and others", self.search_themes)
        yield SystemCommand("The tour", "the workbench in nine lines", self._show_tour)

    async def _press(self, key: Key) -> None:
        await self.run_action(key.action, key.node)
