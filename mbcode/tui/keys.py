"""The keys of a screen, gathered from where they are bound: for the list of keys and the palette.

A key is bound in one place, in the `BINDINGS` of the screen, widget or app whose action it calls.
Of a binding, `description` is the short word for the foot of the screen and `tooltip`, if there is
one, the whole sentence. Keys of a mode have the mode's heading as their `group`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Protocol, runtime_checkable

from textual.binding import Binding
from textual.dom import DOMNode
from textual.screen import Screen
from textual.widgets import Input

from mbcode.tui.keymap import Keymap, rebound


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


@runtime_checkable
class HasMoreKeys(Protocol):
    """A screen some of whose keys are data of the study, and bound nowhere."""

    def more_keys(self, keymap: Keymap) -> KeyGroup:
        """Return those keys, but for what has another meaning; `keymap` has the user's own."""
        ...


def key_groups(screen: Screen[Any], keymap: Keymap) -> list[KeyGroup]:
    """Return every key of `screen`: its own, those of its parts in order, then the app's.

    A part has keys if its class has a `BINDING_GROUP_TITLE`, but for a line to type into: its keys
    are those of every such line, in Textual's words. `keymap` has the user's own.
    """
    parts = [
        widget
        for widget in screen.query("*")
        if widget.BINDING_GROUP_TITLE and not isinstance(widget, Input)
    ]
    groups = _groups(screen, keymap)
    if isinstance(screen, HasMoreKeys):
        groups.append(screen.more_keys(keymap))
    groups += (group for node in (*parts, screen.app) for group in _groups(node, keymap))
    return [group for group in groups if group.keys]


def bound(bindings: Iterable[Binding]) -> Iterator[tuple[str, list[Binding]]]:
    """Yield each action once, in order, with all bindings of it."""
    by_action: dict[str, list[Binding]] = {}
    for binding in bindings:
        if binding.description:
            by_action.setdefault(binding.action, []).append(binding)
    yield from by_action.items()


def _groups(node: DOMNode, keymap: Keymap) -> list[KeyGroup]:
    """Return the keys of one part: what holds as a rule, then each of its modes."""
    bindings = Binding.make_bindings(rebound(node.BINDINGS, keymap))
    return [
        KeyGroup(node.BINDING_GROUP_TITLE or "" if mode is None else mode.description, keys)
        for mode, of_mode in groupby(bindings, key=lambda binding: binding.group)
        if (keys := tuple(_keys(node, of_mode)))
    ]


def _keys(node: DOMNode, bindings: Iterable[Binding]) -> Iterator[Key]:
    for action, several in bound(bindings):
        yield Key(node, action, several[0].tooltip or several[0].description, tuple(several))
