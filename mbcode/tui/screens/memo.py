"""Write a memo."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static, TextArea

from mbcode.tui.reading.visible import one_line


class MemoScreen(ModalScreen[str | None]):
    """Dismisses with the memo as it then stands; None if nothing is to change."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,ctrl+s,ctrl+q", "keep", "Keep the memo", id="memo.keep"),
        Binding("ctrl+g", "dismiss(None)", "Leave it as it was", id="memo.cancel"),
    ]
    DEFAULT_CSS = """
    MemoScreen {
        align: center middle;
        background: $background 30%;
        #frame {
            width: 76;
            max-width: 96%;
            height: 18;
            max-height: 90%;
            padding: 1 2;
            background: $panel;
            border-left: outer $accent;
        }
        .line { height: 1; text-wrap: nowrap; text-overflow: ellipsis; }
        .quiet { color: $text-muted; }
        TextArea, TextArea:focus { border: none; margin: 1 0; padding: 0 1; background: $surface; }
    }
    """

    def __init__(self, on: str, quote: str, text: str, draft: str | None = None) -> None:
        """Edit `text`, the memo on what `on` names; `quote` is the passage, if it is on one.

        A `draft` is what was written instead and could not be kept yet.
        """
        super().__init__()
        self._on, self._quote, self._text = on, quote, text
        self._draft = text if draft is None else draft

    def compose(self) -> ComposeResult:
        """Lay out what the memo is on, the memo, and how to leave."""
        with Vertical(id="frame"):
            yield Static(Content.assemble("Memo on ", (one_line(self._on), "bold")), classes="line")
            if self._quote:
                yield Static(Content(f"“{one_line(self._quote)}”"), classes="line quiet")
            yield TextArea(self._draft, soft_wrap=True, tab_behavior="focus")
            yield Static(
                "esc keeps it · ctrl+g leaves it as it was · an empty one is removed",
                classes="line quiet",
                markup=False,
            )

    def on_mount(self) -> None:
        """Go on writing where the memo ends."""
        area = self.query_one(TextArea)
        area.move_cursor(area.document.end)
        area.focus()

    def action_keep(self) -> None:
        """Hand the memo back, unless it is as it was."""
        text = self.query_one(TextArea).text
        self.dismiss(None if text.strip() == self._text.strip() else text)
