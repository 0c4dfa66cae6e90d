"""All memos: a list that searches as one types, what each is on, and where its links lead."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static
from textual.worker import Worker, WorkerState

from mbcode.errors import MbcodeError
from mbcode.jobs.memos import NotedMemo, holds, noted_memos, searched
from mbcode.jobs.quotations import Quotation, quotations
from mbcode.model import Code, MemoTarget
from mbcode.tui.keymap import named_key
from mbcode.tui.noting.listed import (
    Order,
    cursor_in,
    gone,
    in_words,
    linked_codings,
    on_what,
    ordered,
    place_of,
    row_of,
    with_quotations,
)
from mbcode.tui.places import Place
from mbcode.tui.reading.visible import one_line
from mbcode.tui.rows import Tone
from mbcode.tui.screens.full_screen import FullScreen
from mbcode.tui.screens.memo_writing import write_memo
from mbcode.tui.screens.refusals import refusal
from mbcode.tui.session import Session
from mbcode.tui.themes import QUIET
from mbcode.tui.under_cursor import Subject, on_code
from mbcode.tui.widgets.key_line import KeyLine
from mbcode.tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from mbcode.tui.screens.picker import Picked

_STYLES = {Tone.PLAIN: "", Tone.STRONG: "bold", Tone.QUIET: QUIET}
_URGENT = ("choose", "write", "write_on_study", "write_on_code", "order", "edit_words")
_LINK_KEYS = "123456789"


@dataclass(frozen=True, slots=True, eq=False)
class _Read:
    """What a thread brings back: all memos, what is looked through of each by its id, and what they
    link to by the codings' ids.
    """

    memos: tuple[NotedMemo, ...] = ()
    texts: Mapping[int, str] = field(default_factory=dict)
    linked: Mapping[int, Quotation] = field(default_factory=dict)


_key = partial(named_key, "memos", show=True)


class MemosScreen(FullScreen[Place | None]):
    """Dismisses with a place to read on at, or None. Shown again it is as it was left."""

    BINDING_GROUP_TITLE = "Memos"
    AUTO_FOCUS = "Input"
    BINDINGS: ClassVar[list[BindingType]] = [
        _key("m", "write", "write", "Write", "Write your memo on the same thing"),
        _key("s", "write_on_study", "study", "Study", "Write your memo on the study"),
        _key("c", "write_on_code", "code", "Code", "Choose a code and write your memo on it"),
        _key("o", "order", "order", "Order", "Newest first, or by what they are on"),
        _key("slash,ctrl+f", "edit_words", "words", "Words", "Look for words"),
        *(
            _key(key, f"follow({key})", f"link_{key}", "Link", f"Go to quotation {key}", show=False)
            for key in _LINK_KEYS
        ),
        _key("u,ctrl+z", "undo", "undo", "Undo", "Undo your last change"),
        _key("U,ctrl+r", "redo", "redo", "Redo", "Redo what you undid last", show=False),
        Binding("down,tab", "to_list", "To the list", id="memos.list"),
        _key("escape,q", "dismiss(None)", "back", "Back", "Back to the reader"),
    ]
    DEFAULT_CSS = """
    MemosScreen {
        #ask { height: 1; background: $boost; }
        #what { width: 8; padding: 0 1; color: $accent; text-style: bold; }
        Input, Input:focus { width: 1fr; border: none; height: 1; padding: 0; background: $boost; }
        RowList { height: 1fr; margin-top: 1; }
        #on { border-top: hkey $panel; height: 2; }
        #memo { height: 35%; min-height: 5; padding: 0 1; }
        #text { max-width: 100; }
    }
    """

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._order = Order.NEWEST
        self._words = ""
        self._written: MemoTarget | None = None
        self._read = _Read()
        self._ordered: list[NotedMemo] = []
        self._state = ""

    def compose(self) -> ComposeResult:
        """Lay out the words looked for, the memos, and the one under the cursor in full."""
        with Horizontal(id="ask"):
            yield Static("Memos", id="what", markup=False)
            yield Input(placeholder="words in a memo, or in what it is on · ↓ goes to the list")
        yield Static("reading …", id="found", classes="line quiet", markup=False)
        yield RowList(row_of)
        yield Static("", id="on", classes="line", markup=False)
        yield Static("", id="quote", classes="line quiet", markup=False)
        with VerticalScroll(id="memo", can_focus=False):
            yield Static("", id="text", markup=False)
        yield KeyLine(urgent=_URGENT, last="app.show_keys")

    def on_screen_resume(self) -> None:
        """Show what was written meanwhile; else stand as it was left."""
        self.show_outcome()

    def show_outcome(self) -> None:
        """Read the memos anew if the study is another than it was."""
        try:
            state = self._session.study.fingerprint()
        except MbcodeError as error:
            self.tell(str(error))
            return
        if state != self._state:
            self._state = state
            self._read_memos()

    @property
    def _list(self) -> RowList[NotedMemo]:
        return self.query_one(RowList)

    # What is shown

    @work(thread=True, exclusive=True, exit_on_error=False)
    def _read_memos(self) -> _Read:
        study = self._session.study
        with study.steady():
            memos = noted_memos(study)
            wanted = {id_ for each in memos for id_ in linked_codings(each.memo.text)}
            texts = {each.memo.id: searched(each) for each in memos}
            return _Read(memos, texts, quotations(study, wanted))

    @on(Worker.StateChanged)
    def _take(self, event: Worker.StateChanged) -> None:
        """Show what a thread has read, or say why it could not."""
        event.stop()
        if event.state is WorkerState.ERROR:
            self.query_one("#found", Static).update(Content(refusal(event.worker.error)))
        elif event.state is WorkerState.SUCCESS and isinstance(event.worker.result, _Read):
            self._read = event.worker.result
            self._arrange()
            self._written = None

    def _arrange(self) -> None:
        """Put all memos in order, once for whatever is looked for then."""
        self._ordered = ordered(self._read.memos, self._order)
        self._show()

    def _show(self) -> None:
        """List the memos that hold the words; the cursor stays on the one it was on."""
        found = holds(self._words)
        texts = self._read.texts
        memos = [each for each in self._ordered if found(texts[each.memo.id])]
        at = cursor_in(memos, self._list.item, self._written, self._session.coder_id)
        self._list.show(memos, at)
        said = in_words(len(memos), len(self._read.memos), self._order)
        self.query_one("#found", Static).update(Content(said))

    @on(RowList.Moved)
    def _show_memo(self) -> None:
        """Show the memo under the cursor in full, with the words of its quotations."""
        noted = self._list.item
        subject, quote, text = Content(""), "", Content("")
        if noted is not None:
            when = f"{noted.memo.changed_at.astimezone():%Y-%m-%d %H:%M}"
            subject = Content.assemble(
                "On ", (one_line(on_what(noted)), "bold"),
                (f" · {one_line(noted.coder)} · {when}", QUIET),
            )  # fmt: skip
            quote = f"“{one_line(noted.words)}”" if noted.words else ""
            pieces = with_quotations(
                noted.memo.text, self._read.linked, is_blind=self._session.study.is_blind
            )
            text = Content.assemble(*((each.text, _STYLES[each.tone]) for each in pieces))
        self.query_one("#on", Static).update(subject)
        self.query_one("#quote", Static).update(Content(quote))
        self.query_one("#text", Static).update(text)

    # Looking for words

    @on(Input.Changed)
    @on(Input.Submitted)
    def _look(self, event: Input.Changed | Input.Submitted) -> None:
        """List what the words typed so far find; enter goes there."""
        self._words = event.value
        self._show()
        if isinstance(event, Input.Submitted):
            self.action_to_list()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let one go to the list from the words, and to the words from the list."""
        if action in ("to_list", "edit_words") and self.is_mounted:
            return self.query_one(Input).has_focus == (action == "to_list")
        return super().check_action(action, parameters)

    def action_to_list(self) -> None:
        # At once: a fast hand's next key is meant for the list.
        self.set_focus(self._list)

    def action_edit_words(self) -> None:
        self.query_one(Input).focus()

    def action_order(self) -> None:
        """List them the other way."""
        self._order = self._order.other
        self._arrange()

    # Going there

    @on(RowList.Chosen)
    def _go(self) -> None:
        """Read on at what the memo is on; open one that is on no text."""
        noted = self._list.item
        place = None if noted is None else place_of(noted)
        if place is not None:
            self.dismiss(place)
        elif noted is not None:
            self.action_write()

    def action_follow(self, number: int) -> None:
        """Read on at the quotation with this number in the memo."""
        noted = self._list.item
        codings = linked_codings(noted.memo.text) if noted is not None else ()
        if number > len(codings):
            self.tell(f"this memo has no link {number}")
            return
        quotation = self._read.linked.get(codings[number - 1])
        if quotation is None:
            self.tell(gone(codings[number - 1], is_blind=self._session.study.is_blind))
        else:
            self.dismiss(Place(quotation.transcript_id, quotation.span))

    # Writing

    def action_write(self) -> None:
        """Write one's own memo on what the memo under the cursor is on."""
        noted = self._list.item
        if noted is None:
            self.action_write_on_study()
        else:
            self._write(Subject(on_what(noted), noted.memo.target), noted.words)

    def action_write_on_study(self) -> None:
        self._write(Subject("the study", MemoTarget()))

    def action_write_on_code(self) -> None:
        """Ask for a code, and write one's own memo on it."""
        from mbcode.tui.screens.picker import CodePicker

        session = self._session
        picker = CodePicker(
            "Memo on a code",
            "",
            tuple(session.codes.values()),
            session.recent,
            session.tallies(),
            one_of_these=True,
        )
        self.app.push_screen(picker, self._write_on_picked)

    def _write_on_picked(self, picked: Picked | None) -> None:
        if isinstance(picked, tuple):
            code: Code = picked[0]
            self._write(on_code(code))

    def _write(self, subject: Subject, quote: str = "") -> None:
        self._written = subject.target
        write_memo(self, self._session, subject, quote, self._do)

    def action_undo(self) -> None:
        self.do_apart(self._session.study.history.undo, self._session.undone)

    def action_redo(self) -> None:
        self.do_apart(self._session.study.history.redo, self._session.redone)

    def _do(self, deed: Callable[[], object]) -> bool:
        try:
            deed()
        except MbcodeError as error:
            self.tell(str(error))
            return False
        return True
