"""Text in the room there is: where it finds no more, it ends in a sign that it goes on."""

from __future__ import annotations

from rich.cells import cell_len
from rich.segment import Segment
from textual.strip import Strip
from textual.widgets import Static

_MORE = "…"


class CutText(Static):
    """Shows the first rows of a text that has more of them than the widget is high."""

    def render_line(self, y: int) -> Strip:
        """Draw a row; the last one says whether there are more."""
        line, room = super().render_line(y), self.content_size
        if y < room.height - 1 or self._rows(room.width) <= room.height:
            return line
        end = min(cell_len(line.text.rstrip()), room.width - cell_len(_MORE))
        style = next((segment.style for segment in line.crop(max(end - 1, 0))), None)
        more = Strip([Segment(_MORE, style)])
        return Strip.join([line.crop(0, end), more, line.crop(end + cell_len(_MORE))])

    def _rows(self, width: int) -> int:
        return self.visual.get_height(self.styles.get_rules(), width)
