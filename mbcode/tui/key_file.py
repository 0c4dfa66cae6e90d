"""A user's own keys: every key of the workbench by the id of its binding, as a file to alter.

The file is TOML: a table for each part of the workbench, a line for each thing a key does, several
keys in one string with commas. What the file leaves out keeps its keys.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from importlib import import_module
from itertools import groupby
from pathlib import Path
from typing import Any

from textual.binding import Binding, InvalidBinding
from textual.dom import DOMNode

from mbcode.errors import MbcodeError
from mbcode.naming import not_found
from mbcode.obstacles import why
from mbcode.tui.keymap import Keymap, rebound

_HEADING = """\
# The keys of mbcode's workbench. Keep the lines that you alter, and only those: what is left out
# keeps its keys. Several keys for one thing stand in one string, with commas between them.
# A key is the sign on it ("a", "A", "æ", "?") or its name: enter, escape, space, tab, backspace,
# delete, up, down, left, right, home, end, pageup, pagedown, f1 … f12, ctrl+a, shift+up, comma.
"""


def read_keymap(path: Path | None) -> Keymap:
    """Read a file of keys and return all keys of the workbench: the file's, and for the rest ours.

    Without a file none is altered. Raises MbcodeError, with the file and the line or id, for what
    is no such file.
    """
    if path is None:
        return {}
    ours = {binding.id: binding.key for binding in every_binding() if binding.id is not None}
    theirs = _entries(path)
    for id_, keys in theirs.items():
        if id_ not in ours:
            raise MbcodeError(f"{path}: {not_found(id_, ours, 'thing to do')}")
        _check_keys(path, id_, keys)
    return ours | theirs


def as_toml(keymap: Keymap) -> str:
    """Return the keys of the workbench as a file to alter, `keymap`'s instead of ours."""
    parts = [_HEADING]
    named = sorted(rebound(every_binding(), keymap), key=lambda binding: _part(binding))
    for part, bindings in groupby(named, key=_part):
        lines = [f"[{part}]", *(_line(binding) for binding in bindings)]
        parts.append("\n".join(lines) + "\n")
    return "\n".join(parts)


def every_binding() -> Iterator[Binding]:
    """Yield every binding of ours that has an id, each id once."""
    import pkgutil

    import mbcode.tui.app
    import mbcode.tui.screens
    import mbcode.tui.widgets

    found: dict[str, Binding] = {}
    for package in (mbcode.tui.screens, mbcode.tui.widgets):
        for module in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
            import_module(module.name)
    ours = (kind for kind in _below(DOMNode) if kind.__module__.startswith("mbcode."))
    for binding in (binding for kind in ours for binding in kind.BINDINGS):
        if isinstance(binding, Binding) and binding.id is not None:
            found.setdefault(binding.id, binding)
    yield from found.values()


def _below(kind: type[DOMNode]) -> Iterator[type[DOMNode]]:
    for below in kind.__subclasses__():
        yield below
        yield from _below(below)


def _entries(path: Path) -> dict[str, str]:
    """Return what a file says, by id."""
    import tomllib

    try:
        parts = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise MbcodeError(f"{path}: {why(error, path)}") from error
    except UnicodeDecodeError as error:
        raise MbcodeError(f"{path}: not a text in UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise MbcodeError(f"{path}: not a file of keys: {error}") from error
    return dict(_flat(path, parts))


def _flat(path: Path, parts: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for part, lines in parts.items():
        if not isinstance(lines, dict):
            raise MbcodeError(f"{path}: {part!r} stands outside a [part]")
        for name, keys in lines.items():
            if not isinstance(keys, str):
                raise MbcodeError(f'{path}: {part}.{name}: keys are a text, such as "x,delete"')
            yield f"{part}.{name}", keys


def _check_keys(path: Path, id_: str, keys: str) -> None:
    try:
        list(Binding.make_bindings([Binding(keys, "")]))
    except InvalidBinding as error:
        raise MbcodeError(f"{path}: {id_}: {keys!r} names no key; see 'mbcode keys'") from error


def _part(binding: Binding) -> str:
    return (binding.id or "").partition(".")[0]


def _line(binding: Binding) -> str:
    name = (binding.id or "").partition(".")[2]
    keys = json.dumps(binding.key, ensure_ascii=False)
    return f"{f'{name} = {keys}':<36}# {binding.tooltip or binding.description}"
