"""The codebook screen to look at: the tree, what is said of a code, and its quotations.

What its keys do stands in `codebook.py`.
"""

from __future__ import annotations

from functools import partial
from threading import Lock

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Static

from mbcode.amounts import many
from mbcode.model import Code
from mbcode.tui.codebook.companions import Survey
from mbcode.tui.codebook.moving import below
from mbcode.tui.codebook.quoting import Quoted, quoted
from mbcode.tui.codebook.said import going_with, marks_of, standing_on
from mbcode.tui.collecting import making_what_stands
from mbcode.tui.places import Place
from mbcode.tui.reading.visible import one_line
from mbcode.tui.screens.advice import NO_CODES_HERE
from mbcode.tui.screens.session_screen import SessionScreen
from mbcode.tui.screens.telling import go_on_if_wanted
from mbcode.tui.session import Session
from mbcode.tui.themes import QUIET
from mbcode.tui.widgets.code_colour import code_colour, legible
from mbcode.tui.widgets.code_line import expanded
from mbcode.tui.widgets.codebook_tree import CodebookTree
from mbcode.tui.widgets.key_line import KeyLine
from mbcode.tui.widgets.pane_heading import PaneHeading
from mbcode.tui.widgets.quotation_list import QuotationList
from mbcode.tui.widgets.top_line import SAID_AFTER

_LOOK_EVERY = 1.0
"""Seconds after which it is seen that others altered the study."""
_READ_AFTER = 0.08
"""Seconds that the cursor rests on a code before its quotations are read."""
_COUNT_AFTER = 0.25
"""Seconds after which it is counted again what goes with what, unless more is altered meanwhile."""
_NOTHING_SAID = "The codebook says nothing of it yet: e writes a definition."

_State = tuple[int, bool]


