"""The names screen to look at: names looked for in a thread, and the one under the cursor in its
contexts. What its keys do stands in `names.py`.
"""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from mbcode.errors import MbcodeError
from mbcode.jobs.names.gathering import looking
from mbcode.jobs.names.pseudonymising import key_of
from mbcode.pseudonyms.candidates import Candidate, Context
from mbcode.tui.collecting import making_what_stands
from mbcode.tui.naming.deciding import Deciding
from mbcode.tui.naming.listed import Listed
from mbcode.tui.places import Place
from mbcode.tui.reading.visible import one_line
from mbcode.tui.screens.advice import NO_TRANSCRIPTS_HERE
from mbcode.tui.screens.full_screen import FullScreen, is_still
from mbcode.tui.screens.names_keys import URGENT
from mbcode.tui.screens.telling import go_on_if_wanted
from mbcode.tui.session import Session
from mbcode.tui.themes import QUIET
from mbcode.tui.widgets.cut_text import CutText
from mbcode.tui.widgets.key_line import KeyLine
from mbcode.tui.widgets.name_list import NameList

_CONTEXTS = 3
_LOOKING = "names"


@dataclass(frozen=True, slots=True, eq=False)
class _Found:
    """All names of a study in a state."""

    state: str
    listed: Listed


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
        if is_still(self.session.study, self._looked_at):
            self.show_title()
        elif not self.is_looking:
            self.look()

    # Looking, in a thread

    @property
    def is_looking(self) -> bool:
        """Whether a thread looks for names, and is wanted to."""
        mine = (worker for worker in self.workers if worker.node is self)
        return any(not worker.is_finished and not worker.is_cancelled for worker in mine)

    def look(self) -> None:
        """Look for names; what is decided stays."""
        self.say("looking for names …")
        self.find_out(
            partial(self._looked, self.key_path), self._take, self._say_refused, about=_LOOKING
        )

    def _looked(self, key: Path | None) -> _Found:
        """Look, and post from time to time how far that has come."""
        study = self.session.study
        names: tuple[Candidate, ...] = ()
        with (
            making_what_stands(),
            study.steady(),
            closing(looking(study, key_of(study, key))) as steps,
        ):
            state = study.fingerprint()
            for step in steps:
                go_on_if_wanted()
                if step.found is None:
                    self.post_message(self.CameSoFar(step.share))
                else:
                    names = step.found
            return _Found(state, Listed.of(names))

    def stop_looking(self) -> None:
        """Look no further; what was found until now is not kept."""
        self.workers.cancel_group(self, _LOOKING)

    @on(CameSoFar)
    def _say_share(self, event: CameSoFar) -> None:
        self.say(f"looking for names … {event.share:.0%}")

    def _take(self, found: _Found) -> None:
        self._looked_at = found.state
        self.deciding.take(found.listed)
        self.query_one(NameList).show(self.deciding)
        self.show_here()

    def _say_refused(self, error: MbcodeError) -> None:
        self.tell_refused(error)
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
        """Say how many names are decided on, once it is known which there are."""
        if self.is_looking:
            return
        deciding = self.deciding
        if not deciding.candidates:
            has_texts = bool(self.session.entries)
            self.say("no name is left to decide on" if has_texts else NO_TRANSCRIPTS_HERE)
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
