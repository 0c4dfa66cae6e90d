"""YAML as a tree of plain strings with line numbers, safe against files made to harm.

Nothing is constructed: `date: 2024-05-01` and `role: no` stay what was written. Aliases may repeat
a string, never a list or mapping (nested ones grow without bound), and depth is limited (the C
composer overflows its stack at some thousands).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from mbcode.errors import FormatError
from mbcode.formats.characters import clean, shown

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DEEPEST = 200
_LONGEST = 2_000_000
_NULL = "tag:yaml.org,2002:null"


@dataclass(frozen=True, slots=True)
class Entry:
    """One `key: value` of a mapping, and the line (from 1) where it stands."""

    key: str
    value: Node
    line: int


def compose(text: str, name: str) -> Node | None:
    """Return the tree of one YAML document, None if it is empty; FormatError names the line."""
    if len(text) > _LONGEST:
        raise FormatError(f"{name}: has more than {_LONGEST} characters; too long for YAML here")
    try:
        _refuse_harm(yaml.parse(text, Loader=_LOADER), name)
        root: Node | None = yaml.compose(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        where = f", line {mark.line + 1}" if mark else ""
        raise FormatError(f"{name}{where}: not valid YAML: {_problem(error)}") from error
    except (yaml.YAMLError, UnicodeError) as error:
        raise FormatError(f"{name}: not valid YAML: it holds a character YAML can't") from error
    return root


def entries(node: Node, name: str, what: str) -> Iterator[Entry]:
    """Yield a mapping's entries; FormatError if `node` is none, or a key is twice or no text."""
    if not isinstance(node, MappingNode):
        raise FormatError(f"{name}, line {line_of(node)}: {what} must be `key: value` lines")
    seen: dict[str, int] = {}
    for key_node, value in node.value:
        line = line_of(key_node)
        key = scalar(key_node, name, "a key").strip()
        if key in seen:
            raise FormatError(
                f"{name}, line {line}: {shown(key)} stands on line {seen[key]} already; keep one"
            )
        seen[key] = line
        yield Entry(key, value, line)


def items(node: Node, name: str, what: str) -> list[Node]:
    """Return the members of a list; an empty value is an empty list."""
    if isinstance(node, SequenceNode):
        return list(node.value)
    if is_null(node):
        return []
    raise FormatError(
        f"{name}, line {line_of(node)}: {what} must be a list (lines that begin `- `)"
    )


def scalar(node: Node, name: str, what: str) -> str:
    """Return a value as written but cleaned, `""` for null; FormatError for a list or mapping."""
    if not isinstance(node, ScalarNode):
        raise FormatError(
            f"{name}, line {line_of(node)}: {what} must be text, not a list or mapping"
        )
    return "" if is_null(node) else clean(node.value).text


def is_null(node: Node) -> bool:
    """Tell whether a value is left empty, or written `null` or `~`."""
    return isinstance(node, ScalarNode) and node.tag == _NULL


def line_of(part: Node | yaml.Event) -> int:
    """Return the line, from 1, on which a part of the file begins."""
    return int(part.start_mark.line) + 1 if part.start_mark else 1


def _refuse_harm(events: Iterator[yaml.Event], name: str) -> None:
    depth = 0
    repeatable: set[str] = set()
    for event in events:
        line = line_of(event)
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > _DEEPEST:
                raise FormatError(f"{name}, line {line}: nested deeper than {_DEEPEST} levels")
            repeatable.discard(event.anchor)
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        elif isinstance(event, yaml.ScalarEvent) and event.anchor:
            repeatable.add(event.anchor)
        elif isinstance(event, yaml.AliasEvent) and event.anchor not in repeatable:
            raise FormatError(
                f"{name}, line {line}: *{event.anchor} repeats a list or mapping; write it out"
            )


def _problem(error: yaml.MarkedYAMLError) -> str:
    return " ".join((error.problem or error.context or "cannot be read").split())
