"""A check box that shows its state without colour."""

from __future__ import annotations

from textual.content import Content
from textual.geometry import Size
from textual.widgets import Checkbox

_ON, _OFF = "[x]", "[ ]"


class Tick(Checkbox):
    """Textual's check box always has a cross, brighter when it is on; this one has it only then."""

    def render(self) -> Content:
        """Return the box and its label, the label as the focus has it."""
        label = self.label.pad(1, 1).stylize_before(self.get_visual_style("toggle--label"))
        return Content.assemble(_ON if self.value else _OFF, label)

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """Return the width of the box and the label, a space on either side of it."""
        del container, viewport
        return len(_ON) + self.label.cell_length + 2
