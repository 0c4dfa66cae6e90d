"""The doors through which the codebook is altered on screen; each step is one change.

`edit` and `add` are done at once, and taken into the session, so that all screens show it. What may
alter thousands of codings hands out what it did, for the session to take in: a thread may call it.
Every method raises MbcodeError, with nothing altered, where the study refuses.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from mbcode.changes import Change
from mbcode.danish import fold
from mbcode.errors import ConflictError
from mbcode.model import Code, CodeText
from mbcode.tui.codebook.moving import Step, spot_after
from mbcode.tui.session import Session


class CodebookDesk:
    """Alters the codebook of the study of a session."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._book = session.study.codebook

    def edit(self, code: Code, fields: dict[str, Any]) -> str:
        """Alter what the codebook says of a code; return what was done."""
        return self._session.taken_in(self._book.edit(code.id, **fields))

    def add(self, text: CodeText, parent: int | None) -> Code:
        """Add a code, last below `parent` (None: at the top), and return it."""
        self._session.take_in(self._book.add(text, parent))
        return self.called(text.name)

    def move(self, code: Code, step: Step) -> Change:
        """Move a code, with all below it, by one step in the tree."""
        spot = spot_after(tuple(self._session.codes.values()), code, step)
        return self._book.move(code.id, spot.parent, spot.before)

    def merge(self, code: Code, into: Code) -> Change:
        """Let `into` take over all that a code has; the code goes."""
        return self._book.merge(code.id, into.id)

    def split(self, code: Code, name: str, codings: Sequence[int]) -> Change:
        """Make a code of some of a code's codings."""
        return self._book.split(code.id, name, codings)

    def delete(self, code: Code) -> Change:
        """Remove a code that nothing hangs on."""
        return self._book.delete(code.id)

    def check_free(self, name: str) -> None:
        """Raise ConflictError if there is a code of that name."""
        taken = [code for code in self._session.codes.values() if fold(code.name) == fold(name)]
        if taken:
            raise ConflictError(f"there is a code '{taken[0].name}' already")

    def called(self, name: str) -> Code:
        """Return the code of a name."""
        folded = fold(" ".join(name.split()))
        return next(code for code in self._session.codes.values() if fold(code.name) == folded)
