"""Split a code: walk through its codings and send each to one side."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from mbcode.changes import Change
from mbcode.tui.codebook.splitting import SplitWalk
from mbcode.tui.counting.document import Document
from mbcode.tui.counting.quotations import Quotation
from mbcode.tui.keymap import named_key
from mbcode.tui.reading.visible import one_line
from mbcode.tui.screens.full_screen import FullScreen
from mbcode.tui.widgets.key_line import KeyLine
from mbcode.tui.widgets.quotation_list import QuotationList

_OVER = "each has been sent to a side: enter splits the code, b goes back"

_key = partial(named_key, "split", show=True)


class SplitScreen(FullScreen[Change | None]):
    """Dismisses with what splitting the code did, or None where it stays as it was."""

    BINDINGS: ClassVar[list[BindingType]] = [
        _key("s,left", "send(False)", "stays", "Stays", "The coding stays with the code"),
        _key("g,right", "send(True)", "goes", "Goes", "The coding goes to the new code"),
        _key("b,backspace", "back", "back", "Back", "Ask about the one before again"),
        _key("enter", "finish", "finish", "Split", "Split; what was not asked about stays"),
        _key("escape,q", "leave", "leave", "Leave", "Leave the code as it was"),
        Binding("pagedown", "page(1)", "Page down", id="split.page_down", show=False),
        Binding("pageup", "page(-1)", "Page up", id="split.page_up", show=False),
    ]
    BINDING_GROUP_TITLE = "Splitting"
    AUTO_FOCUS = ""  # The list's own keys would be in the way of the walk's.
    DEFAULT_CSS = """
    SplitScreen {
        #far { margin-bottom: 1; }
        QuotationList { height: 1fr; }
    }
    """

    def __init__(
        self,
        code: str,
        new: str,
        codings: Sequence[tuple[int, Quotation]],
        split: Callable[[Sequence[int]], Change],
    ) -> None:
        """Walk through `codings`, by id and in the order of the text, of the code named `code`.

        `split` is handed, in a thread, those that go to the code that is to be called `new`; where
        it raises MbcodeError, that is told, and the walk stays as it is.
        """
        super().__init__()
        self._code, self._new, self._split = code, new, split
        self._quotations = [quotation for _, quotation in codings]
        self._walk = SplitWalk(tuple(id_ for id_, _ in codings))
        self._was_warned = False

    def compose(self) -> ComposeResult:
        """Lay out what is split, how far it is, and the coding that is asked about."""
        title = ("Split ", "bold $accent"), (one_line(self._code), "bold")
        yield Static(
            Content.assemble(*title, " · new code ", (one_line(self._new), "bold")),
            id="title",
            classes="line",
        )
        yield Static(id="far", classes="line quiet", markup=False)
        yield QuotationList()
        yield Static(id="over", classes="line", markup=False)
        urgent = ("send", "back", "finish", "leave")
        yield KeyLine(urgent=urgent, last="app.show_keys")

    def on_mount(self) -> None:
        """Ask about the first."""
        self.query_one(QuotationList).can_focus = False
        self._show()

    def action_send(self, goes: bool) -> None:
        """Send the coding to a side, and ask about the next."""
        self._go(self._walk.send(goes=goes))

    def action_back(self) -> None:
        self._go(self._walk.back())

    def action_page(self, step: int) -> None:
        """Go through a coding that is longer than the screen, a row less than that at a time."""
        shown = self.query_one(QuotationList)
        shown.scroll_relative(y=step * max(shown.rows_in_sight - 1, 1), animate=False)

    def action_finish(self) -> None:
        """Split the code, if anything goes to the new one."""
        if not self._walk.taken:
            self.tell(f"nothing goes to {self._new} yet: g sends a coding there, esc leaves")
            return
        self.bring(partial(self._split, self._walk.taken), self.dismiss)

    def action_leave(self) -> None:
        """Leave; what was chosen already is not thrown away unasked."""
        if self._walk.taken and not self._was_warned:
            self._was_warned = True
            self.tell("nothing is split yet: enter splits the code, esc again leaves it")
        else:
            self.dismiss(None)

    def _go(self, walk: SplitWalk) -> None:
        self._walk, self._was_warned = walk, False
        self._show()

    def _show(self) -> None:
        far = self._walk.in_words(self._code, self._new)
        self.query_one("#far", Static).update(one_line(far))
        self.query_one("#over", Static).update(_OVER if self._walk.is_over else "")
        at = self._walk.at
        asked = self._quotations[at : at + 1]
        self.query_one(QuotationList).show(Document.of(asked, first=at + 1))
