"""Choose one of one's own quotations by a few letters of its words or its code."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from mbcode.amounts import many
from mbcode.errors import MbcodeError
from mbcode.jobs.quotations import Quotation, own_quotations
from mbcode.tui.noting.offers import AT_MOST, haystack, offered, row_of
from mbcode.tui.reading.visible import visible
from mbcode.tui.screens.dialog import Dialog
from mbcode.tui.widgets.cut_text import CutText
from mbcode.tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from mbcode.store.study import Study

_NOTHING = "nothing found"
_NONE_YET = "you have coded nothing yet"

_Read = tuple[tuple[Quotation, ...], list[str]]
"""The quotations, and of each what is looked through."""


class QuotationPicker(Dialog[int | None]):
    """Dismisses with the id of the coding chosen, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "step(1)", "Next quotation", id="quotation.next", show=False),
        Binding("up", "step(-1)", "Previous quotation", id="quotation.previous", show=False),
        Binding("pagedown", "page(1)", "Page down", id="quotation.page_down", show=False),
        Binding("pageup", "page(-1)", "Page up", id="quotation.page_up", show=False),
        Binding("escape", "dismiss(None)", "Leave it", id="quotation.cancel", show=False),
    ]
    DEFAULT_CSS = """
    QuotationPicker {
        #frame { width: 96; height: 24; max-height: 96%; }
        RowList { height: 1fr; margin: 1 0; background: $panel; }
        #words { height: 4; color: $text-muted; }
    }
    """

    def __init__(self, study: Study, typed: str = "") -> None:
        super().__init__()
        self._study = study
        self._typed = typed
        self._quotations: tuple[Quotation, ...] = ()
        self._haystacks: list[str] = []

    def compose(self) -> ComposeResult:
        """Lay out the input, the quotations, and the whole of the one under the cursor."""
        with Vertical(id="frame"):
            yield Static(Content.styled("Link to a quotation of yours", "bold"), classes="line")
            yield Input(self._typed, placeholder="a few letters of its words or its code …")
            yield RowList(row_of)
            yield CutText("", id="words", markup=False)
            yield Static(
                "enter links it · esc leaves it", id="found", classes="line quiet", markup=False
            )

    def on_mount(self) -> None:
        """Read the quotations; typing goes to the input."""
        self._list.can_focus = False
        self.query_one(Input).focus()
        self.find_out(self._read, self._take, self._say_refused)

    @property
    def _list(self) -> RowList[Quotation]:
        return self.query_one(RowList)

    def _read(self) -> _Read:
        found = own_quotations(self._study)
        return found, [haystack(each) for each in found]

    def _take(self, read: _Read) -> None:
        self._quotations, self._haystacks = read
        self._offer()

    def _say_refused(self, error: MbcodeError) -> None:
        self._say(str(error))

    @on(Input.Changed)
    def narrow_down(self, event: Input.Changed) -> None:
        """Offer what the letters typed so far find."""
        event.stop()
        self._offer()

    def _offer(self) -> None:
        self._typed = self.query_one(Input).value
        places = offered(self._typed, self._haystacks)
        self._list.show([self._quotations[place] for place in places])
        if places:
            more = ", the latest" if len(places) == AT_MOST else ""
            self._say(f"{many(len(places), 'quotation')}{more} · enter links it · esc leaves it")
        else:
            self._say(_NOTHING if self._quotations else _NONE_YET)

    def _say(self, what: str) -> None:
        self.query_one("#found", Static).update(Content(what))

    @on(RowList.Moved)
    def show_words(self) -> None:
        """Show all words of the quotation under the cursor."""
        quotation = self._list.item
        self.query_one("#words", Static).update(
            Content("" if quotation is None else visible(quotation.words))
        )

    @on(Input.Submitted)
    def choose(self) -> None:
        """Take what is highlighted by all that was typed: the input tells of letters late."""
        if self.query_one(Input).value != self._typed:
            self._offer()
        quotation = self._list.item
        if quotation is not None:
            self.dismiss(quotation.coding)

    @on(RowList.Chosen)
    def choose_clicked(self) -> None:
        """Take what was clicked on twice."""
        self.choose()

    def action_step(self, step: int) -> None:
        self._list.action_step(step)

    def action_page(self, step: int) -> None:
        self._list.action_page(step)
