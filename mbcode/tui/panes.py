"""Which panes fit beside the reader at a width, and how wide each is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum

READER_AT_LEAST = 44
"""Columns the reader keeps, whatever else is asked for, on a screen of 80 or more."""
_READER_WITH_NAMES = 77
"""Columns with which the reader names codings in its margin; side panes get what is beyond."""
_BOTH_FROM = 120
_TREE_FROM = 70
_TREE_MORE = 4
"""Columns that the tree has more than the list, where both are narrow: it shows more in a row."""
_SIDE_AT_LEAST, _SIDE_AT_MOST = 23, 34
_TREE_NARROW, _LIST_NARROW = 26, 30


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
    if roomy:
        room = width - _READER_WITH_NAMES
        tree = min((room + _TREE_MORE) // 2, _SIDE_AT_MOST)
        return Panes(min(room - tree, _SIDE_AT_MOST) * has_list, tree * has_tree)
    tree, list_ = _narrow(width)
    if has_list and has_tree and width - list_ - tree < READER_AT_LEAST:
        has_list = wishes.latest is Side.LIST
        has_tree = not has_list
    return Panes(list_ * has_list, tree * has_tree)


def _narrow(width: int) -> tuple[int, int]:
    """Return columns for the tree and for the list, where only one of them is shown unasked."""
    half = width // 2
    with_names = width - _READER_WITH_NAMES
    tree = _TREE_NARROW if with_names < _SIDE_AT_LEAST else min(with_names, _SIDE_AT_MOST)
    return min(tree, half), min(_LIST_NARROW, half)
