"""What the screens that fill the terminal share: how they look."""

from __future__ import annotations

from mbcode.tui.screens.stepwise import Answer
from mbcode.tui.screens.telling import TellingScreen


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
