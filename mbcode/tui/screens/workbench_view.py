"""The workbench to look at: transcripts, reader and codebook side by side, and what they show.

What its keys do stands in `workbench.py`.
"""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Static

from mbcode.model import Code, Transcript
from mbcode.tui.panes import NAMES_FROM, Side, Wishes, arrange
from mbcode.tui.screens.advice import NO_CODES, NO_TRANSCRIPTS
from mbcode.tui.screens.session_screen import SessionScreen
from mbcode.tui.screens.workbench_keys import FIRST_AT_THE_FOOT
from mbcode.tui.session import Session
from mbcode.tui.under_cursor import (
    CodeHere,
    Subject,
    codes_here,
    doubts_here,
    memos_here,
    on_code,
    on_coding,
    on_transcript,
)
from mbcode.tui.widgets.code_counts import CodeCounts
from mbcode.tui.widgets.code_line import CodeLine
from mbcode.tui.widgets.code_tree import CodeTree
from mbcode.tui.widgets.key_line import KeyLine
from mbcode.tui.widgets.memo_line import MemoLine
from mbcode.tui.widgets.pane_heading import PaneHeading
from mbcode.tui.widgets.reader import Reader
from mbcode.tui.widgets.reader_keys import Mode
from mbcode.tui.widgets.top_line import TopLine
from mbcode.tui.widgets.transcript_list import TranscriptList


