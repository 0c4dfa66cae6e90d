"""What the screens share on which an open study is worked on."""

from __future__ import annotations

from mbcode.tui.screens.full_screen import FullScreen
from mbcode.tui.screens.stepwise import Answer
from mbcode.tui.session import Session


class SessionScreen(FullScreen[Answer]):
    """One's own last change can be taken back on it, and done again."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session

    def action_undo(self) -> None:
        self.do_apart(self.session.study.history.undo, self.session.undone)

    def action_redo(self) -> None:
        self.do_apart(self.session.study.history.redo, self.session.redone)
