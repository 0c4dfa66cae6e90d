"""All memos: a list that searches as one types, what each is on, and where its links lead."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.widgets import Input

from mbcode.errors import MbcodeError
from mbcode.model import Code, MemoTarget
from mbcode.tui.keymap import named_key
from mbcode.tui.noting.listed import gone, linked_codings, on_what, place_of
from mbcode.tui.places import Place
from mbcode.tui.screens.memo_writing import write_memo
from mbcode.tui.screens.memos_view import MemosView
from mbcode.tui.under_cursor import Subject, on_code
from mbcode.tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from mbcode.tui.screens.picker import Picked

_LINK_KEYS = "123456789"

_key = partial(named_key, "memos", show=True)


class MemosScreen(MemosView):
    """Dismisses with a place to read on at, or None. Shown again it is as it was left."""

    BINDING_GROUP_TITLE = "Memos"
    BINDINGS: ClassVar[list[BindingType]] = [
        _key("m", "write", "write", "Write", "Write your memo on the same thing"),
        _key("s", "write_on_study", "study", "Study", "Write your memo on the study"),
        _key("c", "write_on_code", "code", "Code", "Choose a code and write your memo on it"),
        _key("o", "order", "order", "Order", "Newest first, or by what they are on"),
        _key("slash,ctrl+f", "edit_words", "words", "Words", "Look for words"),
        *(
            _key(key, f"follow({key})", f"link_{key}", "Link", f"Go to quotation {key}", show=False)
            for key in _LINK_KEYS
        ),
        _key("u,ctrl+z", "undo", "undo", "Undo", "Undo your last change"),
        _key("U,ctrl+r", "redo", "redo", "Redo", "Redo what you undid last", show=False),
        Binding("down,tab", "to_list", "To the list", id="memos.list"),
        _key("escape,q", "dismiss(None)", "back", "Back", "Back to the reader"),
    ]

    # Looking for words

    @on(Input.Changed)
    @on(Input.Submitted)
    def _look(self, event: Input.Changed | Input.Submitted) -> None:
        """List what the words typed so far find; enter goes there."""
        self.words = event.value
        self.show_memos()
        if isinstance(event, Input.Submitted):
            self.action_to_list()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let one go to the list from the words, and to the words from the list."""
        if action in ("to_list", "edit_words") and self.is_mounted:
            return self.query_one(Input).has_focus == (action == "to_list")
        return super().check_action(action, parameters)

    def action_to_list(self) -> None:
        # At once: a fast hand's next key is meant for the list.
        self.set_focus(self.memo_list)

    def action_edit_words(self) -> None:
        self.query_one(Input).focus()

    def action_order(self) -> None:
        """List them the other way."""
        self.order = self.order.other
        self.put_in_order()

    # Going there

    @on(RowList.Chosen)
    def _go(self) -> None:
        """Read on at what the memo is on; open one that is on no text."""
        noted = self.memo_list.item
        place = None if noted is None else place_of(noted)
        if place is not None:
            self.dismiss(place)
        elif noted is not None:
            self.action_write()

    def action_follow(self, number: int) -> None:
        """Read on at the quotation with this number in the memo."""
        noted = self.memo_list.item
        codings = linked_codings(noted.memo.text) if noted is not None else ()
        if number > len(codings):
            self.tell(f"this memo has no link {number}")
            return
        quotation = self.linked.get(codings[number - 1])
        if quotation is None:
            self.tell(gone(codings[number - 1], is_blind=self.session.study.is_blind))
        else:
            self.dismiss(Place(quotation.transcript_id, quotation.span))

    # Writing

    def action_write(self) -> None:
        """Write one's own memo on what the memo under the cursor is on."""
        noted = self.memo_list.item
        if noted is None:
            self.action_write_on_study()
        else:
            self._write(Subject(on_what(noted), noted.memo.target), noted.words)

    def action_write_on_study(self) -> None:
        self._write(Subject("the study", MemoTarget()))

    def action_write_on_code(self) -> None:
        """Ask for a code, and write one's own memo on it."""
        from mbcode.tui.screens.picker import CodePicker

        session = self.session
        picker = CodePicker(
            "Memo on a code",
            "",
            tuple(session.codes.values()),
            session.recent,
            session.tallies(),
            one_of_these=True,
        )
        self.app.push_screen(picker, self._write_on_picked)

    def _write_on_picked(self, picked: Picked | None) -> None:
        if isinstance(picked, tuple):
            code: Code = picked[0]
            self._write(on_code(code))

    def _write(self, subject: Subject, quote: str = "") -> None:
        self.written = subject.target
        write_memo(self, self.session, subject, quote, self._do)

    def _do(self, deed: Callable[[], object]) -> bool:
        try:
            deed()
        except MbcodeError as error:
            self.tell_refused(error)
            return False
        return True
