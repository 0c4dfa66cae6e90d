"""Codes suggested for a sentence, or the most certain ones of the study: one list to decide on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from mbcode.changes import Change
from mbcode.errors import MbcodeError
from mbcode.jobs.suggesting.adviser import Adviser, Suggestion
from mbcode.quoted import on_words
from mbcode.tui.held_keys import Made
from mbcode.tui.keymap import named_key
from mbcode.tui.places import Place
from mbcode.tui.reading.visible import one_line
from mbcode.tui.screens.dialog import SideDialog
from mbcode.tui.screens.telling import go_on_if_wanted
from mbcode.tui.suggesting import Suggesting
from mbcode.tui.widgets.choice_list import ChoiceList
from mbcode.tui.widgets.code_colour import code_colour, legible
from mbcode.tui.widgets.cut_text import CutText

Ask = Callable[[Adviser], Sequence[Suggestion]]
_HINT = "enter or a number accepts · x refuses · o reads on there · esc leaves"
_NONE = "Nothing is suggested here. Keywords in the codebook help, and five codings of a code."
_NAME_AT_MOST = 28

_key = partial(named_key, "suggestions")


class SuggestionsScreen(SideDialog[Place | None]):
    """Shows what an adviser answers to `ask`; dismisses with a place to read on at, or None.

    Nothing is given or refused but what the user decides on; the list stays open for the next.
    """

    BINDING_GROUP_TITLE = "Suggestions"
    BINDINGS: ClassVar[list[BindingType]] = [
        _key("x,delete", "refuse", "refuse", "Refuse the code for this sentence"),
        _key("o", "read_on", "read_on", "Go to the sentence in the reader"),
        *(_key(str(n), f"accept({n})", f"accept_{n}", f"Accept number {n}") for n in range(1, 10)),
        _key("escape,q", "dismiss(None)", "leave", "Leave it"),
    ]
    DEFAULT_CSS = """
    SuggestionsScreen {
        #frame { width: 76; }
        #ask { text-style: bold; }
        #sentence { height: auto; max-height: 7; margin: 1 0; }
    }
    """

    def __init__(self, suggesting: Suggesting, title: str, ask: Ask) -> None:
        super().__init__()
        self._suggesting = suggesting
        self._title = title
        self._ask = ask
        self._found: tuple[Suggestion, ...] = ()

    def compose(self) -> ComposeResult:
        """Lay out the sentence and what is suggested for it."""
        with Vertical(id="frame"):
            yield Static(self._title, id="ask", classes="line", markup=False)
            yield Static(id="where", classes="line quiet", markup=False)
            yield CutText("learning from what you coded …", id="sentence", markup=False)
            yield ChoiceList(markup=False)
            yield Static(_HINT, classes="line quiet", markup=False)

    def on_mount(self) -> None:
        """Begin to learn, once the screen stands."""
        self.query_one(OptionList).focus()
        show = partial(self._show, at=0)
        self.call_after_refresh(self.find_out, self._learn, show, self._say_refused)

    def _learn(self) -> tuple[Suggestion, ...]:
        return tuple(self._ask(self._suggesting.adviser(go_on_if_wanted)))

    def _say_refused(self, error: MbcodeError) -> None:
        self.query_one("#sentence", Static).update(one_line(str(error)))

    # What is shown

    def _show(self, found: tuple[Suggestion, ...], at: int) -> None:
        self._found = found
        options = self.query_one(OptionList)
        options.set_options(Option(self._row(number, each)) for number, each in enumerate(found, 1))
        if found:
            options.highlighted = min(at, len(found) - 1)
        else:
            self.query_one("#where", Static).update("")
            self.query_one("#sentence", Static).update(_NONE)

    def _row(self, number: int, suggestion: Suggestion) -> Content:
        colour = legible(code_colour(suggestion.code), self.background_colors[1])
        widest = max(len(each.code.name) for each in self._found)
        name = Content(one_line(suggestion.code.name)).truncate(
            min(widest, _NAME_AT_MOST), ellipsis=True, pad=True
        )
        words = one_line(", ".join(suggestion.words))
        shown = str(number) if number < 10 else " "
        return Content.assemble(
            f"{shown} ", ("▌", colour.hex), " ", name, (f" {suggestion.score:.2f}  ", "dim"), words
        )

    @on(OptionList.OptionHighlighted)
    def _show_sentence(self, event: OptionList.OptionHighlighted) -> None:
        """Say where the sentence is, and what is said before and after it."""
        if event.option_index >= len(self._found):
            return
        suggestion = self._found[event.option_index]
        where = f"{suggestion.transcript.title} · sentence {suggestion.sentence.number}"
        self.query_one("#where", Static).update(Content(one_line(where)))
        self.query_one("#sentence", Static).update(_in_context(suggestion))

    # Deciding

    @on(OptionList.OptionSelected)
    def _accept_highlighted(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self._accept(event.option_index)

    def action_accept(self, number: int) -> None:
        self._accept(number - 1)

    def _accept(self, at: int) -> None:
        self._decide(at, self._suggesting.accept, partial(self._accepted, at))

    def _accepted(self, at: int, change: Change) -> str:
        """Take in what was given; return it in words."""
        self._suggesting.session.taken_in(change)
        return f"tag {on_words(self._found[at].code.name, self._found[at].text)}"

    def action_refuse(self) -> None:
        at = self.query_one(OptionList).highlighted
        if at is not None:
            self._decide(at, self._suggesting.refuse, str)

    def action_read_on(self) -> None:
        at = self.query_one(OptionList).highlighted
        if at is not None and at < len(self._found):
            each = self._found[at]
            self.dismiss(Place(each.transcript.id, each.sentence.span))

    def _decide(
        self, at: int, verdict: Callable[[Suggestion], Made], then: Callable[[Made], str]
    ) -> None:
        """Give a verdict in a thread, which may have to learn anew for it; then go on."""
        if not 0 <= at < len(self._found):
            return

        def decided(made: Made) -> str:
            said = then(made)
            self._show(self._found[:at] + self._found[at + 1 :], at)
            return said

        self.do_apart(partial(verdict, self._found[at]), decided)


def _in_context(suggestion: Suggestion) -> Content:
    sentences, place = suggestion.transcript.sentences, suggestion.sentence.number - 1
    text = suggestion.transcript.text
    before = [each.span.of(text) for each in sentences[max(place - 1, 0) : place]]
    after = [each.span.of(text) for each in sentences[place + 1 : place + 2]]
    return Content.assemble(
        (one_line(" ".join([*before, ""])), "dim"),
        (one_line(suggestion.text), "bold"),
        (one_line(" ".join(["", *after])), "dim"),
    )
