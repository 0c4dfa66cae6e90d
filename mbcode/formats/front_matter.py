"""The YAML between `---` lines at the very start of a transcript: its attributes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from yaml.nodes import MappingNode, Node, SequenceNode

from mbcode.errors import FormatError
from mbcode.formats.characters import BYTE_ORDER_MARK, check_name
from mbcode.formats.yaml_tree import compose, entries, items, scalar

KNOWN_KEYS = frozenset({"title", "case", "role", "informant", "date", "language", "provenance"})
"""Keys the program itself reads; they match in any case (`Role:`). Others are kept as written."""

_OPENING = re.compile(r"---[ \t]*\n")
_CLOSING = re.compile(r"^---[ \t]*(?:\n|\Z)", re.MULTILINE)
_BEGINS_WITH_KEY = re.compile(r"(?:[ \t]*(?:#[^\n]*)?\n)*[^\W\d][\w .-]{0,62}:(?:\s|\Z)")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """A transcript's attributes, and its text without them."""

    attributes: Mapping[str, str]
    body: str


def split_front_matter(text: str, name: str) -> FrontMatter:
    """Take the front matter off cleaned `text`; `name` is the file's.

    A text that begins with a line `---` but has no mapping after it has no front matter: all of it
    is text. FormatError, with the line: a block that begins with `key:` but is broken YAML or never
    closed, a mapping inside, a key that stands twice.
    """
    opening = _OPENING.match(text)
    if opening is None:
        return FrontMatter({}, text)
    closing = _CLOSING.search(text, opening.end())
    begins_with_key = _BEGINS_WITH_KEY.match(text, opening.end()) is not None
    if closing is None:
        if begins_with_key:
            raise FormatError(
                f"{name}, line 1: front matter begins with --- but no line --- ends it; "
                "add that line"
            )
        return FrontMatter({}, text)
    block = text[opening.end() : closing.start()]
    root = _compose_block(block, name, begins_with_key)
    if not isinstance(root, MappingNode) and block.strip():
        return FrontMatter({}, text)
    attributes = _attributes(root, name) if root else {}
    return FrontMatter(attributes, text[closing.end() :].lstrip(BYTE_ORDER_MARK))


def _compose_block(block: str, name: str, must_be_yaml: bool) -> Node | None:
    try:
        # The empty line stands for `---`, so that line numbers are the file's.
        return compose("\n" + block, name)
    except FormatError:
        if must_be_yaml:
            raise
        return None


def _attributes(root: Node, name: str) -> Mapping[str, str]:
    attributes: dict[str, str] = {}
    for entry in entries(root, name, "front matter"):
        place = f"{name}, line {entry.line}"
        folded = entry.key.casefold()
        key = folded if folded in KNOWN_KEYS else check_name(entry.key, "an attribute", place)
        if key in attributes:
            raise FormatError(f"{place}: the attribute {key} stands twice; keep one")
        attributes[key] = _value(entry.value, name, f"the attribute {key}")
    return attributes


def _value(node: Node, name: str, what: str) -> str:
    if isinstance(node, SequenceNode):
        members = (scalar(member, name, what).strip() for member in items(node, name, what))
        return ", ".join(member for member in members if member)
    return scalar(node, name, what).strip()
