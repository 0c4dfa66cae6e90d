"""Codebooks in CSV: one code a row, its parent by name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from mbcode.danish import fold
from mbcode.drafts import CodeDraft
from mbcode.errors import FormatError
from mbcode.formats.characters import shown
from mbcode.formats.code_text import TEXT_FIELDS, code_text, refuse_doubles
from mbcode.formats.sheets import Row, read_sheet
from mbcode.formats.source import Source

COLUMNS = ("name", "parent", *TEXT_FIELDS, "colour", "key", "keywords", "codable", "theme")
"""Columns a codebook may have; `theme` is what the export adds, and is not read."""
_LONGEST_CIRCLE = 10
"""Codes that a message names."""


def codebook_from_csv(source: Source) -> tuple[CodeDraft, ...]:
    """Return the codes as a tree is read: each before its children, sisters in the rows' order.

    FormatError names the row: a parent that is no code of the file, a code above itself, a name
    that stands twice.
    """
    sheet = read_sheet(source)
    sheet.require("name")
    sheet.allow(COLUMNS)
    drafts = [_draft(row) for row in sheet.rows]
    refuse_doubles(drafts)
    return _from_the_top(_with_parents(drafts))


def _draft(row: Row) -> CodeDraft:
    keywords = row.get("keywords").split(";")
    return CodeDraft(code_text(row.cells, keywords, row.place), row.name("parent"), row.place)


def _with_parents(drafts: Sequence[CodeDraft]) -> list[CodeDraft]:
    """Return the codes with each parent spelt as in the parent's own row."""
    spelt = {fold(draft.text.name): draft.text.name for draft in drafts} | {"": ""}
    for draft in drafts:
        if fold(draft.parent) not in spelt:
            raise FormatError(
                f"{draft.place}: the parent {shown(draft.parent)} is no code in this file; "
                "add a row for it, or mend the name"
            )
    return [CodeDraft(draft.text, spelt[fold(draft.parent)], draft.place) for draft in drafts]


def _from_the_top(drafts: Sequence[CodeDraft]) -> tuple[CodeDraft, ...]:
    children: defaultdict[str, list[CodeDraft]] = defaultdict(list)
    for draft in drafts:
        children[draft.parent].append(draft)
    ordered: list[CodeDraft] = []
    waiting = children[""][::-1]
    while waiting:
        draft = waiting.pop()
        ordered.append(draft)
        waiting.extend(reversed(children[draft.text.name]))
    if len(ordered) < len(drafts):
        reached = {draft.text.name for draft in ordered}
        raise _above_itself({d.text.name: d for d in drafts if d.text.name not in reached})
    return tuple(ordered)


def _above_itself(unreached: Mapping[str, CodeDraft]) -> FormatError:
    """Return the error for codes under no top-level code: going up from any ends in a circle."""
    path: dict[str, int] = {}
    name = next(iter(unreached))
    while name not in path:
        path[name] = len(path)
        name = unreached[name].parent
    circle = [*list(path)[path[name] :], name]
    if len(circle) > _LONGEST_CIRCLE:
        circle = [*circle[: _LONGEST_CIRCLE - 1], "…", name]
    return FormatError(
        f"{unreached[name].place}: the code {shown(name)} stands above itself "
        f"({' under '.join(map(shown, circle))}); mend one parent"
    )
