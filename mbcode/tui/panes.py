"""Which panes fit beside the reader at a width, and how wide each is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum

READER_AT_LEAST = 44
"""Columns the reader keeps, whatever else is asked for, on a screen of 80 or more."""
_READER_AT_EASE = 68
"""Columns with which the reader's lines are long enough to read with ease; the code tree gets what
is beyond, so that most names of codes can be read whole."""
_READER_WITH_NAMES = 80
"""Columns with which the reader names codings in its margin; the list gets what is beyond."""
NAMES_FROM = 100
"""Columns of screen from which the reader may name codings in its margin."""
_BOTH_FROM = 120
_TREE_FROM = 70
_TREE_AT_LEAST, _TREE_IN_FULL, _SIDE_AT_MOST = 26, 29, 34
_LIST_AT_LEAST, _LIST_ALONE = 24, 30


class Side(Enum):
    """A pane beside the reader."""

    LIST = "list"
    TREE = "tree"


@dataclass(frozen=True, slots=True)
class Panes:
    """Columns of the transcript list and the code tree, separators included; 0: not shown."""

    list: int
    tree: int


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the user asked for: a pane shown, hidden, or (None) as the width allows."""

    list: bool | None = None
    tree: bool | None = None
    latest: Side | None = None

    def toggled(self, side: Side, width: int) -> Wishes:
        """Return the wishes after `side` was switched on or off on a screen of `width` columns."""
        shown = arrange(width, self)
        if side is Side.LIST:
            return replace(self, list=not shown.list, latest=side)
        return replace(self, tree=not shown.tree, latest=side)


def arrange(width: int, wishes: Wishes) -> Panes:
    """Return the panes to show on a screen of `width` columns.

    Where both were asked for and only one fits, the one asked for last is shown.
    """
    roomy = width >= _BOTH_FROM
    has_list = roomy if wishes.list is None else wishes.list
    has_tree = width >= _TREE_FROM if wishes.tree is None else wishes.tree
    tree, list_ = _wide(width) if roomy else _narrow(width)
    if has_list and has_tree and not roomy and width - list_ - tree < READER_AT_LEAST:
        has_list = wishes.latest is Side.LIST
        has_tree = not has_list
    return Panes(list_ * has_list, tree * has_tree)


def _wide(width: int) -> tuple[int, int]:
    """Return columns for the tree and for the list, where both are shown."""
    tree = _between(_TREE_IN_FULL, width - _LIST_AT_LEAST - _READER_AT_EASE, _SIDE_AT_MOST)
    return tree, _between(_LIST_AT_LEAST, width - tree - _READER_WITH_NAMES, _SIDE_AT_MOST)


def _narrow(width: int) -> tuple[int, int]:
    """Return columns for the tree and for the list, where only one of them is shown unasked."""
    half = width // 2
    tree = _between(_TREE_AT_LEAST, width - _READER_AT_EASE, _SIDE_AT_MOST)
    return min(tree, half), min(_LIST_ALONE, half)


def _between(least: int, wanted: int, most: int) -> int:
    return min(max(wanted, least), most)
