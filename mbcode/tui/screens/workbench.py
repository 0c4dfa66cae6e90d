"""What the workbench's keys do: they ask the session, and show what the study then holds.

The screen knows no rule of coding and no row of the database; what the study refuses, it tells.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import ClassVar

from textual import events, on
from textual.binding import BindingType
from textual.timer import Timer
from textual.widgets import Tree

from mbcode.errors import MbcodeError
from mbcode.model import Code, Coding, Span
from mbcode.tui.choices import NewCode
from mbcode.tui.panes import Side
from mbcode.tui.places import Place
from mbcode.tui.reading.visible import one_line
from mbcode.tui.screens.workbench_keys import WORKBENCH_KEYS
from mbcode.tui.screens.workbench_view import WorkbenchView
from mbcode.tui.session import Session
from mbcode.tui.under_cursor import Subject
from mbcode.tui.widgets.code_line import CodeLine
from mbcode.tui.widgets.code_tree import CodeTree
from mbcode.tui.widgets.reader import Reader
from mbcode.tui.widgets.transcript_list import TranscriptList

_REMEMBER_AFTER = 1.0
"""Seconds at rest after which the place is kept."""
_TOLD_FOR = 5.0
"""Seconds that a message stands."""


class WorkbenchScreen(WorkbenchView):
    """Where a study is read and coded. What it shows is on the disk."""

    BINDING_GROUP_TITLE = "Workbench"
    BINDINGS: ClassVar[list[BindingType]] = list(WORKBENCH_KEYS)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._resting: Timer | None = None

    # Coding

    def action_pick_code(self) -> None:
        """Ask which code the passage is to have."""
        span = self._passage()
        if span is not None:
            self._pick("Code this passage", span, partial(self._give, span))

    def action_repeat_code(self) -> None:
        code = self.session.latest
        if code is None:
            self._tell("there is no last code yet; press enter to pick one")
        else:
            self._tag(code)

    @on(CodeTree.Given)
    def tag_from_tree(self, event: CodeTree.Given) -> None:
        """Give the passage a code that was chosen in the codebook."""
        self._tag(self.session.codes[event.code])

    def on_key(self, event: events.Key) -> None:
        """Give the passage the code whose own key was pressed, unless the key means something."""
        if not self.reader.has_focus or event.character is None:
            return
        code = self.session.code_with_key(event.character)
        if code is not None and event.key not in self.active_bindings:
            event.stop()
            self._tag(code)

    def _tag(self, code: Code) -> None:
        span = self._passage()
        if span is not None:
            self._do(partial(self.session.tag, span, code.id))

    def _give(self, span: Span, picked: Code | NewCode) -> None:
        if isinstance(picked, Code):
            self._do(partial(self.session.tag, span, picked.id))
        else:
            parent = None if picked.parent is None else picked.parent.id
            self._do(partial(self.session.tag_with_new_code, span, picked.name, parent))

    # Altering codings

    def action_untag(self) -> None:
        coding = self._chosen()
        if coding is not None:
            self._do(partial(self.session.untag, coding))

    def action_recode(self) -> None:
        """Ask which code the chosen coding is to have instead."""
        coding = self._chosen()
        if coding is None:
            return

        def recode(picked: Code | NewCode) -> None:
            if isinstance(picked, Code):
                self._do(partial(self.session.recode, coding, picked.id))

        before = self.session.codes[coding.code].name
        self._pick(f"Another code instead of {before}", coding.span, recode, may_create=False)

    def action_move_edges(self) -> None:
        """Let the reader choose new edges; they come back as `EdgesChosen`."""
        coding = self._chosen()
        if coding is not None:
            self.reader.focus()
            self.reader.begin_edges(coding)

    @on(Reader.EdgesChosen)
    def move_edges(self, event: Reader.EdgesChosen) -> None:
        """Let the coding cover what was chosen."""
        self._do(partial(self.session.move_edges, event.coding, event.span))

    def action_write_memo(self) -> None:
        """Open the memo on the chosen coding, the transcript, or the code in the tree."""
        from mbcode.tui.screens.memo import MemoScreen

        subject = self.subject
        if subject is None:
            return
        chosen = self.reader.chosen if subject.target.coding is not None else None
        quote = "" if chosen is None else self._words_of(chosen.span)
        memo = MemoScreen(subject.on, quote, self.session.own_memo(subject.target))
        self.app.push_screen(memo, partial(self._write_memo, subject))

    def _write_memo(self, subject: Subject, text: str | None) -> None:
        if text is not None:
            self._do(partial(self.session.write_memo, subject.target, text))

    def action_undo(self) -> None:
        self._do(lambda: self._tell(f"undone: {self.session.undo()}", is_warning=False))

    def action_redo(self) -> None:
        self._do(lambda: self._tell(f"redone: {self.session.redo()}", is_warning=False))

    # Looking

    def action_focus_code(self) -> None:
        """Let the passages of the code in question stand out; the second time, no more."""
        code = self.codebook.current if self.codebook.has_focus else None
        if code is None and self.reader.chosen is not None:
            code = self.reader.chosen.code
        self.reader.focus_code = None if code == self.reader.focus_code else code

    def action_expand_code(self) -> None:
        line = self.query_one(CodeLine)
        line.expanded = not line.expanded

    def action_toggle_list(self) -> None:
        self.toggle(Side.LIST)

    def action_toggle_tree(self) -> None:
        self.toggle(Side.TREE)

    @on(Reader.Moved)
    def note_position(self, event: Reader.Moved) -> None:
        """Say what is under the cursor now, and keep the place once it rests."""
        at_end = event.span is not None and event.position == event.span.end
        self.session.position = event.position - 1 if at_end else event.position
        self.show_lines()
        if self._resting is not None:
            self._resting.stop()
        self._resting = self.set_timer(_REMEMBER_AFTER, self._remember)

    def _remember(self) -> None:
        # Another program may hold the study for seconds; a reader who only moves must not wait.
        self.run_worker(
            self.session.remember, thread=True, group="place", exclusive=True, exit_on_error=False
        )

    @on(Tree.NodeHighlighted)
    @on(events.DescendantFocus)
    @on(events.DescendantBlur)
    def look_again(self) -> None:
        """Say what is under the cursor of the pane that has the focus."""
        self.show_lines()

    # Going somewhere

    def action_go_to_list(self) -> None:
        """Go to the list of transcripts, and show it first if need be."""
        if not self.has_pane(Side.LIST):
            self.toggle(Side.LIST)
        self.query_one(TranscriptList).focus()

    @on(TranscriptList.Chosen)
    def open_transcript(self, event: TranscriptList.Chosen) -> None:
        """Read another transcript, from its beginning."""
        self._go(event.transcript, 0)

    @on(Reader.PercentageAsked)
    def action_ask_percentage(self) -> None:
        """Ask how far into the transcript to go."""
        from mbcode.tui.screens.prompt import PercentagePrompt

        def go(percentage: float | None) -> None:
            if percentage is not None:
                self.reader.go_to_percentage(percentage)

        self.app.push_screen(PercentagePrompt(), go)

    def action_count(self, what: str) -> None:
        """Open a counting screen; a passage chosen there is gone to here."""
        from mbcode.tui.screens.counting import counting_screen

        study = self.session.study
        before = study.fingerprint()

        def come_back(place: Place | None) -> None:
            if study.fingerprint() != before:
                self.session.look_again()
                self.show_study()
            if place is not None:
                self._go(place.transcript_id, place.span.start)

        try:
            self.app.push_screen(counting_screen(what, study), come_back)
        except MbcodeError as error:
            self._tell(str(error))

    def _go(self, transcript: int, position: int) -> None:
        open_now = self.session.transcript
        if open_now is None or open_now.id != transcript:
            self._do(partial(self.session.open, transcript, position))
            self.session.remember()
        else:
            self.reader.go_to(position)
        self.reader.focus()

    # What all of them need

    def _do(self, deed: Callable[[], object]) -> None:
        """Do it and show what the study then holds, or tell why it was refused."""
        try:
            deed()
        except MbcodeError as error:
            self._tell(str(error))
        self.show_study()

    def _tell(self, what: str, *, is_warning: bool = True) -> None:
        self.notify(
            one_line(what),
            severity="warning" if is_warning else "information",
            timeout=_TOLD_FOR,
            markup=False,
        )

    def _passage(self) -> Span | None:
        span = self.reader.selection
        if span is None:
            self._tell("there is nothing here to code")
        return span

    def _chosen(self) -> Coding | None:
        """Return the coding that is meant, if it is one's own; else tell why not."""
        coding = self.reader.chosen
        if coding is None:
            self._tell("no coding here; n goes to the next coded sentence")
            return None
        try:
            self.session.check_own(coding)
        except MbcodeError as error:
            self._tell(str(error))
            return None
        return coding

    def _words_of(self, span: Span) -> str:
        transcript = self.session.transcript
        return "" if transcript is None else span.of(transcript.text)

    def _pick(
        self,
        ask: str,
        span: Span,
        use: Callable[[Code | NewCode], None],
        *,
        may_create: bool = True,
    ) -> None:
        from mbcode.tui.screens.picker import CodePicker

        session = self.session
        picker = CodePicker(
            ask,
            self._words_of(span),
            tuple(session.codes.values()),
            session.recent,
            session.tallies(),
            may_create=may_create,
        )
        self.app.push_screen(picker, lambda picked: None if picked is None else use(picked))
