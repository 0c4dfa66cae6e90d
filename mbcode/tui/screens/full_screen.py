"""What the screens that fill the terminal share: how they look, and when what they show is old."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mbcode.errors import MbcodeError
from mbcode.tui.screens.stepwise import Answer
from mbcode.tui.screens.telling import TellingScreen

if TYPE_CHECKING:
    from mbcode.store.study import Study


class FullScreen(TellingScreen[Answer]):
    """Its parts stand one below the other. `#title` is its first line, a `.line` is one row, and
    `.quiet` is what is said beside the point. `.head` is the last line above a list: there is a row
    below it, so that a message of two rows hides nothing of the list.
    """

    DEFAULT_CSS = """
    FullScreen {
        background: $surface;
        .line { height: 1; padding: 0 1; text-wrap: nowrap; text-overflow: ellipsis; }
        .quiet { color: $text-muted; }
        #title { background: $boost; }
        .head { margin-bottom: 1; }
    }
    """


def is_still(study: Study, state: str) -> bool:
    """Tell whether a study has the fingerprint `state`; no, where it can't be read: to read what is
    shown anew will tell why.
    """
    try:
        return study.fingerprint() == state
    except MbcodeError:
        return False
