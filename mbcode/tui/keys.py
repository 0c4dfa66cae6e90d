"""The keys of a screen, gathered from where they are bound: for the list of keys and the palette.

A key is bound in one place, in the `BINDINGS` of the screen, widget or app whose action it calls.
Of a binding, `description` is the short word for the foot of the screen and `tooltip`, if there is
one, the whole sentence.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from textual.binding import Binding
from textual.dom import DOMNode
from textual.screen import Screen


@dataclass(frozen=True, slots=True)
class Key:
    """One thing that can be done, and every key that does it."""

    node: DOMNode
    action: str
    what: str
    keys: tuple[Binding, ...]

    @property
    def holds(self) -> bool:
        """Whether it can be done now."""
        name = self.action.partition("(")[0]
        return bool(self.node.check_action(name, ()))


@dataclass(frozen=True, slots=True)
class KeyGroup:
    """What can be done in one part of a screen."""

    title: str
    keys: tuple[Key, ...]


def key_groups(screen: Screen[Any]) -> list[KeyGroup]:
    """Return every key of `screen`: its own, those of its parts in order, then the app's.

    A part has keys if its class has a `BINDING_GROUP_TITLE`.
    """
    parts = [widget for widget in screen.query("*") if widget.BINDING_GROUP_TITLE]
    groups = [_group(node) for node in (screen, *parts, screen.app)]
    return [group for group in groups if group.keys]


def bound(bindings: Iterable[Binding]) -> Iterator[tuple[str, list[Binding]]]:
    """Yield each action once, in order, with all bindings of it."""
    by_action: dict[str, list[Binding]] = {}
    for binding in bindings:
        if binding.description:
            by_action.setdefault(binding.action, []).append(binding)
    yield from by_action.items()


def _group(node: DOMNode) -> KeyGroup:
    keys = tuple(
        Key(node, action, keys[0].tooltip or keys[0].description, tuple(keys))
        for action, keys in bound(Binding.make_bindings(node.BINDINGS))
    )
    return KeyGroup(node.BINDING_GROUP_TITLE or "", keys)
