"""Selecting with the mouse: a click rests on a sentence, a drag holds words.

With alt or shift a drag holds exact characters.

Textual's own selection counts cells of widgets and repaints them all; this one counts code points
and repaints the rows that change.
"""

from __future__ import annotations

from dataclasses import dataclass

from textual import events
from textual.geometry import Offset
from textual.timer import Timer

from mbcode.tui.reading import caret as carets
from mbcode.tui.reading import words
from mbcode.tui.reading.measure import share_out
from mbcode.tui.widgets.reader_view import ReaderView

_SECONDS_A_ROW = 0.05
"""How fast a drag beyond the edge scrolls."""


@dataclass(frozen=True, slots=True)
class _Drag:
    """A drag under way: the position it began at, where the pointer is, and whether it is exact."""

    origin: int
    pointer: Offset
    exact: bool


class MouseReader(ReaderView):
    """A view in which the mouse puts the caret and drags a selection."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self._drag: _Drag | None = None
        self._scrolling: Timer | None = None

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Rest on the sentence under the pointer, and begin to drag."""
        if self._page is None or event.button != 1:
            return
        pointer = event.get_content_offset_capture(self)
        origin = self._position_under(pointer)
        self._drag = _Drag(origin, pointer, event.shift or event.meta)
        self.capture_mouse()
        self._put(carets.at(self._page.ground, origin), reveal=False)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Hold what lies between the beginning of the drag and the pointer."""
        if self._drag is None:
            return
        pointer = event.get_content_offset_capture(self)
        self._drag = _Drag(self._drag.origin, pointer, event.shift or event.meta)
        self._hold_dragged()
        self._scroll_while(not 0 <= pointer.y < self.rows_in_sight)

    def on_mouse_up(self) -> None:
        """End the drag; what it held stays."""
        if self._drag is not None:
            self._drag = None
            self._scroll_while(False)
            self.release_mouse()

    def on_click(self, event: events.Click) -> None:
        """Hold the word that was clicked twice, or the sentence that was clicked three times."""
        if self._page is None or event.chain not in (2, 3):
            return
        ground = self._page.ground
        position = self._position_under(event.get_content_offset_capture(self))
        word = words.word_at(ground.text, position) if event.chain == 2 else None
        caret = carets.at(ground, position) if word is None else carets.on_passage(word)
        self._put(caret, reveal=False)

    def _position_under(self, pointer: Offset) -> int:
        if self._page is None:
            return 0
        row = min(max(pointer.y, 0), self.rows_in_sight - 1) + self.scroll_offset.y
        width = self.scrollable_content_region.width
        column = pointer.x - share_out(width, margin=self.show_margin).text_at
        return self._page.layout.position_of(row, column)

    def _hold_dragged(self) -> None:
        if self._page is None or self._drag is None:
            return
        drag, ground = self._drag, self._page.ground
        target = self._position_under(drag.pointer)
        if target == drag.origin:
            self._put(carets.at(ground, target), reveal=False)
        else:
            self._put(carets.drag(ground, drag.origin, target, exact=drag.exact), reveal=False)

    def _scroll_while(self, outside: bool) -> None:
        if outside and self._scrolling is None:
            self._scrolling = self.set_interval(_SECONDS_A_ROW, self._scroll_dragged)
        elif not outside and self._scrolling is not None:
            self._scrolling.stop()
            self._scrolling = None

    def _scroll_dragged(self) -> None:
        if self._drag is not None:
            step = 1 if self._drag.pointer.y >= self.rows_in_sight else -1
            self._scroll_to_row(self.scroll_offset.y + step)
            self._hold_dragged()
