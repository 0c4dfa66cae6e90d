"""Codebooks in YAML: a mapping with `codes:`, a list of codes that may hold `codes:` themselves."""

from __future__ import annotations

import re

from yaml.nodes import Node, ScalarNode, SequenceNode

from mbcode.drafts import CodeDraft
from mbcode.errors import FormatError
from mbcode.formats.characters import clean, shown
from mbcode.formats.code_text import TEXT_FIELDS, code_text, refuse_doubles
from mbcode.formats.source import Source
from mbcode.formats.yaml_tree import Entry, compose, entries, is_null, items, line_of, scalar

ABOUT_KEYS = frozenset(
    {"author", "codebook", "date", "description", "language", "licence", "license", "name"}
    | {"note", "provenance", "source", "title", "version"}
)
"""Keys beside `codes:` that say what the codebook is, to its readers; they are not imported."""

_CODE_KEYS = ("name", *TEXT_FIELDS, "colour", "key", "keywords", "codable", "codes")
_COLOUR_AS_COMMENT = re.compile(r"[\s{,]colour:\s+#")


def codebook_from_yaml(source: Source) -> tuple[CodeDraft, ...]:
    """Return the codes in the file's order, so parents first; FormatError names the line."""
    text = clean(source.text).text
    lines = text.splitlines()
    drafts: list[CodeDraft] = []
    # A stack, not recursion: it holds codes still to be read, with their parent's name.
    waiting = [(node, "") for node in reversed(_top_codes(text, source.name))]
    while waiting:
        node, parent = waiting.pop()
        draft, children = _code(node, parent, source.name, lines)
        drafts.append(draft)
        waiting.extend((child, draft.text.name) for child in reversed(children))
    refuse_doubles(drafts)
    return tuple(drafts)


def _top_codes(text: str, name: str) -> list[Node]:
    root = compose(text, name)
    if root is None:
        raise FormatError(f"{name}: is empty; a codebook begins with `codes:`")
    found = {entry.key: entry for entry in entries(root, name, "a codebook")}
    for entry in found.values():
        if entry.key not in ABOUT_KEYS | {"codes"}:
            raise _unknown_key(entry, name, ("codes", *sorted(ABOUT_KEYS)))
    if "codes" not in found:
        raise FormatError(f"{name}: has no `codes:`; list the codes under it")
    return items(found["codes"].value, name, "codes")


def _code(node: Node, parent: str, name: str, lines: list[str]) -> tuple[CodeDraft, list[Node]]:
    place = f"{name}, line {line_of(node)}"
    fields: dict[str, str] = {}
    keywords: list[str] = []
    children: list[Node] = []
    for entry in entries(node, name, "a code"):
        if entry.key not in _CODE_KEYS:
            raise _unknown_key(entry, name, _CODE_KEYS)
        if entry.key == "codes":
            children = items(entry.value, name, "codes")
        elif entry.key == "keywords":
            keywords = _keywords(entry.value, name)
        else:
            _refuse_colour_as_comment(entry, name, lines)
            fields[entry.key] = scalar(entry.value, name, entry.key)
    return CodeDraft(code_text(fields, keywords, place), parent, place), children


def _keywords(node: Node, name: str) -> list[str]:
    if isinstance(node, ScalarNode):
        return scalar(node, name, "keywords").split(",")
    if isinstance(node, SequenceNode):
        return [scalar(member, name, "a keyword") for member in items(node, name, "keywords")]
    raise FormatError(f"{name}, line {line_of(node)}: keywords must be a list or words with commas")


def _refuse_colour_as_comment(entry: Entry, name: str, lines: list[str]) -> None:
    """Refuse `colour: #1f77b4`, to YAML an empty colour and a comment: it would be lost unseen."""
    line = lines[entry.line - 1]
    if entry.key == "colour" and is_null(entry.value) and _COLOUR_AS_COMMENT.search(f" {line}"):
        raise FormatError(f"{name}, line {entry.line}: put the colour in quotes, as in '#1f77b4'")


def _unknown_key(entry: Entry, name: str, known: tuple[str, ...]) -> FormatError:
    return FormatError(
        f"{name}, line {entry.line}: unknown key {shown(entry.key)}; known are {', '.join(known)}"
    )
