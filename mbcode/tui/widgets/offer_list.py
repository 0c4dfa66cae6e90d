"""The codes that a picker offers, a row each, and last the code that is to be made."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping

from rich.segment import Segment
from rich.style import Style
from textual.message import Message

from mbcode.model import Code
from mbcode.tui.choices import NewCode, Offer
from mbcode.tui.counting.cells import fitted
from mbcode.tui.reading.visible import one_line
from mbcode.tui.sections import Sections
from mbcode.tui.tallies import Tally
from mbcode.tui.widgets.code_colour import code_colour, legible
from mbcode.tui.widgets.quiet_list import BOLD, DIM, QuietList

_NOTHING = Tally(0, 0)


class OfferList(QuietList, can_focus=False):
    """Shows an `Offer`. Keys go to the line that letters are typed into, whatever is clicked on.

    A row has a tick, the code's colour, the number or key that picks it, its name in `name_width`
    cells, how often it was given in the study, and its theme.
    """

    DEFAULT_CSS = """
    OfferList > .quiet--here {
        color: $block-cursor-foreground;
        background: $block-cursor-background;
        text-style: bold;
    }
    """

    class Picked(Message):
        """What is under the cursor was clicked on."""

    def __init__(self, tallies: Mapping[int, Tally], name_width: int) -> None:
        super().__init__()
        self._tallies = tallies
        self._name_width = name_width
        self._offer = Offer((), None)
        self._ticked: Container[int] = ()
        self._is_numbered = False

    def show(self, offer: Offer, ticked: Container[int], *, is_numbered: bool) -> None:
        """Show what is offered, the cursor on the first; `ticked` are ids of codes. Numbers stand
        before the first nine if they pick them, else the keys that codes have.
        """
        self._offer, self._ticked, self._is_numbered = offer, ticked, is_numbered
        self.show_sections(Sections.of([None] * (len(offer.codes) + (offer.new is not None))), 0)
        self.go(0)

    @property
    def current(self) -> Code | NewCode | None:
        """What is under the cursor."""
        codes = self._offer.codes
        return codes[self.index] if self.index < len(codes) else self._offer.new

    def choose(self, item: int) -> None:  # noqa: ARG002  # It is under the cursor.
        """Say that what is under the cursor was picked."""
        self.post_message(self.Picked())

    def segments(self, item: int, line: int) -> Iterator[Segment]:  # noqa: ARG002  # There is one.
        """Yield what stands in the row of a code, or of the one that is to be made."""
        codes, new = self._offer.codes, self._offer.new
        if item >= len(codes):
            return iter(()) if new is None else _new_row(new)
        return self._row(codes[item], item + 1)

    def _row(self, code: Code, number: int) -> Iterator[Segment]:
        colour = legible(code_colour(code), self.background_colors[1])
        sign = str(number) * (number < 10) if self._is_numbered else code.text.key
        count = self._tallies.get(code.id, _NOTHING).study
        yield Segment("✓" if code.id in self._ticked else " ")
        yield Segment("▌", Style(color=colour.rich_color))
        yield Segment(f"{sign or ' '} {fitted(one_line(code.name), self._name_width)}")
        theme = one_line(code.theme) if code.theme != code.name else ""
        yield Segment(f"{count or '':>4}  {theme}", DIM)


def _new_row(new: NewCode) -> Iterator[Segment]:
    yield Segment("+ new code ")
    yield Segment(f"‘{one_line(new.name)}’", BOLD)
    where = f"below {one_line(new.parent.name)}" if new.parent else "at the top level"
    yield Segment(f" {where}", DIM)
