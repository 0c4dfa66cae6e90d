"""What is imported ahead, once there is something to read."""

from __future__ import annotations

from mbcode.tui.collecting import making_what_stands


def look_ahead() -> None:
    """Import what other screens need, before a key waits for it. Runs in a thread."""
    with making_what_stands():
        import regex  # noqa: F401

        import mbcode.tui.screens.agreement
        import mbcode.tui.screens.codebook
        import mbcode.tui.screens.crosstab
        import mbcode.tui.screens.history
        import mbcode.tui.screens.matrix
        import mbcode.tui.screens.memos
        import mbcode.tui.screens.overview
        import mbcode.tui.screens.search  # noqa: F401
