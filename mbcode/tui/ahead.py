"""What is imported and read ahead, once there is something to read."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from mbcode.errors import MbcodeError
from mbcode.tui.collecting import making_what_stands

if TYPE_CHECKING:
    from mbcode.tui.session import Session


def look_ahead(session: Session) -> None:
    """Import what other screens need, and read what a search does, before a key waits for it. Runs
    in a thread.
    """
    with making_what_stands():
        import regex  # noqa: F401

        import mbcode.tui.screens.search

        # Who searches is told why the study can't be read.
        with suppress(MbcodeError):
            session.finder.know_words()

        import mbcode.tui.screens.agreement
        import mbcode.tui.screens.codebook
        import mbcode.tui.screens.crosstab
        import mbcode.tui.screens.history
        import mbcode.tui.screens.matrix
        import mbcode.tui.screens.memos
        import mbcode.tui.screens.overview  # noqa: F401
