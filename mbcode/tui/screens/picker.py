"""The code picker: type a few letters, press enter or a row's number; or tick several by space."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from mbcode.model import Code
from mbcode.tui.choices import NewCode, Offer, digit_is_text, offer, space_is_text
from mbcode.tui.reading.visible import one_line
from mbcode.tui.screens.dialog import SideDialog
from mbcode.tui.tallies import Tally
from mbcode.tui.widgets.code_colour import code_colour, legible
from mbcode.tui.widgets.code_line import expanded
from mbcode.tui.widgets.letters import Letters

_NEW = "new"
_NAME_AT_MOST = 32
_NOTHING = Tally(0, 0)


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
        OptionList { margin: 1 0; scrollbar-background: $panel; }
        OptionList > .option-list--option-highlighted {
            background: $block-cursor-background;
            color: $block-cursor-foreground;
            text-style: bold;
        }
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
        self._typed = ""
        self._offer = Offer((), None)
        self._ticked: dict[int, Code] = {}

    def compose(self) -> ComposeResult:
        """Lay out question, passage, input, codes and the definition of the one highlighted."""
        hint = "a few letters …"
        if not self._one_of_these:
            hint += " 1–9 pick, space ticks, + or Theme > makes a new one"
        with Vertical(id="frame"):
            yield Static(Content.styled(self._ask, "bold"), classes="line")
            yield Static(Content(one_line(self._about)), id="about", classes="line quiet")
            yield Static(id="ticked", markup=False)
            yield Letters(hint, self._is_text)
            yield OptionList(markup=False)
            yield Static("", id="definition", markup=False)

    def on_mount(self) -> None:
        """Offer everything; typing goes to the input, whatever is highlighted."""
        self.query_one(OptionList).can_focus = False
        self._show_offer("")

    @on(Input.Changed)
    def narrow_down(self, event: Input.Changed) -> None:
        """Offer what the letters typed so far find."""
        if event.value != self._typed:
            self._show_offer(event.value)

    def on_key(self, event: events.Key) -> None:
        """Take what is typed before the input has the focus: a fast hand does not wait for it."""
        letters = self.query_one(Letters)
        if letters.has_focus:
            return
        event.stop()
        if event.key == "enter":
            self.pick_highlighted()
        elif (
            event.is_printable and event.character is not None and not letters.take(event.character)
        ):
            letters.insert_text_at_cursor(event.character)

    def _is_text(self, typed: str, character: str) -> bool:
        if typed != self._typed:
            self._show_offer(typed)
        if character == " ":
            return self._one_of_these or space_is_text(typed, self._offer, self._codes)
        return digit_is_text(typed, self._offer)

    @on(Letters.Ticked)
    def tick(self) -> None:
        """Tick the highlighted code, or take its tick away, and begin to look for another."""
        option = self._highlighted()
        code = None if option is None else self._code_of(option)
        if code is None:
            return
        if self._ticked.pop(code.id, None) is None:
            self._ticked[code.id] = code
        names = ", ".join(one_line(each.name) for each in self._ticked.values())
        ticked = self.query_one("#ticked", Static)
        ticked.update(f"✓ {names}")
        ticked.set_class(bool(names), "-some")
        with self.prevent(Input.Changed):
            self.query_one(Letters).value = ""
        self._show_offer("")

    @on(Letters.Numbered)
    def pick_numbered(self, event: Letters.Numbered) -> None:
        """Take the code in the row of this number, and what is ticked."""
        options = self.query_one(OptionList)
        if event.number <= len(self._offer.codes):
            self._pick(options.get_option_at_index(event.number - 1))

    @on(Input.Submitted)
    def pick_highlighted(self) -> None:
        """Take what is ticked, and what is highlighted if it was looked for."""
        option = self._highlighted()
        if self._ticked and not self._typed.strip():
            self.dismiss(tuple(self._ticked.values()))
        elif option is not None:
            self._pick(option)

    @on(OptionList.OptionSelected)
    def pick_clicked(self, event: OptionList.OptionSelected) -> None:
        """Take what was clicked on."""
        self._pick(event.option)

    @on(OptionList.OptionHighlighted)
    def define(self, event: OptionList.OptionHighlighted) -> None:
        """Say what the codebook says of the highlighted code."""
        code = self._code_of(event.option)
        # It may be told late, when there is nothing to choose from any more.
        if self.query_one(OptionList).option_count:
            self.query_one("#definition", Static).update(expanded(code) if code else "")

    def action_move(self, step: int) -> None:
        """Highlight another code; the list does not go round."""
        options = self.query_one(OptionList)
        if options.option_count:
            at = (options.highlighted or 0) + step
            options.highlighted = min(max(at, 0), options.option_count - 1)

    def _highlighted(self) -> Option | None:
        """Return what is highlighted by all that was typed: the input tells of letters late, and
        who types fast is at the space or enter by then.
        """
        typed = self.query_one(Letters).value
        if typed != self._typed:
            self._show_offer(typed)
        return self.query_one(OptionList).highlighted_option

    def _show_offer(self, typed: str) -> None:
        self._typed = typed
        self._offer = offer(typed, self._codes, self._recent)
        options = self.query_one(OptionList)
        is_numbered = not digit_is_text(typed, self._offer)
        rows = []
        for number, code in enumerate(self._offer.codes, 1):
            sign = (str(number) if number < 10 else "") if is_numbered else code.text.key
            rows.append(Option(self._row(code, sign), id=str(code.id)))
        if not self._one_of_these and self._offer.new is not None:
            rows.append(Option(_new_row(self._offer.new), id=_NEW))
        options.set_options(rows)
        self.query_one("#definition", Static).update("" if rows else self._why_nothing(typed))
        if rows:
            options.highlighted = 0

    def _why_nothing(self, typed: str) -> str:
        """Return why no code is offered; where one may be made, it is said in its place."""
        if not self._one_of_these:
            return ""
        return f"no other code is found by ‘{typed}’" if typed.strip() else "there is no other code"

    def _pick(self, option: Option) -> None:
        code = self._code_of(option)
        if code is None:
            self.dismiss(self._offer.new)
        else:
            self.dismiss(tuple((self._ticked | {code.id: code}).values()))

    def _code_of(self, option: Option) -> Code | None:
        return next((code for code in self._offer.codes if str(code.id) == option.id), None)

    def _row(self, code: Code, sign: str) -> Content:
        colour = legible(code_colour(code), self.background_colors[1])
        name = Content(one_line(code.name)).truncate(self._name_width, ellipsis=True, pad=True)
        theme = one_line(code.theme) if code.theme != code.name else ""
        tally = self._tallies.get(code.id, _NOTHING)
        count = f"{tally.study:>4}  " if tally.study else "      "
        return Content.assemble(
            "✓" if code.id in self._ticked else " ",
            ("▌", colour.hex), f"{sign or ' '} ", name, (count, "dim"),
            (theme, "dim"),
        )  # fmt: skip


def _new_row(new: NewCode) -> Content:
    where = f"below {one_line(new.parent.name)}" if new.parent else "at the top level"
    return Content.assemble(
        "+ new code ", (f"‘{one_line(new.name)}’", "bold"), (f" {where}", "dim")
    )
