"""All memos to look at: a list, and the one under the cursor in full.

What the keys do stands in `memos.py`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static

from mbcode.errors import MbcodeError
from mbcode.jobs.memos import NotedMemo, holds, noted_memos, searched
from mbcode.jobs.quotations import Quotation, quotations
from mbcode.model import MemoTarget
from mbcode.tui.noting.listed import (
    Order,
    cursor_in,
    in_words,
    linked_codings,
    on_what,
    ordered,
    row_of,
    with_quotations,
)
from mbcode.tui.places import Place
from mbcode.tui.reading.visible import one_line
from mbcode.tui.rows import Tone
from mbcode.tui.screens.full_screen import is_still
from mbcode.tui.screens.session_screen import SessionScreen
from mbcode.tui.session import Session
from mbcode.tui.themes import QUIET
from mbcode.tui.widgets.key_line import KeyLine
from mbcode.tui.widgets.row_list import RowList

_STYLES = {Tone.PLAIN: "", Tone.STRONG: "bold", Tone.QUIET: QUIET}
_URGENT = ("choose", "write", "write_on_study", "write_on_code", "order", "edit_words")


@dataclass(frozen=True, slots=True, eq=False)
class _Read:
    """What a thread brings back of a study in a state: all memos, what is looked through of each by
    its id, and what they link to by the codings' ids.
    """

    state: str = ""
    memos: tuple[NotedMemo, ...] = ()
    texts: Mapping[int, str] = field(default_factory=dict)
    linked: Mapping[int, Quotation] = field(default_factory=dict)


class MemosView(SessionScreen[Place | None]):
    """Lists the memos that hold the `words`, in an `order`. Nothing here alters a study.

    `written` is what a memo was just written on: the cursor goes there.
    """

    AUTO_FOCUS = "Input"
    DEFAULT_CSS = """
    MemosView {
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
        super().__init__(session)
        self.order = Order.NEWEST
        self.words = ""
        self.written: MemoTarget | None = None
        self._read = _Read()
        self._ordered: list[NotedMemo] = []

    def compose(self) -> ComposeResult:
        """Lay out the words looked for, the memos, and the one under the cursor in full."""
        with Horizontal(id="ask"):
            yield Static("Memos", id="what", markup=False)
            yield Input(placeholder="words in a memo, or in what it is on")
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
        if not is_still(self.session.study, self._read.state):
            self.find_out(self._read_memos, self._show_read, self._say_refused)

    @property
    def memo_list(self) -> RowList[NotedMemo]:
        return self.query_one(RowList)

    @property
    def linked(self) -> Mapping[int, Quotation]:
        """What the memos link to, by the codings' ids."""
        return self._read.linked

    # What is shown

    def _read_memos(self) -> _Read:
        study = self.session.study
        with study.steady():
            memos = noted_memos(study)
            wanted = {id_ for each in memos for id_ in linked_codings(each.memo.text)}
            texts = {each.memo.id: searched(each) for each in memos}
            return _Read(study.fingerprint(), memos, texts, quotations(study, wanted))

    def _show_read(self, read: _Read) -> None:
        self._read = read
        self.put_in_order()
        self.written = None

    def _say_refused(self, error: MbcodeError) -> None:
        self.query_one("#found", Static).update(Content(str(error)))

    def put_in_order(self) -> None:
        """Put all memos in order, once for whatever is looked for then."""
        self._ordered = ordered(self._read.memos, self.order)
        self.show_memos()

    def show_memos(self) -> None:
        """List the memos that hold the words; the cursor stays on the one it was on."""
        found = holds(self.words)
        texts = self._read.texts
        memos = [each for each in self._ordered if found(texts[each.memo.id])]
        at = cursor_in(memos, self.memo_list.item, self.written, self.session.coder_id)
        self.memo_list.show(memos, at)
        said = in_words(len(memos), len(self._read.memos), self.order)
        self.query_one("#found", Static).update(Content(said))

    @on(RowList.Moved)
    def _show_memo(self) -> None:
        """Show the memo under the cursor in full, with the words of its quotations."""
        noted = self.memo_list.item
        subject, quote, text = Content(""), "", Content("")
        if noted is not None:
            when = f"{noted.memo.changed_at.astimezone():%Y-%m-%d %H:%M}"
            subject = Content.assemble(
                "On ", (one_line(on_what(noted)), "bold"),
                (f" · {one_line(noted.coder)} · {when}", QUIET),
            )  # fmt: skip
            quote = f"“{one_line(noted.words)}”" if noted.words else ""
            pieces = with_quotations(
                noted.memo.text, self._read.linked, is_blind=self.session.study.is_blind
            )
            text = Content.assemble(*((each.text, _STYLES[each.tone]) for each in pieces))
        self.query_one("#on", Static).update(subject)
        self.query_one("#quote", Static).update(Content(quote))
        self.query_one("#text", Static).update(text)
