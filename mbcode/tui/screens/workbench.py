"""What the workbench's keys do beside coding: they look, and go somewhere."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from textual import events, on
from textual.binding import BindingType
from textual.message import Message
from textual.timer import Timer

from mbcode.errors import MbcodeError
from mbcode.tui.panes import Side
from mbcode.tui.places import Place
from mbcode.tui.screens.led_to import screen_called
from mbcode.tui.screens.workbench_keys import WORKBENCH_KEYS
from mbcode.tui.screens.workbench_suggesting import SuggestingBench
from mbcode.tui.session import Session
from mbcode.tui.watch import Seen, Watch
from mbcode.tui.widgets.code_line import CodeLine
from mbcode.tui.widgets.code_tree import CodeTree
from mbcode.tui.widgets.memo_line import MemoLine
from mbcode.tui.widgets.reader import Here, Reader
from mbcode.tui.widgets.transcript_list import TranscriptList

_REMEMBER_AFTER = 1.0
"""Seconds at rest after which the place is kept."""


class WorkbenchScreen(SuggestingBench):
    """Where a study is read and coded. What it shows is on the disk."""

    BINDING_GROUP_TITLE = "Workbench"
    BINDINGS: ClassVar[list[BindingType]] = list(WORKBENCH_KEYS)

    class Watched(Message):
        """The watch on the study has something to tell."""

        def __init__(self, seen: Seen) -> None:
            super().__init__()
            self.seen = seen

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._resting: Timer | None = None
        self._came_from: str | None = None
        self._watch = Watch(session, lambda seen: self.post_message(self.Watched(seen)))

    # What others do

    def on_mount(self) -> None:
        """Begin to watch for what others do, and where the caret goes."""
        self._watch.start()
        self.watch(self.reader, "here", self.note_position, init=False)

    def on_unmount(self) -> None:
        self._watch.stop()

    @on(Watched)
    def show_what_others_did(self, event: Watched) -> None:
        """Take in what others did, under a cursor that stays; say if the study goes, or is back."""
        sight, trouble = event.seen.sight, event.seen.trouble
        if trouble != self.trouble:
            self.trouble = trouble
            self.tell(trouble or "the study is back", is_warning=bool(trouble))
            self.show_study()
        if sight is not None:
            self.do(lambda: self.session.show(sight))

    # Looking

    def action_focus_code(self) -> None:
        """Let the passages of the code in question stand out; the second time, no more."""
        code = self.code_in_question
        if code is None and self.reader.focus_code is None:
            self.tell("no code here to bring out; n goes to the next coded sentence")
        self.reader.focus_code = None if code == self.reader.focus_code else code

    def action_only_mine(self) -> None:
        """Hide the other coders' codings, and leave them out of the numbers; or show them again."""
        self.do(partial(self.session.show_only_mine, not self.session.only_mine))

    def action_expand_code(self) -> None:
        """Say all that the codebook says of the code in question, or one line again."""
        line = self.query_one(CodeLine)
        if self.code_in_question is None and not line.expanded:
            self.tell("no code here to say more of")
        else:
            line.expanded = not line.expanded
            self.query_one(MemoLine).expanded = line.expanded
            self.show_lines()

    def action_toggle_list(self) -> None:
        """Show the list of transcripts and go to it; hide it where it is shown."""
        if self.has_pane(Side.LIST):
            self.toggle(Side.LIST)
        else:
            self.action_go_to_list()

    def action_toggle_tree(self) -> None:
        self.toggle(Side.TREE)

    def note_position(self, here: Here) -> None:
        """Say what is under the cursor now, and keep the place once it rests."""
        at_end = here.span is not None and here.position == here.span.end
        before = self.session.position
        self.session.position = here.position - 1 if at_end else here.position
        self.show_lines()
        if self.session.position == before:
            return
        if self._resting is not None:
            self._resting.stop()
        self._resting = self.set_timer(_REMEMBER_AFTER, self.keep_place)

    @on(events.DescendantFocus)
    def leave_mode(self) -> None:
        """Let a mode of the reader last no longer than it has the focus."""
        if not self.reader.has_focus:
            self.reader.leave_mode()

    @on(CodeTree.Moved)
    @on(events.DescendantFocus)
    @on(events.DescendantBlur)
    def look_again(self) -> None:
        """Say what is under the cursor of the pane that has the focus."""
        self.show_lines()

    # Going somewhere

    def action_next_pane(self, step: int) -> None:
        """Go to the next pane in sight; where there is none, show the codebook first."""
        if not (self.has_pane(Side.LIST) or self.has_pane(Side.TREE)):
            self.toggle(Side.TREE)
        if step > 0:
            self.focus_next()
        else:
            self.focus_previous()

    def action_go_to_list(self) -> None:
        """Go to the list of transcripts, and show it first if need be."""
        if not self.has_pane(Side.LIST):
            self.toggle(Side.LIST)
        self.query_one(TranscriptList).focus()

    @on(TranscriptList.Chosen)
    def open_transcript(self, event: TranscriptList.Chosen) -> None:
        """Read another transcript, from where it was left, else from its beginning."""
        self.go(event.transcript, self.session.left_at(event.transcript))

    @on(Reader.PercentageAsked)
    def action_ask_percentage(self) -> None:
        """Ask how far into the transcript to go."""
        from mbcode.tui.screens.prompt import PercentagePrompt

        def go(percentage: float | None) -> None:
            if percentage is not None:
                self.reader.go_to_percentage(percentage)

        if self.session.transcript is None:
            self.tell("there is no transcript to go through")
        else:
            self.app.push_screen(PercentagePrompt(), go)

    def action_count(self, what: str) -> None:
        """Open a counting screen, as it was left; a passage chosen there is gone to here."""
        self._visit(what)

    def action_search(self) -> None:
        """Open the search, as it was left; a hit chosen there is gone to here."""
        self._visit("search")

    def action_names(self) -> None:
        """Open the names to decide on, as they were left."""
        self._visit("names")

    def action_history(self) -> None:
        """Open the history, as it was left; the passage of a change is gone to here."""
        self._visit("history")

    def action_memos(self) -> None:
        """Open all memos, as they were left; what one is on, or links to, is gone to here."""
        self._visit("memos")

    def action_codebook(self) -> None:
        """Open the codebook, as it was left; a quotation chosen there is gone to here."""
        self._visit("codebook")

    def action_overview(self) -> None:
        """Open the overview, as it was left; the passage of a cell is gone to here."""
        self._visit("overview")

    def _visit(self, what: str) -> None:
        try:
            if not self.app.is_screen_installed(what):
                self.app.install_screen(screen_called(what, self.session), what)
        except MbcodeError as error:
            self.tell_refused(error)
            return
        self.app.push_screen(what, partial(self._come_back, what))

    def _come_back(self, what: str, place: Place | None) -> None:
        self._came_from = None if place is None else what
        self.do(self.session.look_again)
        if place is not None:
            self.go(place.transcript_id, place.span.start)
        self.refresh_bindings()

    def action_go_back(self) -> None:
        """Go back to where the passage was chosen that was gone to last."""
        from mbcode.tui.screens.figures import FiguresScreen

        if self._came_from is not None:
            screen = self.app.get_screen(self._came_from)
            if isinstance(screen, FiguresScreen):
                screen.read_on()
            self._visit(self._came_from)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let there be a way back only for who came from somewhere."""
        if action == "go_back" and self._came_from is None:
            return False
        return super().check_action(action, parameters)
