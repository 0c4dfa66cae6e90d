"""Write a memo."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from mbcode.tui.reading.visible import one_line
from mbcode.tui.screens.dialog import Dialog
from mbcode.tui.widgets.memo_area import MemoArea

if TYPE_CHECKING:
    from mbcode.store.study import Study


class MemoScreen(Dialog[str | None]):
    """Dismisses with the memo as it then stands; None if nothing is to change."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,ctrl+s,ctrl+q", "keep", "Keep the memo", id="memo.keep"),
        Binding("ctrl+g", "dismiss(None)", "Leave it as it was", id="memo.cancel"),
    ]
    DEFAULT_CSS = """
    MemoScreen {
        #frame { width: 76; max-width: 96%; height: 18; max-height: 90%; }
        MemoArea, MemoArea:focus { border: none; margin: 1 0; padding: 0 1; background: $surface; }
    }
    """

    def __init__(
        self, study: Study, subject: str, quote: str, text: str, draft: str | None = None
    ) -> None:
        """Edit `text`, the memo on what `subject` names; `quote` is the passage, if it is on one.

        A `draft` is what was written instead and could not be kept yet. `study` has the quotations
        that the memo may link to.
        """
        super().__init__()
        self._study = study
        self._subject, self._quote, self._text = subject, quote, text
        self._draft = text if draft is None else draft

    def compose(self) -> ComposeResult:
        """Lay out what the memo is on, the memo, and how to leave."""
        with Vertical(id="frame"):
            yield Static(
                Content.assemble("Memo on ", (one_line(self._subject), "bold")), classes="line"
            )
            if self._quote:
                yield Static(Content(f"“{one_line(self._quote)}”"), classes="line quiet")
            yield MemoArea(self._draft)
            yield Static(
                "esc keeps it · ctrl+g leaves it as it was · [[ links to a quotation",
                classes="line quiet",
                markup=False,
            )

    def on_mount(self) -> None:
        """Go on writing where the memo ends."""
        area = self.query_one(MemoArea)
        area.move_cursor(area.document.end)
        area.focus()

    @on(MemoArea.LinkBegun)
    def ask_for_quotation(self) -> None:
        """Offer one's quotations, and write the link to the one chosen."""
        from mbcode.tui.screens.quotation_picker import QuotationPicker

        area = self.query_one(MemoArea)

        def link(coding: int | None) -> None:
            if coding is not None:
                area.link_to(coding)

        self.app.push_screen(QuotationPicker(self._study, area.begun or ""), link)

    def action_keep(self) -> None:
        """Hand the memo back, unless it is as it was."""
        text = self.query_one(MemoArea).text
        self.dismiss(None if text.strip() == self._text.strip() else text)
