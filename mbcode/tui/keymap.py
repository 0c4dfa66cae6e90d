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
