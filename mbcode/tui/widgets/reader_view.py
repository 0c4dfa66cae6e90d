"""A transcript on a screen: draws what is visible of it, keeps the caret and the place scrolled to.

It takes no keys and no mouse; `Reader` does.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import ClassVar

from textual.geometry import Size
from textual.reactive import var
from textual.strip import Strip

from mbcode.model import Code, Coding, Span, Transcript
from mbcode.tui.reading import caret as carets
from mbcode.tui.reading.caret import Caret
from mbcode.tui.reading.lens import Lens
from mbcode.tui.reading.light import Light
from mbcode.tui.reading.measure import share_out
from mbcode.tui.reading.page import Page
from mbcode.tui.reading.scrolling import top_to_see
from mbcode.tui.widgets.reader_paint import RowPainter
from mbcode.tui.widgets.reader_styles import COMPONENTS, CSS, FEW_COLOURS, Styles, read_styles
from mbcode.tui.widgets.scrolled_rows import ScrolledRows


class ReaderView(ScrolledRows[Styles], can_focus=False):
    """Shows one transcript and its codings; nothing in them is ever read as markup."""

    COMPONENT_CLASSES: ClassVar[set[str]] = COMPONENTS
    DEFAULT_CSS = CSS

    show_margin: var[bool] = var(True)
    """Whether names stand in a margin where the widget is wide enough."""
    focus_code: var[int | None] = var(None)
    """The code whose passages have a background."""
    found: var[tuple[Span, ...]] = var(())
    """The places in the text that were looked for, in order."""
    doubtful: var[tuple[int, ...]] = var(())
    """The positions at which something is to be looked at again, in order: a sign stands there."""
    lens: var[Lens | None] = var(None)
    """The part of the transcript that alone is shown; it holds for one transcript."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self._transcript: Transcript | None = None
        self._codings: tuple[Coding, ...] = ()
        self._codes: Mapping[int, Code] = {}
        self._coder: int | None = None
        self._page: Page | None = None
        self._caret = Caret()
        self._picked: int | None = None
        self._light = Light()
        self._painter: RowPainter | None = None
        self._top: tuple[int, int] = (0, 0)
        self._rows_before = 0

    # What is shown

    def show(
        self,
        transcript: Transcript | None,
        codings: Sequence[Coding],
        codes: Mapping[int, Code],
        at: int = 0,
        coder: int | None = None,
    ) -> None:
        """Show a transcript (None: nothing) with its codings, the caret on the sentence at `at`.

        `codes` are known by id; a coding of a code that is not among them has no name or colour.
        Codings of `coder` come first, wherever not all can.
        """
        self._transcript, self._codings, self._codes = transcript, tuple(codings), codes
        self._coder = coder
        self._page = None
        self._picked = None
        self.set_reactive(ReaderView.lens, None)
        self.set_reactive(ReaderView.found, ())
        self._caret = Caret(at, at)
        self._top = (0, 0)
        self._painter = None
        self.scroll_to(y=0, animate=False)
        self._lay_out()

    def update_codings(
        self,
        codings: Sequence[Coding],
        codes: Mapping[int, Code] | None = None,
        coder: int | None = None,
    ) -> None:
        """Show other codings of the same transcript; only the rows that change are drawn again."""
        self._codings, self._coder = tuple(codings), coder
        if codes is not None and codes != self._codes:
            self._codes = codes
            self._painter = None
        if self._page is None:
            return
        before = self._page
        self._page = before.with_codings(self._codings, coder)
        changed = self._page.rows_changed_since(before)
        if self._painter is not None:
            self._painter.forget(changed)
        self._refresh_rows(changed)
        self._shine()
        self._caret_moved()

    @property
    def selection(self) -> Span | None:
        """The sentence under the cursor, or what the selection was extended to."""
        return None if self._page is None else carets.selection(self._page.ground, self._caret)

    @property
    def position(self) -> int:
        """Where the caret is, in code points: what `show(at=...)` takes."""
        return self._caret.head

    @property
    def coding_here(self) -> tuple[Coding, ...]:
        """The codings that share a character with the selection, in order."""
        held = self.selection
        return () if self._page is None or held is None else self._page.codings_in(held)

    @property
    def chosen(self) -> Coding | None:
        """The one of `coding_here` that is meant: the one chosen, else one's own, the shortest."""
        here = self.coding_here
        picked = [coding for coding in here if coding.id == self._picked]
        return picked[0] if picked else min(here, key=self._nearness, default=None)

    def _nearness(self, coding: Coding) -> tuple[bool, int, int]:
        return coding.coder != self._coder, len(coding.span), coding.id

    def go_to(self, position: int) -> None:
        """Put the caret on the sentence at a position, in code points."""
        if self._page is None:
            self._caret = Caret(position, position)
        else:
            self._put(carets.at(self._page.ground, position))

    def go_to_percentage(self, percentage: float) -> None:
        """Put the caret on the sentence at 0 to 100 per cent of the text."""
        if self._page is not None:
            self._put(carets.at_percentage(self._page.ground, percentage))

    # The caret

    def _put(self, caret: Caret, *, picked: int | None = None, reveal: bool = True) -> None:
        """Put the caret elsewhere and draw the rows again that show it."""
        self._caret, self._picked = caret, picked
        if reveal:
            self._reveal()
        self._shine()
        self._caret_moved()

    def _caret_moved(self) -> None:
        """Be told that the caret, or the coding that is meant, is another."""

    def _shine(self) -> None:
        """Draw the rows again to which the caret now adds something else."""
        if self._page is None:
            return
        before, layout = self._light, self._page.layout
        chosen = self.chosen
        self._light = Light.of(self._page, self._caret, None if chosen is None else chosen.id)
        self._refresh_rows(
            row
            for row in self._visible_rows
            if before.on(row, layout) != self._light.on(row, layout)
        )

    # What is scrolled to

    def _reveal(self) -> None:
        """Scroll so far that the end of the caret which moves is seen."""
        if self._page is not None and self._page.ground.sentences:
            top, height = self.scroll_offset.y, self.rows_in_sight
            self._scroll_to_row(top_to_see(self._page, self._caret, top, height))

    def _scroll_to_row(self, row: int) -> None:
        self.scroll_to(y=row, animate=False)

    @property
    def _visible_rows(self) -> range:
        rows = 0 if self._page is None else len(self._page.layout)
        top = self.scroll_offset.y
        return range(top, min(top + self.rows_in_sight, rows))

    # What is drawn

    def render_line(self, y: int) -> Strip:
        """Draw one visible row; `y` counts from the top of the widget."""
        row = y + self.scroll_offset.y
        width = self.row_width
        if self._page is None or row >= len(self._page.layout):
            return Strip.blank(width, self.rich_style)
        if self._painter is None:
            self._painter = self._mixed_paint(width)
        return self._painter.paint(self._page, row, self._light.on(row, self._page.layout), width)

    def _refresh_rows(self, rows: Iterable[int]) -> None:
        visible = self._visible_rows
        shown = sorted(row for row in rows if row in visible)
        for _, run in groupby(enumerate(shown), key=lambda pair: pair[1] - pair[0]):
            run_rows = [row for _, row in run]
            self.refresh_lines(run_rows[0], len(run_rows))

    def _lay_out(self) -> None:
        """Wrap to the width there is, and keep what stood at the top at the top."""
        width = self.row_width
        if self._transcript is None or width < 1:
            self.virtual_size = Size(width, 0)
            return
        measure = share_out(width, margin=self.show_margin)
        before = self._page
        if before is None:
            self._page = Page.of(
                self._transcript,
                self._codings,
                measure.text,
                measure.lanes,
                self._coder,
                self.lens,
            )
            self._caret = carets.at(self._page.ground, self._caret.head)
        else:
            top = self._position_at_top(before)
            self._page = before.at_width(measure.text, measure.lanes)
        self._painter = None
        self.virtual_size = Size(width, len(self._page.layout))
        if before is None:
            self._reveal()
            self._shine()
            self._caret_moved()
        else:
            self._scroll_to_row(self._page.layout.row_of(top))
            # A row begins a little before what stood at the top: without this, text creeps down.
            self._top = (self.scroll_offset.y, top)
            self._shine()
        self.refresh()

    def _position_at_top(self, page: Page) -> int:
        row = self.scroll_offset.y
        return self._top[1] if self._top[0] == row else page.layout.starts[row]

    def on_mount(self) -> None:
        """See how many colours the terminal has."""
        self.set_class(self.app.console.color_system not in ("256", "truecolor"), FEW_COLOURS)

    def on_resize(self) -> None:
        """Wrap again: the width may be another. A caret that was in sight stays in sight."""
        top = self.scroll_offset.y
        was_in_sight = self._light.here in range(top, top + self._rows_before)
        self._lay_out()
        if was_in_sight:
            self._reveal()
        self._rows_before = self.rows_in_sight

    def watch_show_margin(self) -> None:
        """Wrap again: the margin takes from the text or gives to it."""
        self._lay_out()

    def watch_lens(self) -> None:
        """Lay out what is to be seen, the caret where it was or at what follows."""
        self._page = None
        self._lay_out()

    def watch_found(self) -> None:
        """Draw again: other words stand out."""
        self.watch_focus_code()

    def watch_doubtful(self) -> None:
        """Draw again: the signs stand elsewhere."""
        self.watch_focus_code()

    def watch_focus_code(self) -> None:
        """Draw again: other passages stand out."""
        self._painter = None
        self.refresh()

    def mixed_styles(self) -> Styles:
        """Return the styles of the parts of a row."""
        return read_styles(self)

    def notify_style_update(self) -> None:
        """Forget what was painted in other colours."""
        self._painter = None
        super().notify_style_update()

    def _mixed_paint(self, width: int) -> RowPainter:
        measure = share_out(width, margin=self.show_margin)
        return RowPainter(
            self.row_styles, self._codes, measure, self.focus_code, self.found, self.doubtful
        )
