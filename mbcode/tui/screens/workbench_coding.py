"""Coding: what the keys do that give codes to passages, take them away and alter them.

The screen asks the session, and shows what the study then holds. It knows no rule of coding and no
row of the database; what the study refuses, it tells.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from textual import events, on
from textual.binding import Binding

from mbcode.errors import MbcodeError
from mbcode.model import Code, Coding, Span
from mbcode.tui.held_keys import Made
from mbcode.tui.keymap import Keymap, rebound
from mbcode.tui.keys import Key, KeyGroup
from mbcode.tui.reading.visible import one_line
from mbcode.tui.screens.workbench_counts import CountsBench
from mbcode.tui.screens.workbench_keys import IN_EXACT_MODE, WORKBENCH_ACTIONS, WORKBENCH_KEYS
from mbcode.tui.widgets.code_tree import CodeTree
from mbcode.tui.widgets.reader import Reader
from mbcode.tui.widgets.reader_keys import READER_KEYS, Mode

if TYPE_CHECKING:
    from mbcode.tui.screens.picker import Picked


class CodingBench(CountsBench):
    """Gives and alters codings. What it shows is on the disk."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let a mode of the reader have the keys to itself, as long as it lasts."""
        mode = self.reader.mode if self.is_mounted else Mode.SENTENCES
        if action in WORKBENCH_ACTIONS and mode is not Mode.SENTENCES:
            return mode is Mode.EXACT and action in IN_EXACT_MODE
        return super().check_action(action, parameters)

    # Coding

    def action_pick_code(self) -> None:
        """Ask which code the passage is to have."""
        span = self._passage()
        if span is not None:
            self._pick("Code this passage", span, partial(self._give, span))

    def action_repeat_code(self) -> None:
        code = self.session.latest
        if code is None:
            self.tell("there is no last code yet; press enter to pick one")
        else:
            self._tag(code)

    @on(CodeTree.Given)
    def tag_from_tree(self, event: CodeTree.Given) -> None:
        """Give the passage a code that was chosen in the codebook."""
        self._tag(self.session.codes[event.code])

    def on_key(self, event: events.Key) -> None:
        """Give the passage the code whose own key was pressed, unless the key means something."""
        free = event.is_printable and event.key not in self.active_bindings
        if not free or event.character is None:
            return
        code = self.session.code_with_key(event.character)
        if self.reader.mode is Mode.EDGES:
            self.tell("the edges are being moved: enter keeps them, escape drops them")
        elif code is not None:
            self._tag(code)
        elif event.character.isdigit():
            self.tell(f"no code has the key {event.character}")
        elif self.reader.mode is Mode.EXACT:
            said = f"{event.character} means nothing while characters are selected"
            self.tell(f"{said}; esc drops the selection")
        else:
            self.tell(f"{event.character} means nothing here; ? lists the keys")

    @on(Reader.Stuck)
    def tell_why(self, event: Reader.Stuck) -> None:
        """Say why a key of the reader did nothing."""
        self.tell(event.why)

    def action_give_code(self, code: int) -> None:
        """Give the passage a code, by its id."""
        self._tag(self.session.codes[code])

    def more_keys(self, keymap: Keymap) -> KeyGroup:
        """Return the keys of the codes that have one which means nothing else."""
        bindings = rebound([*READER_KEYS, *WORKBENCH_KEYS], keymap)
        taken = {each.key for each in Binding.make_bindings(bindings)}
        keyed = {code.text.key: code for code in reversed(self.session.choices)}
        keys = [
            Key(self, f"give_code({code.id})", one_line(code.name), (Binding(key, ""),))
            for key, code in sorted(keyed.items(), key=lambda each: (each[0] == "0", each[0]))
            if key.isalnum() and key not in taken
        ]
        return KeyGroup("Codes with a key", tuple(keys))

    def _tag(self, code: Code) -> None:
        span = self._passage()
        if span is not None:
            self._give(span, (code,))

    def _give(self, span: Span, picked: Picked) -> None:
        def deed() -> None:
            if isinstance(picked, tuple):
                coding = self.session.tag(span, *(code.id for code in picked))
            else:
                parent = None if picked.parent is None else picked.parent.id
                coding = self.session.tag_with_new_code(span, picked.name, parent)
            self.reader.leave_mode()
            self.reader.choose(coding.id)

        self.do(deed)

    # Altering codings

    def action_untag(self) -> None:
        coding = self._chosen()
        if coding is not None:
            self.do(partial(self.session.untag, coding))

    def action_recode(self) -> None:
        """Ask which code the chosen coding is to have instead; a stale one may keep its own."""
        coding = self._chosen()
        if coding is None:
            return

        def recode(picked: Picked) -> None:
            if isinstance(picked, tuple):
                self.do(partial(self.session.recode, coding, picked[0].id))

        before = self.session.codes[coding.code].name
        is_stale = coding.id in self.session.doubts.stale
        ask = (
            f"{before} again, or another code" if is_stale else f"Another code instead of {before}"
        )
        self._pick(ask, coding.span, recode, instead_of=coding)

    def action_move_edges(self) -> None:
        """Let the reader choose new edges; they come back as `EdgesChosen`."""
        coding = self._chosen()
        if coding is not None:
            self.reader.focus()
            self.reader.begin_edges(coding)

    @on(Reader.EdgesChosen)
    def move_edges(self, event: Reader.EdgesChosen) -> None:
        """Let the coding cover what was chosen."""
        self.do(partial(self.session.move_edges, event.coding, event.span))

    def action_write_memo(self) -> None:
        """Open the memo on the chosen coding, the transcript, or the code in the tree."""
        from mbcode.tui.screens.memo_writing import write_memo

        subject = self.subject
        if subject is None:
            self.tell("there is nothing here to write a memo on; L, ↓ and s write one on the study")
            return
        chosen = self.reader.chosen if subject.target.coding is not None else None
        quote = "" if chosen is None else self._words_of(chosen.span)
        write_memo(self, self.session, subject, quote, self.do)

    # What all of them need

    def do(self, deed: Callable[[], object]) -> bool:
        """Do it and show what the study then holds, or tell why it was refused; return if it was
        done.

        While the study is away nothing is tried: waiting for a server would stop the screen.
        """
        trouble = self.trouble
        if not trouble:
            try:
                deed()
            except MbcodeError as error:
                trouble = str(error)
        if trouble:
            self.tell(trouble)
        self.show_study()
        return not trouble

    def do_apart(self, deed: Callable[[], Made], then: Callable[[Made], str]) -> None:
        """Do in a thread what may take long, unless the study is away."""
        if self.trouble:
            self.tell(self.trouble)
        else:
            super().do_apart(deed, then)

    def show_outcome(self) -> None:
        """Show what the study holds in all panes."""
        self.show_study()

    def _passage(self) -> Span | None:
        span = self.reader.selection
        if span is None:
            self.tell("there is nothing here to code")
        return span

    def _chosen(self) -> Coding | None:
        """Return the coding that is meant, if it is one's own; else tell why not."""
        coding = self.reader.chosen
        if coding is None:
            self.tell("no coding here; n goes to the next coded sentence")
            return None
        try:
            self.session.check_own(coding)
        except MbcodeError as error:
            mine_too = any(self.session.is_own(each) for each in self.reader.coding_here)
            whose = f"this is {self.session.coder_of(coding)}'s coding; c chooses yours"
            self.tell(whose if mine_too else str(error))
            return None
        return coding

    def _words_of(self, span: Span) -> str:
        transcript = self.session.transcript
        return "" if transcript is None else span.of(transcript.text)

    def _pick(
        self,
        ask: str,
        span: Span,
        use: Callable[[Picked], None],
        *,
        instead_of: Coding | None = None,
    ) -> None:
        """Ask for a code: any or a new one, or one that is there `instead_of` a coding's, which is
        offered first if the coding is stale, else not at all.
        """
        from mbcode.tui.screens.picker import CodePicker

        session = self.session
        codes, recent = tuple(session.codes.values()), session.recent
        if instead_of is not None and instead_of.id in session.doubts.stale:
            recent = tuple(dict.fromkeys((instead_of.code, *recent)))
        elif instead_of is not None:
            codes = tuple(code for code in codes if code.id != instead_of.code)
        picker = CodePicker(
            ask,
            f"“{self._words_of(span)}”",
            codes,
            recent,
            session.tallies(),
            one_of_these=instead_of is not None,
        )
        self.app.push_screen(picker, lambda picked: None if picked is None else use(picked))
