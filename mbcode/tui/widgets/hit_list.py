"""What a search found, a line a hit; only lines in sight are drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.binding import BindingType
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip

from mbcode.jobs.concordance import Hit
from mbcode.model import Span
from mbcode.tui.keymap import named_key
from mbcode.tui.searching.lines import Heading, Lines, in_context
from mbcode.tui.widgets.scrolled_rows import CursorRows, paging_keys

_HERE, _MARKED = "▶ ", "✓ "
_NONE = "  "
_GUTTER = 4

Key = tuple[int, Span]

_key = partial(named_key, "hits")

HIT_KEYS = [
    _key("down,j", "step(1)", "next", "Next", "Next hit"),
    _key("up,k", "step(-1)", "previous", "Previous", "Previous hit"),
    *paging_keys("hits", first="First hit", last="Last hit", page_down="pagedown"),
    _key("enter", "choose", "choose", "Read on", "Go to the hit in the reader", show=True),
    _key("space", "mark", "mark", "Mark", "Mark the hit, to code it with others", show=True),
    _key("a", "mark_all", "mark_all", "All", "Mark all hits, or none", show=True),
]


@dataclass(frozen=True, slots=True)
class _Styles:
    base: Style
    here: Style
    heading: Style
    context: Style
    words: Style


class HitList(CursorRows[_Styles]):
    """Shows hits, one of them under the cursor, any of them marked."""

    BINDINGS: ClassVar[list[BindingType]] = list(HIT_KEYS)
    BINDING_GROUP_TITLE = "Hits"
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "hits--here",
        "hits--heading",
        "hits--context",
        "hits--words",
    }
    DEFAULT_CSS = """
    HitList > .hits--here { color: $accent; text-style: bold; }
    HitList > .hits--heading { color: $text-muted; text-style: bold; }
    HitList > .hits--context { color: $text-muted; }
    HitList > .hits--words { text-style: bold; }
    """

    class Chosen(Message):
        """The user wants to read on at the hit with this index."""

        def __init__(self, index: int) -> None:
            super().__init__()
            self.index = index

    class Moved(CursorRows.Moved):
        """The hit under the cursor, or which hits are marked, is another."""

    def __init__(self) -> None:
        super().__init__()
        self._hits: Sequence[Hit] = ()
        self._lines = Lines()
        self._marks: set[Key] = set()

    def show(self, hits: Sequence[Hit]) -> None:
        """Show hits; the cursor and the marks stay on those that are still there."""
        before = self.hit
        self._hits, self._lines = hits, Lines.of(hits)
        if self._marks:
            self._marks &= {_key_of(hit) for hit in hits}
        self.lay_out()
        self.go(_index_of(before, hits))

    @property
    def count(self) -> int:
        """How many hits there are."""
        return len(self._hits)

    @property
    def hit(self) -> Hit | None:
        """The hit under the cursor."""
        return self._hits[self.index] if self.index < len(self._hits) else None

    @property
    def marked(self) -> tuple[Hit, ...]:
        """The hits that are marked, in order."""
        if not self._marks:
            return ()
        return tuple(hit for hit in self._hits if _key_of(hit) in self._marks)

    def unmark(self) -> None:
        """Mark none."""
        self._marks.clear()
        self.refresh()

    # Hits and their lines

    def lay_out(self) -> None:
        """Have a line for every hit and heading."""
        self.virtual_size = Size(self.row_width, len(self._lines.lines))

    def rows_of(self, index: int) -> tuple[int, int]:
        """Return the line of a hit, and the heading's above it, where it has one."""
        if not self._hits:
            return 0, 0
        line = self._lines.of_hit[index]
        return line - isinstance(self._lines.lines[line - 1], Heading), line

    def item_at(self, row: int) -> int:
        """Return the hit on a line, or below the heading on it."""
        return self._lines.nearest_hit(row) if self._hits else 0

    # Keys

    def action_choose(self) -> None:
        if self._hits:
            self.post_message(self.Chosen(self.index))

    def action_mark(self) -> None:
        """Mark the hit under the cursor, or no more, and go to the next."""
        hit = self.hit
        if hit is not None:
            self._marks ^= {_key_of(hit)}
            self.go(self.index + 1)

    def action_mark_all(self) -> None:
        everything = {_key_of(hit) for hit in self._hits}
        self._marks = set() if self._marks == everything else everything
        self.go(self.index)

    # What is drawn

    def render_line(self, y: int) -> Strip:
        """Draw one visible row; `y` counts from the top of the widget."""
        width, line, styles = self.row_width, y + self.scroll_offset.y, self.row_styles
        if line >= len(self._lines.lines):
            return Strip.blank(width, styles.base)
        drawn = self._drawn(self._lines.lines[line], width, styles)
        return drawn.adjust_cell_length(width, styles.base)

    def _drawn(self, line: Heading | int, width: int, styles: _Styles) -> Strip:
        if isinstance(line, Heading):
            return Strip(
                [
                    Segment(f"{_NONE}{line.name}", styles.heading),
                    Segment(f"  {line.count}", styles.context),
                ]
            )
        hit = self._hits[line]
        here = line == self.index
        shown = in_context(hit, max(width - _GUTTER, 1))
        return Strip(
            [
                Segment(_HERE if here else _NONE, styles.here),
                Segment(_MARKED if _key_of(hit) in self._marks else _NONE, styles.here),
                Segment(shown.before, styles.base if here else styles.context),
                Segment(shown.words, styles.here if here else styles.words),
                Segment(shown.after, styles.base if here else styles.context),
            ]
        )

    def mixed_styles(self) -> _Styles:
        """Return the styles of a line's parts."""
        return _Styles(
            self.rich_style,
            self.style_of("hits--here"),
            self.style_of("hits--heading"),
            self.style_of("hits--context"),
            self.style_of("hits--words"),
        )


def _index_of(hit: Hit | None, hits: Sequence[Hit]) -> int:
    """Return where a hit is among others; 0 if it isn't."""
    if hit is None:
        return 0
    key = _key_of(hit)
    return next((index for index, each in enumerate(hits) if _key_of(each) == key), 0)


def _key_of(hit: Hit) -> Key:
    return hit.transcript.id, hit.span