class CodebookView(SessionScreen[Place | None]):
    """Shows the codebook of a session. Nothing here alters a study."""

    DEFAULT_CSS = """
    CodebookView {
        #panes { height: 1fr; }
        #tree-pane { width: 38%; min-width: 28; max-width: 52; border-right: vkey $panel; }
        #code-pane { width: 1fr; }
        #tree-pane:focus-within PaneHeading { color: $accent; }
        #said { height: auto; max-height: 50%; padding: 0 1 0 0; scrollbar-size-vertical: 1; }
        #said { border-left: outer $surface; }
        #said:focus { border-left: outer $accent; }
        #text { height: auto; max-width: 100; }
        #count { margin-top: 1; border-top: hkey $panel; height: 2; }
        #code-pane:focus-within #count { color: $accent; }
        QuotationList { height: 1fr; }
        .advice { padding: 1 2; color: $text-muted; display: none; }
        &.-no-codes .advice { display: block; }
        &.-no-codes CodebookTree, &.-no-codes #code-pane { display: none; }
    }
    """

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.survey: Survey | None = None
        self._shown: _State | None = None
        self._quoted: Quoted | None = None
        self._resting: Timer | None = None
        self._changing: Timer | None = None
        self._one_at_a_time = Lock()

    def compose(self) -> ComposeResult:
        """Lay out the tree at the left; at the right the code, and its quotations below."""
        yield Static(id="title", classes="line", markup=False)
        with Horizontal(id="panes"):
            with Vertical(id="tree-pane"):
                yield PaneHeading("Codes", "transcript/study")
                yield Static(NO_CODES_HERE, classes="advice", markup=False)
                yield CodebookTree()
            with Vertical(id="code-pane"):
                with VerticalScroll(id="said"):
                    yield Static(id="text", markup=False)
                yield Static(id="count", classes="line quiet", markup=False)
                yield QuotationList()
        urgent = ("choose", "edit", "add", "merge", "split", "move", "undo", "back")
        yield KeyLine(urgent=urgent, last="app.show_keys")

    def on_mount(self) -> None:
        """Show the codebook, and keep up with what others do."""
        self.tree_of_codes.focus()
        self.show_codebook()
        self.set_interval(_LOOK_EVERY, self.keep_up)

    def on_screen_resume(self) -> None:
        """Show what was altered meanwhile; else stand as it was left."""
        self.keep_up()

    @property
    def tree_of_codes(self) -> CodebookTree:
        return self.query_one(CodebookTree)

    @property
    def code(self) -> Code | None:
        """The code in question: the one under the tree's cursor."""
        return self.session.codes.get(self.tree_of_codes.current or 0)

    # What is shown

    def show_codebook(self, at: int | None = None) -> None:
        """Show the session as it is now, the cursor on the code `at`, if there is one; and count
        again what goes with what.
        """
        session = self.session
        self._shown = self._state
        self.survey = None
        self.set_class(not session.codes, "-no-codes")
        self.tree_of_codes.show(session.codes, session.tallies(), at)
        self._show_title()
        if session.is_behind:
            self.set_timer(SAID_AFTER, partial(self._show_title, is_late=True))
        self.show_code()
        if self._changing is not None:
            self._changing.stop()
        self._changing = self.set_timer(_COUNT_AFTER, self._count)

    def _show_title(self, *, is_late: bool = False) -> None:
        session, tree = self.session, self.tree_of_codes
        total = sum(tree.tally_of(c.id).study for c in session.codes.values() if c.parent is None)
        parts = [
            Content.styled("Codebook", "bold $accent"),
            Content(many(sum(code.applicable for code in session.codes.values()), "code")),
            Content(many(total, "coding") + (" of yours" if session.only_mine else "")),
        ]
        if is_late and session.is_behind:
            parts.append(Content.styled("counting …", QUIET))
        self.query_one("#title", Static).update(Content(" · ").join(parts))

    @property
    def _state(self) -> _State:
        return self.session.newest, self.session.only_mine

    def keep_up(self) -> None:
        """Show what was altered, if anything was."""
        if self.is_current and self._shown not in (None, self._state):
            self.show_codebook()

    @on(CodebookTree.Moved)
    def show_code(self) -> None:
        """Say what the codebook says of the code in question, and read its quotations."""
        code = self.code
        if code is None:
            return
        self.query_one("#text", Static).update(self._said(code))
        if self._resting is not None:
            self._resting.stop()
        self._resting = self.set_timer(_READ_AFTER, self._read)

    def _said(self, code: Code) -> Content:
        text = self.query_one("#text", Static)
        colour = legible(code_colour(code), text.background_colors[1])
        marks = marks_of(code)
        lines = [
            Content.assemble(
                ("▌", colour.hex), (one_line(code.name), "bold"),
                (f"  {one_line(marks)}" if marks else "", QUIET),
            ),
            Content(standing_on(self.session, code, self.tree_of_codes.tally_of(code.id))),
            self._going_with(code),
            expanded(code) or Content.styled(_NOTHING_SAID, QUIET),
        ]  # fmt: skip
        return Content("\n").join(lines)

    def _going_with(self, code: Code) -> Content:
        if not code.applicable:
            return Content("a heading is given to no passage; see the codes below it")
        return Content.assemble(("goes with ", "bold"), one_line(self._companions(code)))

    def _companions(self, code: Code) -> str:
        if self.survey is None:
            return "counting …"
        found = going_with(self.survey.companions(code.name))
        return f"{found} ({self.survey.about})" if found else f"no code ({self.survey.about})"

    # What threads bring

    def _count(self) -> None:
        self.find_out(self._surveyed, self._show_survey, about="survey")

    def _surveyed(self) -> Survey:
        """Count, unless more was altered meanwhile: never two at a time."""
        with self._one_at_a_time, making_what_stands():
            go_on_if_wanted()
            return Survey.of(self.session)

    def _show_survey(self, survey: Survey) -> None:
        self.survey = survey
        self.show_code()

    def _read(self) -> None:
        code, survey = self.code, self.survey
        if code is not None and survey is not None:
            codes = below(self.session.codes, code)
            read = partial(quoted, self.session.study, survey, code, codes)
            self.find_out(read, self._show_quotations, about="quotations")

    def _show_quotations(self, found: Quoted) -> None:
        if self.code is None or self.code.id != found.code:
            return
        before, self._quoted = self._quoted, found
        self.query_one("#count", Static).update(found.in_words())
        if before is None or before.code != found.code or before.document != found.document:
            self.query_one(QuotationList).show(found.document)

    @on(QuotationList.Chosen)
    def _leave(self, event: QuotationList.Chosen) -> None:
        """Go to the quotation in the reader."""
        if self._quoted is not None and event.index < len(self._quoted.found):
            self.dismiss(self._quoted.found[event.index].place)