class WorkbenchView(SessionScreen[None]):
    """Shows a session. Facts flow down from it into the widgets; nothing here alters a study.

    `trouble` is why the study can't be read just now; empty, while it can.
    """

    AUTO_FOCUS = "Reader"
    DEFAULT_CSS = """
    WorkbenchView {
        #panes { height: 1fr; }
        #reader-pane { width: 1fr; padding-top: 1; }
        #list-pane, #tree-pane { display: none; }
        #list-pane.-shown, #tree-pane.-shown { display: block; }
        #list-pane { border-right: vkey $panel; }
        #tree-pane { border-left: vkey $panel; }
        #tree-pane PaneHeading { padding: 0 2 0 0; }
        #list-pane:focus-within PaneHeading, #tree-pane:focus-within PaneHeading {
            color: $accent;
        }
        #foot { height: auto; border-top: hkey $panel; }
        .advice { padding: 1 2; color: $text-muted; display: none; }
        &.-no-transcripts #no-transcripts, &.-no-codes #no-codes { display: block; }
        &.-no-transcripts Reader, &.-no-codes CodeTree, &.-no-codes CodeCounts { display: none; }
    }
    """

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.trouble = ""
        self._wishes = Wishes()
        self._open: Transcript | None = None

    def compose(self) -> ComposeResult:
        """Lay out the panes between the line at the top and those at the foot."""
        yield TopLine(self.session.name, self.session.coder, is_blind=self.session.study.is_blind)
        with Horizontal(id="panes"):
            with Vertical(id="list-pane"):
                yield PaneHeading("Transcripts", "coded")
                yield TranscriptList()
            with Vertical(id="reader-pane"):
                yield Static(NO_TRANSCRIPTS, classes="advice", id="no-transcripts", markup=False)
                yield Reader()
            with Vertical(id="tree-pane"):
                yield PaneHeading("Codes", "transcript/study")
                yield Static(NO_CODES, classes="advice", id="no-codes", markup=False)
                yield CodeTree()
                yield CodeCounts()
        with Vertical(id="foot"):
            yield CodeLine()
            yield MemoLine()
        yield KeyLine(urgent=FIRST_AT_THE_FOOT, last="app.show_keys")

    def on_mount(self) -> None:
        """Show the study in the panes there is room for."""
        self._arrange(self.app.size.width)
        self.show_study()

    @property
    def reader(self) -> Reader:
        return self.query_one(Reader)

    @property
    def codebook(self) -> CodeTree:
        return self.query_one(CodeTree)

    @property
    def code_gone_to(self) -> Code | None:
        """The code under the codebook's cursor, if that has the focus."""
        tree = self.codebook
        return self.session.codes.get(tree.current or 0) if tree.has_focus else None

    @property
    def subject(self) -> Subject | None:
        """What a memo would be on: the code in the tree, the chosen coding, or the transcript."""
        code = self.code_gone_to
        if code is not None:
            return on_code(code)
        chosen = self.reader.chosen
        return on_transcript(self.session) if chosen is None else on_coding(self.session, chosen)

    # Which panes there are

    def on_resize(self, event: events.Resize) -> None:
        """Share the width out again."""
        self._arrange(event.size.width)

    def toggle(self, side: Side) -> None:
        """Show or hide a pane beside the reader."""
        self._wishes = self._wishes.toggled(side, self.size.width)
        self._arrange(self.size.width)

    def has_pane(self, side: Side) -> bool:
        """Tell whether a pane is shown."""
        panes = arrange(self.size.width, self._wishes)
        return bool(panes.list if side is Side.LIST else panes.tree)

    def _arrange(self, width: int) -> None:
        panes = arrange(width, self._wishes)
        self.reader.show_margin = width >= NAMES_FROM
        for name, columns in (("#list-pane", panes.list), ("#tree-pane", panes.tree)):
            pane = self.query_one(name)
            pane.styles.width = columns
            pane.set_class(columns > 0, "-shown")
            if not columns and pane.has_focus_within:
                self.reader.focus()

    @property
    def code_in_question(self) -> int | None:
        """The code under the codebook's cursor, if that has the focus, else the coding's."""
        code, chosen = self.code_gone_to, self.reader.chosen
        if code is not None:
            return code.id
        return None if chosen is None else chosen.code

    # What they show

    def show_study(self) -> None:
        """Show the session as it is now; each widget draws again only what became different."""
        session = self.session
        open_now = None if session.transcript is None else session.transcript.id
        self.set_class(not session.entries, "-no-transcripts")
        self.set_class(not session.codes, "-no-codes")
        top = self.query_one(TopLine)
        top.transcript, top.only_mine = session.transcript, session.only_mine
        top.is_away, top.is_behind = bool(self.trouble), session.is_behind
        top.doubts = session.doubts.counted(session.shown)
        self.query_one(TranscriptList).show(session.entries, open_now, session.done)
        self.codebook.show(session.codes, session.tallies())
        if session.transcript is self._open:
            self.reader.update_codings(session.shown, session.codes, session.coder_id)
        else:
            self._open = session.transcript
            self.reader.show(
                session.transcript,
                session.shown,
                session.codes,
                at=session.position,
                coder=session.coder_id,
            )
        self.reader.doubtful = session.doubts.positions(session.shown)
        self.show_lines()

    def show_lines(self) -> None:
        """Say what is under the cursor: codes, and memos."""
        subject, code = self.subject, self.code_gone_to
        if code is not None:
            here = [CodeHere(code, chosen=True)]
        else:
            here = codes_here(self.session, self.reader.coding_here, self.reader.chosen)
        otherwise = "" if self.session.transcript is None else "no code here · enter picks one"
        self.query_one(CodeLine).show(here, otherwise, mode=self._mode_in_words())
        subjects = {subject, None if code is not None else on_transcript(self.session)}
        reader = self.reader
        self.query_one(MemoLine).show(
            memos_here(self.session, [subject, *(subjects - {subject})]),
            doubts_here(self.session, reader.selection, reader.coding_here, reader.chosen),
        )

    def _mode_in_words(self) -> str:
        """Return what the keys do now and how to have done with it; nothing where all is usual."""
        if self.reader.mode is Mode.EXACT:
            return "Selecting exact characters · ⏎ code · esc drop · o other end"
        chosen = self.reader.chosen
        if self.reader.mode is Mode.SENTENCES or chosen is None:
            return ""
        code = self.session.codes.get(chosen.code)
        name = "the coding" if code is None else code.name
        return f"Moving the edges of {name} · ⏎ keep · esc drop · o other end"
