"""What the workbench asks and tells whoever suggests codes."""

from __future__ import annotations

from collections.abc import Callable

from mbcode.changes import Change
from mbcode.jobs.suggesting.adviser import Adviser, Suggestion
from mbcode.jobs.suggesting.verdicts import accept, refuse
from mbcode.tui.session import Session


class Suggesting:
    """The suggestions of one session; learnt when they are asked for, never before."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self._adviser: Adviser | None = None
        self._learnt_at = ""

    @property
    def is_ready(self) -> bool:
        """Whether it need not be learnt anew who suggests codes, which takes a while."""
        learnt = self._adviser is not None
        return learnt and self._learnt_at == self.session.study.fingerprint()

    def adviser(self, go_on: Callable[[], object] = lambda: None) -> Adviser:
        """Return who suggests codes: learnt anew where the study is another since the last time.

        `go_on` is called time and again while it is learnt; what it raises ends that.
        """
        state = self.session.study.fingerprint()
        if self._adviser is None or self._learnt_at != state:
            self._adviser = Adviser(self.session.study, self.session.coder, go_on=go_on)
            self._learnt_at = state
        return self._adviser

    def accept(self, suggestion: Suggestion) -> Change:
        """Give a suggested code to its sentence; return what that did, for the session to take in.

        Alters nothing on screen, so that a thread may call it.
        """
        where = suggestion.transcript.id, suggestion.sentence, suggestion.code
        done = accept(self.session.study, self.adviser(), *where)
        # What one accepts says nothing new: the next suggestion need not be learnt anew for it.
        self._learnt_at = self.session.study.fingerprint()
        return done

    def refuse(self, suggestion: Suggestion) -> str:
        """Have a code suggested for its sentence no more; return what was done."""
        where = suggestion.transcript.id, suggestion.sentence, suggestion.code
        return refuse(self.session.study, self.adviser(), *where)
