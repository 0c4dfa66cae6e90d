"""Writing a memo from any screen: what was written is not lost where the study refuses it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from textual.screen import Screen

from mbcode.tui.screens.memo import MemoScreen
from mbcode.tui.session import Session
from mbcode.tui.under_cursor import Subject

Do = Callable[[Callable[[], object]], bool]
"""Does something, or tells why it was refused; returns whether it was done."""


def write_memo(screen: Screen[Any], session: Session, subject: Subject, quote: str, do: Do) -> None:
    """Open one's own memo on something, over `screen`, and keep what is written.

    Where the study is busy or away the memo is opened again, as it was written.
    """
    read: list[str] = []
    if not do(lambda: read.append(session.own_memo(subject.target))):
        return
    (before,) = read

    def write(text: str | None) -> None:
        if text is not None and not do(partial(session.write_memo, subject.target, text)):
            ask(text)

    def ask(draft: str | None) -> None:
        memo = MemoScreen(session.study, subject.on, quote, before, draft)
        screen.app.push_screen(memo, write)

    ask(None)
