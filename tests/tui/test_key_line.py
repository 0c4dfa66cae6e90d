"""The line of keys at the foot, in whatever room there is."""

from __future__ import annotations

from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import BindingType

from mbcode.tui.widgets.key_line import KeyLine
from tests.tui.workbench.conftest import words

KEYS = {"1": "Left", "2": "Right", "n": "Next", "enter": "Read on", "escape": "Back"}


class _Lined(App[None]):
    BINDINGS: ClassVar[list[BindingType]] = [
        *((key, f"do({key!r})", word) for key, word in KEYS.items()),
        ("question_mark", "keys", "Keys"),
    ]

    def compose(self) -> ComposeResult:
        yield KeyLine(urgent=(), last="keys")

    def action_do(self, key: str) -> None:
        """Do what a key is for."""

    def action_keys(self) -> None:
        """List the keys."""


async def test_in_any_width_the_way_back_and_the_list_of_keys_stand_at_the_end_once() -> None:
    app = _Lined()
    async with app.run_test(size=(80, 4)) as pilot:
        for width in range(24, 70):
            await pilot.resize_terminal(width, 4)
            foot = words(app.query_one(KeyLine))
            assert foot.endswith("? Keys")
            assert [foot.count(word) for word in ("Back", "Keys")] == [1, 1], width
        assert all(word in foot for word in KEYS.values())
