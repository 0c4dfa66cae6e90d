"""The names screen to look at: names looked for in a thread, and the one under the cursor in its
contexts. What its keys do stands in `names.py`.
"""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from textual import on, work
from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.widgets import Static
from textual.worker import Worker, WorkerState, get_current_worker

from mbcode.jobs.names.gathering import looking
from mbcode.jobs.names.pseudonymising import key_of
from mbcode.pseudonyms.candidates import Candidate, Context
from mbcode.tui.collecting import making_what_stands
from mbcode.tui.naming.deciding import Deciding
from mbcode.tui.naming.listed import Listed
from mbcode.tui.places import Place
from mbcode.tui.reading.visible import one_line
from mbcode.tui.screens.full_screen import FullScreen
from mbcode.tui.screens.names_keys import URGENT
from mbcode.tui.screens.refusals import refusal
from mbcode.tui.session import Session
from mbcode.tui.themes import QUIET
from mbcode.tui.widgets.cut_text import CutText
from mbcode.tui.widgets.key_line import KeyLine
from mbcode.tui.widgets.name_list import NameList

_CONTEXTS = 3


class NamesView(FullScreen[Place | None]):
    """Shows what was decided, and looks for names again when it is shown and the study is no more
    as it was. Nothing here alters a study.
    """

    DEFAULT_CSS = """
    NamesView {
        NameList { height: 1fr; }
        #forms { border-top: hkey $panel; height: 2; }
        .context { height: 2; padding: 0 1; }
    }
    """

    class CameSoFar(Message):
        """A thread has looked through a share of the study."""

        def __init__(self, share: float) -> None:
            super().__init__()
            self.share = share

    class Found(Message):
        """A thread has found all names of a study in a state."""

        def __init__(self, state: str, listed: Listed) -> None:
            super().__init__()
            self.state, self.listed = state, listed

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.deciding = Deciding()
        self.key_path: Path | None = None
        self.has_done = False
        self._looked_at = ""

    def compose(self) -> ComposeResult:
        """Lay out the names, and the contexts of the one under the cursor."""
        yield Static(id="title", classes="line head", markup=False)
        yield NameList()
        yield Static(id="forms", classes="line quiet", markup=False)
        for number in range(_CONTEXTS):
            yield CutText(id=f"context-{number}", classes="context", markup=False)
        yield KeyLine(urgent=URGENT, last="app.show_keys")

    def on_screen_resume(self) -> None:
        """Look for names, unless the study is as it was looked at last or somebody does already."""
        is_looked_for = any(worker.node is self and worker.is_running for worker in self.workers)
        if not is_looked_for and self.session.study.fingerprint() != self._looked_at:
            self.look()

    # Looking, in a thread

    def look(self) -> None:
        """Look for names; what is decided stays."""
        self.say("looking for names …")
        self._look(self.key_path)

    @work(thread=True, group="names", exclusive=True, exit_on_error=False)
    def _look(self, key: Path | None) -> None:
        worker, study = get_current_worker(), self.session.study
        with (
            making_what_stands(),
            study.steady(),
            closing(looking(study, key_of(study, key))) as steps,
        ):
            state = study.fingerprint()
            for step in steps:
                if worker.is_cancelled:
                    return
                if step.found is None:
                    self.post_message(self.CameSoFar(step.share))
                else:
                    self.post_message(self.Found(state, Listed.of(step.found)))

    def stop_looking(self) -> None:
        """Look no further; what was found until now is not kept."""
        self.workers.cancel_group(self, "names")

    @on(CameSoFar)
    def _say_share(self, event: CameSoFar) -> None:
        self.say(f"looking for names … {event.share:.0%}")

    @on(Found)
    def _take(self, event: Found) -> None:
        self._looked_at = event.state
        self.deciding.take(event.listed)
        self.query_one(NameList).show(self.deciding)
        self.show_here()

    @on(Worker.StateChanged)
    def _tell_refusal(self, event: Worker.StateChanged) -> None:
        event.stop()
        if event.state is WorkerState.ERROR:
            self.tell(refusal(event.worker.error))
            self.show_title()

    # What is shown

    @property
    def here(self) -> Candidate | None:
        """The name under the cursor."""
        return self.query_one(NameList).current

    @on(NameList.Moved)
    def show_here(self) -> None:
        """Show how many names are decided on, and the contexts of the one under the cursor."""
        self.show_title()
        here = self.here
        forms = "" if here is None else f"spelled {', '.join(here.forms)}"
        self.query_one("#forms", Static).update(one_line(forms), layout=False)
        contexts = () if here is None else here.contexts
        for number in range(_CONTEXTS):
            shown = _shown(contexts[number]) if number < len(contexts) else ""
            self.query_one(f"#context-{number}", Static).update(shown, layout=False)

    def show_title(self) -> None:
        """Say how many names are decided on."""
        deciding = self.deciding
        if not deciding.candidates:
            self.say("no name is left to decide on")
            return
        parts = (
            f"{deciding.open:,} open",
            f"{deciding.replaced:,} to replace",
            f"{deciding.kept:,} to stay",
            f"{'none of these' if self.has_done else 'nothing'} is done yet",
        )
        self.say(" · ".join(parts))

    def say(self, what: str) -> None:
        """Say something in the first line."""
        told = Content.assemble(("Names", "bold $accent"), " · ", what)
        # One row stays one row: the screen need not be laid out again.
        self.query_one("#title", Static).update(told, layout=False)


def _shown(context: Context) -> Content:
    where = (f"{context.where}: ", QUIET)
    return Content.assemble(where, context.before, (context.words, "bold"), context.after)
