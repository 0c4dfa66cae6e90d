"""Which keys do what: ours, or a user's own in their place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from textual.binding import Binding, BindingType

Keymap = Mapping[str, str]
"""The keys (a string of names, with commas between) of what has an id."""


def rebound(bindings: Iterable[BindingType], keymap: Keymap) -> list[Binding]:
    """Return the bindings with the keys of `keymap`, where it has any."""
    known = (binding for binding in bindings if isinstance(binding, Binding))
    return [replace(each, key=keymap.get(each.id or "", each.key)) for each in known]


def named_key(
    part: str,
    keys: str,
    action: str,
    name: str,
    word: str,
    sentence: str = "",
    *,
    show: bool = False,
    priority: bool = False,
    group: Binding.Group | None = None,
) -> Binding:
    """Return what binds `keys` to `action` in a part of the workbench.

    `part` and `name` make the id by which a user's keymap can give it other keys; `word` is told at
    the foot of the screen, where it is shown, and `sentence` in the list of keys.
    """
    return Binding(
        keys,
        action,
        word,
        id=f"{part}.{name}",
        tooltip=sentence,
        show=show,
        priority=priority,
        group=group,
    )
