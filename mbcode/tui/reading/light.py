"""What the caret adds to the rows of a page: a marker, a background, and which coding is meant."""

from __future__ import annotations

from dataclasses import dataclass

from mbcode.tui.reading import caret as carets
from mbcode.tui.reading.caret import Caret
from mbcode.tui.reading.lanes import Stripe
from mbcode.tui.reading.layout import Layout
from mbcode.tui.reading.marks import Mark, Marked
from mbcode.tui.reading.page import Page

_HERE, _ALSO = "▶", "▎"


@dataclass(frozen=True, slots=True)
class Lit:
    """What the caret adds to one row; `chosen` is the id of the coding meant, if it is here."""

    marked: Marked | None = None
    marker: str = " "
    chosen: int | None = None


@dataclass(frozen=True, slots=True)
class Light:
    """What the caret adds to a page: to the rows `first` to `last`, and to those of a stripe."""

    marked: Marked | None = None
    first: int = 0
    last: int = -1
    here: int = -1
    chosen: Stripe | None = None

    @classmethod
    def of(cls, page: Page, caret: Caret, chosen: int | None) -> Light:
        """Light up what `caret` holds and the stripe of the coding with the id `chosen`."""
        held = carets.selection(page.ground, caret)
        if held is None:
            return cls()
        first, last = page.layout.rows_of(held)
        return cls(
            Marked(held.start, held.end, Mark.SELECTED if caret.extended else Mark.CURSOR),
            first,
            last,
            last if caret.head > caret.anchor else first,
            None if chosen is None else page.lanes.stripes[chosen],
        )

    def on(self, row: int, layout: Layout) -> Lit | None:
        """Return what the caret adds to row `row`, None where it adds nothing."""
        stripe = self.chosen
        chosen = stripe.key if stripe is not None and stripe.first <= row <= stripe.last else None
        if self.marked is None or not self.first <= row <= self.last:
            return None if chosen is None else Lit(chosen=chosen)
        start = max(self.marked.start, layout.starts[row])
        end = min(self.marked.end, layout.ends[row])
        marked = Marked(start, end, self.marked.marks) if start < end else None
        return Lit(marked, _HERE if row == self.here else _ALSO, chosen)
