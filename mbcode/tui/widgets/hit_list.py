"""What a search found, a line a hit; only lines in sight are drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from mbcode.jobs.concordance import Hit
from mbcode.model import Span
from mbcode.tui.keymap import named_key
from mbcode.tui.searching.lines import Heading, Lines, in_context

_HERE, _MARKED = "▶ ", "✓ "
_NONE = "  "
_GUTTER = 4

Key = tuple[int, Span]

_key = partial(named_key, "hits")

HIT_KEYS = [
    _key("down,j", "step(1)", "next", "Next", "Next hit"),
    _key("up,k", "step(-1)", "previous", "Previous", "Previous hit"),
    _key("pagedown", "page(1)", "page_down", "Page down"),
    _key("pageup", "page(-1)", "page_up", "Page up"),
    _key("home,g", "jump(0)", "first", "First hit"),
    _key("end,G", "jump(-1)", "last", "Last hit"),
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


class HitList(ScrollView, can_focus=True, inherit_bindings=False):
    """Shows hits, one of them under the cursor, any of them marked. Its text is data."""

    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = list(HIT_KEYS)
    BINDING_GROUP_TITLE = "Hits"
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "hits--here",
        "hits--heading",
        "hits--context",
        "hits--words",
    }
    DEFAULT_CSS = """
    HitList {
        background: $surface;
        color: $foreground;
        overflow-x: hidden;
        overflow-y: scroll;
        scrollbar-gutter: stable;
        scrollbar-size-vertical: 1;
    }
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

    class Moved(Message):
        """The hit under the cursor, or which hits are marked, is another."""

    def __init__(self) -> None:
        super().__init__()
        self._hits: Sequence[Hit] = ()
        self._lines = Lines()
        self._marks: set[Key] = set()
        self._styles: _Styles | None = None
        self.index = 0

    def show(self, hits: Sequence[Hit]) -> None:
        """Show hits; the cursor and the marks stay on those that are still there."""
        before = self.hit
        self._hits, self._lines = hits, Lines.of(hits)
        if self._marks:
            self._marks &= {_key_of(hit) for hit in hits}
        self.virtual_size = Size(self.scrollable_content_region.width, len(self._lines.lines))
        self._go(_index_of(before, hits))

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

    # Keys and mouse

    def action_step(self, step: int) -> None:
        self._go(self.index + step)

    def action_page(self, step: int) -> None:
        if self._hits:
            line = self._lines.of_hit[self.index] + step * max(self._height - 1, 1)
            self._go(self._lines.nearest_hit(line))

    def action_jump(self, index: int) -> None:
        self._go(index % max(len(self._hits), 1))

    def action_choose(self) -> None:
        if self._hits:
            self.post_message(self.Chosen(self.index))

    def action_mark(self) -> None:
        """Mark the hit under the cursor, or no more, and go to the next."""
        hit = self.hit
        if hit is not None:
            self._marks ^= {_key_of(hit)}
            self._go(self.index + 1)

    def action_mark_all(self) -> None:
        everything = {_key_of(hit) for hit in self._hits}
        self._marks = set() if self._marks == everything else everything
        self._go(self.index)

    def on_click(self, event: events.Click) -> None:
        """Go to the hit under the pointer; a second click reads on there."""
        line = event.y + self.scroll_offset.y
        if line < len(self._lines.lines):
            self._go(self._lines.nearest_hit(line))
            if event.chain == 2:
                self.action_choose()

    def _go(self, index: int) -> None:
        self.index = min(max(index, 0), max(len(self._hits) - 1, 0))
        if self._hits:
            line = self._lines.of_hit[self.index]
            top = line - 1 if isinstance(self._lines.lines[line - 1], Heading) else line
            lowest = max(line - self._height + 1, 0)
            self.scroll_to(y=min(max(self.scroll_offset.y, lowest), top), animate=False)
        self.refresh()
        self.post_message(self.Moved())

    @property
    def _height(self) -> int:
        return max(self.scrollable_content_region.height, 1)

    def on_resize(self) -> None:
        """Keep the cursor in sight."""
        self._go(self.index)

    # What is drawn

    def render_line(self, y: int) -> Strip:
        """Draw one visible row; `y` counts from the top of the widget."""
        if self._styles is None:
            self._styles = self._mixed_styles()
        width, line = self.scrollable_content_region.width, y + self.scroll_offset.y
        if line >= len(self._lines.lines):
            return Strip.blank(width, self._styles.base)
        return self._drawn(self._lines.lines[line], width, self._styles).adjust_cell_length(
            width, self._styles.base
        )

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

    def notify_style_update(self) -> None:
        """Forget the styles of another theme."""
        self._styles = None
        super().notify_style_update()

    def _mixed_styles(self) -> _Styles:
        base = self.rich_style
        here, heading, context, words = (
            base + self.get_component_rich_style(f"hits--{part}")
            for part in ("here", "heading", "context", "words")
        )
        return _Styles(base, here, heading, context, words)


def _index_of(hit: Hit | None, hits: Sequence[Hit]) -> int:
    """Return where a hit is among others; 0 if it isn't."""
    if hit is None:
        return 0
    key = _key_of(hit)
    return next((index for index, each in enumerate(hits) if _key_of(each) == key), 0)


def _key_of(hit: Hit) -> Key:
    return hit.transcript.id, hit.span
