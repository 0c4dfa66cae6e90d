"""The quotations behind one figure of the matrix."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from mbcode.amounts import many
from mbcode.tui.collecting import making_what_stands
from mbcode.tui.counting.document import Document
from mbcode.tui.counting.figures import Behind
from mbcode.tui.counting.quotations import Quotation, quotations
from mbcode.tui.places import Place
from mbcode.tui.reading.layout import Layout
from mbcode.tui.reading.visible import one_line
from mbcode.tui.screens.full_screen import FullScreen
from mbcode.tui.widgets.key_line import KeyLine
from mbcode.tui.widgets.quotation_list import QuotationList

if TYPE_CHECKING:
    from mbcode.store.study import Study


@dataclass(frozen=True, slots=True, eq=False)
class _Read:
    """The quotations, written out and laid out."""

    quotations: tuple[Quotation, ...]
    document: Document
    layout: Layout | None


class PassagesScreen(FullScreen[Place | None]):
    """Dismisses with the place of the quotation to read on at, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "escape,q",
            "dismiss(None)",
            "Back",
            id="passages.back",
            tooltip="Back to the figure",
        )
    ]
    BINDING_GROUP_TITLE = "Leaving"
    DEFAULT_CSS = """
    PassagesScreen {
        #scope { margin-bottom: 1; }
        QuotationList { height: 1fr; }
    }
    """

    def __init__(self, study: Study, behind: Behind, at: int = 0) -> None:
        """Begin at the quotation numbered `at`, from 0."""
        super().__init__()
        self.at = at
        self._study = study
        self._behind = behind
        self._quotations: tuple[Quotation, ...] = ()

    def compose(self) -> ComposeResult:
        """Lay out the codes, what was counted, and the quotations."""
        names = (one_line(name) for name in self._behind.names)
        title = Content(" × ").join(Content.styled(name, "bold $accent") for name in names)
        yield Static(title, id="title", classes="line")
        yield Static("reading …", id="scope", classes="line quiet", markup=False)
        yield QuotationList()
        yield KeyLine(urgent=(), last="app.show_keys")

    def on_mount(self) -> None:
        """Begin to read, once the screen stands."""
        self.query_one(QuotationList).focus()
        self.call_after_refresh(self.find_out, self._read, self._show)

    def _read(self) -> _Read:
        with making_what_stands():
            found = quotations(self._behind, self._study.transcripts.texts)
            document = Document.of(found)
            return _Read(found, document, self.query_one(QuotationList).layout_of(document))

    def _show(self, read: _Read) -> None:
        found = self._quotations = read.quotations
        scope = f"{many(len(found), 'passage')} behind {self._behind.about}"
        self.query_one("#scope", Static).update(one_line(scope))
        quotations_shown = self.query_one(QuotationList)
        quotations_shown.show(read.document, read.layout)
        quotations_shown.action_jump(min(self.at, max(len(found) - 1, 0)))

    @on(QuotationList.Chosen)
    def _leave(self, event: QuotationList.Chosen) -> None:
        """Go to the quotation in the reader."""
        self.at = event.index
        self.dismiss(self._quotations[event.index].place)
