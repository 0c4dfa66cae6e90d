"""The line at the foot: the keys that matter now, as many as fit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.binding import Binding
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from mbcode.tui.themes import QUIET

_GAPS = "  ", "   "
"""Between words: narrow, which makes room for more of them, and wide."""


class KeyLine(Static):
    """One row of keys and words, read from the bindings that hold where the focus is.

    The actions `urgent` come first, in their order, then the screen's, then those of its parts.
    `last` is the action that always has its place at the end. Keys of one word stand together.
    """

    DEFAULT_CSS = """
    KeyLine { height: 1; padding: 0 1; background: $panel; }
    """

    def __init__(self, urgent: Sequence[str], last: str) -> None:
        super().__init__("", markup=False)
        self._urgent = {action: place for place, action in enumerate(urgent)}
        self._last = last

    def on_mount(self) -> None:
        """Keep up with the bindings of the screen."""
        self.screen.bindings_updated_signal.subscribe(self, self._draw)

    def on_resize(self) -> None:
        """Use the room there is."""
        self._draw(self.screen)

    def _draw(self, screen: Screen[object]) -> None:
        shown = [
            each.binding
            for each in screen.active_bindings.values()
            if each.binding.show and each.enabled
        ]
        last = next((binding for binding in shown if binding.action == self._last), None)
        words = self._words(binding for binding in shown if binding is not last)
        end = Content("") if last is None else self._word([last])
        room = self.content_size.width - end.cell_length
        (most, narrow), (count, wide) = (_fitted(words, room, gap) for gap in _GAPS)
        # One row stays one row: the screen need not be laid out again at each key.
        self.update((wide if count == most else narrow) + end, layout=False)

    def _words(self, bindings: Iterable[Binding]) -> list[Content]:
        by_action: dict[str, Binding] = {}
        for binding in bindings:
            by_action.setdefault(binding.action, binding)
        by_word: dict[str, list[Binding]] = {}
        for binding in sorted(by_action.values(), key=self._rank):
            by_word.setdefault(binding.description, []).append(binding)
        return [self._word(of_word) for of_word in by_word.values()]

    def _rank(self, binding: Binding) -> tuple[int, bool]:
        place = self._urgent.get(binding.action.partition("(")[0], len(self._urgent))
        return place, not (binding.id or "").startswith("workbench.")

    def _word(self, bindings: Sequence[Binding]) -> Content:
        keys = " ".join(self.app.get_key_display(binding) for binding in bindings)
        return Content.assemble((keys, "bold $accent"), " ", (bindings[0].description, QUIET))


def _fitted(words: Iterable[Content], room: int, gap: str) -> tuple[int, Content]:
    """Return how many of `words` fit into `room` cells, in their order, and the line of them."""
    count, line = 0, Content("")
    for word in words:
        if line.cell_length + word.cell_length + len(gap) <= room:
            count, line = count + 1, line + word + gap
    return count, line
