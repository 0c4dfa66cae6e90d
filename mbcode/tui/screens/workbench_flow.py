"""Coding without stopping: a code on hold, codes named by the words themselves, quotations."""

from __future__ import annotations

from mbcode.model import Code
from mbcode.tui.choices import NewCode, in_vivo
from mbcode.tui.quotation import quotation
from mbcode.tui.screens.workbench_coding import CodingBench
from mbcode.tui.session import Session


class FlowBench(CodingBench):
    """Gives codes at one stroke."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._held: Code | None = None

    # A code on hold

    def action_hold_code(self) -> None:
        """Hold the last code: enter gives it to passage after passage, until it is let go."""
        code = self.session.latest
        if code is None:
            self.tell("there is no last code yet; give one, then hold it")
        else:
            self._hold(code)

    def action_release_code(self) -> None:
        self._hold(None)

    def action_give_held(self) -> None:
        """Give the passage the code on hold, and go on to the next sentence."""
        if self._held is not None:
            self._tag(self._held)
            self.reader.action_let_go()
            self.reader.action_step_sentence(1)

    def _hold(self, code: Code | None) -> None:
        self._held = code
        self.refresh_bindings()
        self.show_lines()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let enter give the code on hold as long as there is one, and escape let go of it."""
        is_held = self._held is not None
        if action in ("give_held", "release_code") and not is_held:
            return False
        if action == "pick_code" and is_held:
            return False
        return super().check_action(action, parameters)

    def _mode_in_words(self) -> str:
        if self._held is None:
            return super()._mode_in_words()
        return f"Holding {self._held.name} · ⏎ gives it and goes on · esc lets go"

    # A code by the words

    def action_code_in_vivo(self) -> None:
        """Give the passage the code that is called by its words, made if there is none."""
        span = self._passage()
        if span is not None:
            code = in_vivo(self._words_of(span), self.session.choices)
            self._give(span, code if isinstance(code, NewCode) else (code,))

    # A quotation

    def action_copy_quotation(self) -> None:
        """Send the passage, with where it stands, to the terminal's clipboard."""
        span, transcript = self.reader.selection, self.session.transcript
        if span is None or transcript is None:
            self.tell("there is nothing here to copy")
            return
        self.app.copy_to_clipboard(quotation(transcript, span))
        self.tell(
            "sent to the terminal's clipboard; what is said in an interview is personal data",
            is_warning=False,
        )
