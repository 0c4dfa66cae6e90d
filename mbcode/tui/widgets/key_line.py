"""The line at the foot: the keys that matter now, as many as fit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.binding import Binding
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from mbcode.tui.themes import QUIET

_BACK = "escape"
_GAPS = "  ", "   "
"""Between words: narrow, which makes room for more of them, and wide."""


class KeyLine(Static):
    """One row of keys and words, read from the bindings that hold where the focus is.

    The actions `urgent` come first, in their order, then the screen's, then those of its parts.
    `last` is the action that always has its place at the end, and the way back (escape) has one
    too. Keys of one word stand together.
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
        groups = self._groups(binding for binding in shown if binding is not last)
        words = [self._word(group) for group in groups]
        ways = zip(groups, words, strict=True)
        back = next((word for group, word in ways if group[0].key == _BACK), None)
        end = Content("") if last is None else self._word([last])
        room = self.content_size.width - end.cell_length
        narrow, wide = (_fitted(words, back, room, gap) for gap in _GAPS)
        fitting, gap = (wide, _GAPS[1]) if len(wide) == len(narrow) else (narrow, _GAPS[0])
        # One row stays one row: the screen need not be laid out again at each key.
        self.update(Content.assemble(*(word + gap for word in fitting), end), layout=False)

    def _groups(self, bindings: Iterable[Binding]) -> list[list[Binding]]:
        """Return the bindings in their order, those of one word together."""
        by_action: dict[str, Binding] = {}
        for binding in bindings:
            by_action.setdefault(binding.action, binding)
        by_word: dict[str, list[Binding]] = {}
        for binding in sorted(by_action.values(), key=self._rank):
            by_word.setdefault(binding.description, []).append(binding)
        return list(by_word.values())

    def _rank(self, binding: Binding) -> tuple[int, bool]:
        place = self._urgent.get(binding.action.partition("(")[0], len(self._urgent))
        return place, not (binding.id or "").startswith("workbench.")

    def _word(self, bindings: Sequence[Binding]) -> Content:
        keys = " ".join(self.app.get_key_display(binding) for binding in bindings)
        return Content.assemble((keys, "bold $accent"), " ", (bindings[0].description, QUIET))


def _fitted(words: Sequence[Content], back: Content | None, room: int, gap: str) -> list[Content]:
    """Return those of `words` that fit into `room` cells, each with the gap behind it; `back`, if
    it is left out where it stands, is the last of them.
    """
    fitting = _fitting(words, room, gap)
    if back is None or back in fitting:
        return fitting
    others = [word for word in words if word is not back]
    return [*_fitting(others, room - back.cell_length - len(gap), gap), back]


def _fitting(words: Sequence[Content], room: int, gap: str) -> list[Content]:
    fitting = []
    for word in words:
        if word.cell_length + len(gap) <= room:
            fitting.append(word)
            room -= word.cell_length + len(gap)
    return fitting
