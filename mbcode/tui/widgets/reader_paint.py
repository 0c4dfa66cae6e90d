"""Paint a row of the reader: stripes, marker, text and margin as one strip of styled cells.

No meaning rests on colour alone: a code has its stripe's place and its name, coded text is
underlined, the focus code's is bold, the cursor has a marker, what is doubtful a question mark, and
the selection is reversed where colour is missing.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import takewhile

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.cache import LRUCache
from textual.strip import Strip

from mbcode.model import Code, Coding, Span
from mbcode.tui.reading.light import Lit
from mbcode.tui.reading.marks import Mark, Marked
from mbcode.tui.reading.measure import Measure
from mbcode.tui.reading.page import Page
from mbcode.tui.reading.visible import one_line
from mbcode.tui.widgets.code_colour import code_colour, legible
from mbcode.tui.widgets.reader_styles import Styles

_FOCUS_TINT = 0.35
"""How much of the focus code's colour its text's background takes; the text must stay readable."""


_KEPT = 1024
"""Rows that are kept painted."""


@dataclass(slots=True)
class RowPainter:
    """Paints rows in one set of styles, codes and columns.

    `focus_code`'s passages stand out, and the places `found`; at the positions `doubtful` there is
    a sign before the text. Both are in order.
    """

    styles: Styles
    codes: Mapping[int, Code]
    measure: Measure
    focus_code: int | None = None
    found: Sequence[Span] = ()
    doubtful: Sequence[int] = ()
    _text_styles: dict[Mark, Style] = field(default_factory=dict)
    _stripe_styles: dict[int, Style] = field(default_factory=dict)
    _painted: LRUCache[tuple[int, Lit | None], Strip] = field(
        default_factory=partial(LRUCache, _KEPT)
    )

    def paint(self, page: Page, row: int, lit: Lit | None, width: int) -> Strip:
        """Return row `row` of `page`, `width` cells wide; one that was painted before as it was."""
        strip = self._painted.get((row, lit))
        if strip is None:
            strip = self._newly_painted(page, row, lit, width)
            self._painted.set((row, lit), strip)
        return strip

    def forget(self, rows: Container[int]) -> None:
        """Paint these rows anew the next time: other codings lie on them."""
        for row, lit in list(self._painted.keys()):
            if row in rows:
                self._painted.discard((row, lit))

    def _newly_painted(self, page: Page, row: int, lit: Lit | None, width: int) -> Strip:
        segments = [*self._gutter(page, row, lit), *self._text(page, row, lit)]
        if self.measure.margin:
            shown = sum(cell_len(segment.text) for segment in segments)
            gap = self.measure.text_at + self.measure.text + 1 - shown
            segments.append(Segment(" " * gap, self.styles.base))
            segments += self._margin(page, row, lit)
        return Strip(segments).simplify().adjust_cell_length(width, self.styles.base)

    def _gutter(self, page: Page, row: int, lit: Lit | None) -> Iterator[Segment]:
        chosen = None if lit is None else lit.chosen
        for glyph, key in page.lanes.gutter(row):
            if key is None:
                yield Segment(glyph, self.styles.base)
                continue
            style = self._stripe_style(page.codings[key].code)
            yield Segment(glyph, style + self.styles.chosen if key == chosen else style)
        yield Segment(" " if lit is None else lit.marker, self.styles.marker)
        yield self._sign(page, row)

    def _sign(self, page: Page, row: int) -> Segment:
        """Return the cell before the text: a question mark, where something is doubtful."""
        first = bisect_left(self.doubtful, page.layout.starts[row])
        is_here = first < len(self.doubtful) and self.doubtful[first] <= page.layout.ends[row]
        return Segment("?", self.styles.marker) if is_here else Segment(" ", self.styles.base)

    def _text(self, page: Page, row: int, lit: Lit | None) -> Iterator[Segment]:
        shown = page.layout.shown
        more = [*self._found_on(page, row)]
        if lit is not None and lit.marked is not None:
            more.append(lit.marked)
        for start, end, marks in page.stretches(row, self.focus_code, more):
            yield Segment(shown[start:end], self._text_style(marks))

    def _found_on(self, page: Page, row: int) -> Iterator[Marked]:
        start, end = page.layout.starts[row], page.layout.ends[row]
        first = bisect_left(self.found, start, key=lambda place: place.end)
        for place in takewhile(lambda place: place.start < end, self.found[first:]):
            yield Marked(place.start, place.end, Mark.FOUND)

    def _margin(self, page: Page, row: int, lit: Lit | None) -> Iterator[Segment]:
        beginning = page.codings_beginning_on(row)
        if not beginning:
            return
        named = beginning[0]
        style = self.styles.name
        for coding in beginning:
            if lit is not None and coding.id == lit.chosen:
                named, style = coding, style + self.styles.chosen
        rest = f" +{len(beginning) - 1}" if len(beginning) > 1 else ""
        yield Segment("▌", self._stripe_style(named.code))
        yield Segment(_cut(self._name(named), self.measure.margin - 1 - len(rest)), style)
        yield Segment(rest, self.styles.name)

    def _name(self, coding: Coding) -> str:
        code = self.codes.get(coding.code)
        return "" if code is None else one_line(code.name)

    def _stripe_style(self, code_id: int) -> Style:
        if code_id not in self._stripe_styles:
            code = self.codes.get(code_id)
            style = self.styles.base
            if code is not None:
                colour = legible(code_colour(code), self.styles.background)
                style += Style(color=colour.rich_color)
            self._stripe_styles[code_id] = style
        return self._stripe_styles[code_id]

    def _text_style(self, marks: Mark) -> Style:
        if marks not in self._text_styles:
            style = self.styles.base
            for mark, its_style in self.styles.marks.items():
                if mark in marks:
                    style += its_style
                if mark is Mark.FOCUS and mark in marks:
                    style += self._focus_tint()
            self._text_styles[marks] = style
        return self._text_styles[marks]

    def _focus_tint(self) -> Style:
        code = None if self.focus_code is None else self.codes.get(self.focus_code)
        background = self.styles.background
        if code is None or background.ansi is not None:
            return Style()
        return Style(bgcolor=background.blend(code_colour(code), _FOCUS_TINT).rich_color)


def _cut(name: str, cells: int) -> str:
    return name if cell_len(name) <= cells else set_cell_size(name, cells - 1) + "…"
