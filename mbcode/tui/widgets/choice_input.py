"""A line to type into that keys go through what it could say."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import Input


class ChoiceInput(Input):
    """Up and down put in what `following(value, step)` returns; anything can be typed as well."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "cycle(1)", "Next choice", id="choice.next", show=False),
        Binding("up", "cycle(-1)", "Previous choice", id="choice.previous", show=False),
    ]

    def __init__(
        self,
        value: str,
        following: Callable[[str, int], str],
        *,
        id: str | None = None,  # noqa: A002
    ) -> None:
        super().__init__(value, id=id)
        self._following = following

    def action_cycle(self, step: int) -> None:
        self.value = self._following(self.value, step)
        self.cursor_position = len(self.value)
