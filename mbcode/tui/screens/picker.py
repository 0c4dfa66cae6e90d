"""The code picker: type a few letters, press enter or a row's number; or tick several by space."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from mbcode.model import Code
from mbcode.tui.choices import NewCode, Offer, digit_is_text, offer, space_is_text
from mbcode.tui.reading.visible import one_line
from mbcode.tui.screens.dialog import SideDialog
from mbcode.tui.tallies import Tally
from mbcode.tui.widgets.code_line import expanded
from mbcode.tui.widgets.cut_text import CutText
from mbcode.tui.widgets.letters import Letters
from mbcode.tui.widgets.offer_list import OfferList

_NAME_AT_MOST = 32


Picked = tuple[Code, ...] | NewCode
"""One code or several, or one that is to be made."""


class CodePicker(SideDialog[Picked | None]):
    """Dismisses with the codes picked, the new code to be made, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "move(1)", "Next code", id="picker.next", show=False),
        Binding("up", "move(-1)", "Previous code", id="picker.previous", show=False),
        Binding("pagedown", "move(8)", "Eight codes down", id="picker.page_down", show=False),
        Binding("pageup", "move(-8)", "Eight codes up", id="picker.page_up", show=False),
        Binding("escape", "dismiss(None)", "Leave it", id="picker.cancel", show=False),
    ]
    DEFAULT_CSS = """
    CodePicker {
        #frame { width: 72; }
        #ticked { height: auto; color: $accent; display: none; }
        #ticked.-some { display: block; }
        #about { margin-bottom: 1; }
        OfferList { height: 1fr; margin: 1 0; background: $panel; scrollbar-background: $panel; }
        #definition { height: 40%; color: $text-muted; }
    }
    """

    def __init__(
        self,
        ask: str,
        about: str,
        codes: Sequence[Code],
        recent: Sequence[int],
        tallies: Mapping[int, Tally],
        *,
        one_of_these: bool = False,
    ) -> None:
        """Ask for codes; `about` says for what, `codes` is the whole codebook in its order.

        With `one_of_these`, one code is asked for, and no new one.
        """
        super().__init__()
        self._ask, self._about = ask, about
        self._codes = tuple(codes)
        self._recent = tuple(recent)
        self._tallies = tallies
        self._one_of_these = one_of_these
        widest = max((len(code.name) for code in codes if code.applicable), default=0)
        self._name_width = min(widest, _NAME_AT_MOST)
        self._offer = Offer((), None)
        self._ticked: dict[int, Code] = {}

    def compose(self) -> ComposeResult:
        """Lay out question, passage, input, codes and the definition of the one in question."""
        hint = "a few letters …"
        if not self._one_of_these:
            hint += " 1–9 pick, space ticks, + or Theme > makes a new one"
        with Vertical(id="frame"):
            yield Static(Content.styled(self._ask, "bold"), classes="line")
            yield Static(Content(one_line(self._about)), id="about", classes="line quiet")
            yield Static(id="ticked", markup=False)
            yield Letters(hint, self._is_text)
            yield OfferList(self._tallies, self._name_width)
            yield CutText("", id="definition", markup=False)

    def on_mount(self) -> None:
        """Offer everything, and what is found by the letters as soon as they are typed."""
        self.watch(self.query_one(Letters), "value", self._show_offer)

    def _is_text(self, typed: str, character: str) -> bool:
        if character == " ":
            return self._one_of_these or space_is_text(typed, self._offer, self._codes)
        return digit_is_text(typed, self._offer)

    @on(Letters.Ticked)
    def tick(self) -> None:
        """Tick the code under the cursor, or take its tick away, and begin to look for another."""
        code = self.query_one(OfferList).current
        if not isinstance(code, Code):
            return
        if self._ticked.pop(code.id, None) is None:
            self._ticked[code.id] = code
        names = ", ".join(one_line(each.name) for each in self._ticked.values())
        ticked = self.query_one("#ticked", Static)
        ticked.update(f"✓ {names}")
        ticked.set_class(bool(names), "-some")
        letters = self.query_one(Letters)
        if letters.value:
            letters.value = ""  # What is offered then is shown because it is watched.
        else:
            self._show_offer("")

    @on(Letters.Numbered)
    def pick_numbered(self, event: Letters.Numbered) -> None:
        """Take the code in the row of this number, and what is ticked."""
        if event.number <= len(self._offer.codes):
            self._pick(self._offer.codes[event.number - 1])

    @on(Input.Submitted)
    def pick_current(self) -> None:
        """Take what is ticked, and what is under the cursor if it was looked for."""
        if self._ticked and not self.query_one(Letters).value.strip():
            self.dismiss(tuple(self._ticked.values()))
        else:
            self._pick(self.query_one(OfferList).current)

    @on(OfferList.Picked)
    def pick_clicked(self) -> None:
        """Take what was clicked on."""
        self._pick(self.query_one(OfferList).current)

    def action_move(self, step: int) -> None:
        """Go to another code; the list does not go round."""
        self.query_one(OfferList).action_step(step)
        self._define()

    def _show_offer(self, typed: str) -> None:
        self._offer = offer(typed, self._codes, self._recent)
        if self._one_of_these:
            self._offer = Offer(self._offer.codes, None)
        is_numbered = not digit_is_text(typed, self._offer)
        self.query_one(OfferList).show(self._offer, self._ticked, is_numbered=is_numbered)
        self._define()

    def _define(self) -> None:
        """Say what the codebook says of the code under the cursor, or why there is none."""
        current = self.query_one(OfferList).current
        said = Content("")
        if isinstance(current, Code):
            said = expanded(current)
        elif current is None and self._one_of_these:
            typed = self.query_one(Letters).value
            found = f"no other code is found by ‘{typed}’"
            said = Content(found if typed.strip() else "there is no other code")
        self.query_one("#definition", Static).update(said)

    def _pick(self, picked: Code | NewCode | None) -> None:
        if isinstance(picked, Code):
            self.dismiss(tuple((self._ticked | {picked.id: picked}).values()))
        elif picked is not None:
            self.dismiss(picked)
