"""What a search found, a line a hit; only lines in sight are drawn."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.binding import BindingType
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip

from mbcode.jobs.concordance import Hit, Hits, HitsIn
from mbcode.tui.counting.cells import fitted
from mbcode.tui.keymap import named_key
from mbcode.tui.searching.lines import Heading, Lines, in_context
from mbcode.tui.searching.marks import Marks
from mbcode.tui.widgets.scrolled_rows import CursorRows, paging_keys

_HERE, _MARKED = "▶ ", "✓ "
_NONE = "  "
_GUTTER = 4

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
        self.hits = Hits()
        self._lines = Lines(self.hits)
        self._marks = Marks(self.hits)
        self._sought: Hit | None = None

    def show(self, added: tuple[HitsIn, ...]) -> None:
        """Show the first hits of a search; the cursor and the marks stay on those that are still
        there, now or when more are added.
        """
        self._sought = self.hit
        self.hits = Hits()
        self._lines, self._marks = Lines(self.hits), Marks(self.hits, self._marks)
        self.index = 0
        self.add(added)

    def add(self, added: tuple[HitsIn, ...]) -> None:
        """Show more hits below those that are there; where all of them are marked, these too."""
        all_marked = 0 < self.marks == len(self.hits)
        known = len(self.hits.parts)
        self.hits.extend(added)
        self._marks.take_over(added)
        if all_marked:
            self._marks.mark_all()
        self.lay_out()
        index = self._found_again(known)
        if index is not None or not known:
            self.go(index or 0)

    def _found_again(self, known: int) -> int | None:
        """Return the index of the hit that the cursor was on in another search, if it is in the
        parts beyond those `known` and nobody has moved the cursor since.
        """
        sought = self._sought
        if sought is None or self.index:
            return None
        for number, part in enumerate(self.hits.parts[known:], start=known):
            if part.transcript.id == sought.transcript.id:
                within = _index_of(sought, part)
                above = self.hits.ends[number - 1] if number else 0
                return None if within is None else above + within
        return None

    @property
    def count(self) -> int:
        """How many hits there are."""
        return len(self.hits)

    @property
    def hit(self) -> Hit | None:
        """The hit under the cursor."""
        return self.hits[self.index] if self.index < len(self.hits) else None

    @property
    def marks(self) -> int:
        """How many hits are marked."""
        return self._marks.count

    @property
    def marked(self) -> Hits:
        """The hits that are marked, in order."""
        return self._marks.marked()

    def unmark(self) -> None:
        """Mark none."""
        self._marks.clear()
        self.refresh()

    # Hits and their lines

    def lay_out(self) -> None:
        """Have a line for every hit and heading."""
        self.virtual_size = Size(self.row_width, len(self._lines))
        self.refresh()

    def rows_of(self, index: int) -> tuple[int, int]:
        """Return the line of a hit, and the heading's above it, where it has one."""
        if not self.hits:
            return 0, 0
        line = self._lines.of_hit(index)
        return line - isinstance(self._lines.at(line - 1), Heading), line

    def item_at(self, row: int) -> int:
        """Return the hit on a line, or below the heading on it."""
        return self._lines.nearest_hit(row) if self.hits else 0

    # Keys

    def action_choose(self) -> None:
        if self.hits:
            self.post_message(self.Chosen(self.index))

    def action_mark(self) -> None:
        """Mark the hit under the cursor, or no more, and go to the next."""
        if self.hits:
            self._marks.toggle(self.index)
            self.go(self.index + 1)

    def action_mark_all(self) -> None:
        if self.marks == len(self.hits):
            self._marks.clear()
        else:
            self._marks.mark_all()
        self.refresh()
        self.go(self.index)

    # What is drawn

    def render_line(self, y: int) -> Strip:
        """Draw one visible row; `y` counts from the top of the widget."""
        width, line, styles = self.row_width, y + self.scroll_offset.y, self.row_styles
        if line >= len(self._lines):
            return Strip.blank(width, styles.base)
        drawn = self._drawn(self._lines.at(line), width, styles)
        return drawn.adjust_cell_length(width, styles.base)

    def _drawn(self, line: Heading | int, width: int, styles: _Styles) -> Strip:
        if isinstance(line, Heading):
            count = f"  {line.count}"
            room = max(width - len(_NONE) - len(count), 1)
            name = fitted(line.name, room) if cell_len(line.name) > room else line.name
            return Strip(
                [Segment(f"{_NONE}{name}", styles.heading), Segment(count, styles.context)]
            )
        hit = self.hits[line]
        here = line == self.index
        shown = in_context(hit, max(width - _GUTTER, 1))
        return Strip(
            [
                Segment(_HERE if here else _NONE, styles.here),
                Segment(_MARKED if line in self._marks else _NONE, styles.here),
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


def _index_of(hit: Hit, part: HitsIn) -> int | None:
    """Return which of the hits of its transcript a hit is; None if it is no more."""
    at = bisect_left(part.places.starts, hit.span.start)
    return at if at < len(part) and part[at].span == hit.span else None
