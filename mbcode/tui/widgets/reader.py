"""The reader: a transcript to read and select in, by keys and by mouse.

What the user wants done leaves as a message, or is asked for (`selection`, `chosen`) by the screen
whose keys do it. Where the caret is can be watched (`here`): what a screen says of it is then drawn
with the text, and not a frame later.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual.binding import BindingType
from textual.message import Message
from textual.reactive import var

from mbcode.model import Coding, Span
from mbcode.tui.reading import caret as carets
from mbcode.tui.reading.caret import By, Caret, Hold
from mbcode.tui.reading.page import Page
from mbcode.tui.widgets.reader_keys import MODE_ACTIONS, ONLY_IN_A_MODE, READER_KEYS, Mode
from mbcode.tui.widgets.reader_mouse import MouseReader

_PAGE_OVERLAP = 2
"""Rows of the page before that stay in sight."""


@dataclass(frozen=True, slots=True)
class Here:
    """A place in the text, what is selected there, and the codings on that: `chosen` is meant."""

    position: int
    span: Span | None
    codings: tuple[Coding, ...]
    chosen: Coding | None


class Reader(MouseReader, can_focus=True, inherit_bindings=False):
    """Shows a transcript; moves a cursor by sentence, turn and coding; selects by any measure."""

    BINDINGS: ClassVar[list[BindingType]] = list(READER_KEYS)
    BINDING_GROUP_TITLE = "Reader"

    here: var[Here] = var(Here(0, None, (), None), init=False, always_update=True)
    """Where the caret is: set anew when it moves, and when other codings lie under it."""

    class EdgesChosen(Message):
        """The user wants `coding` to cover `span` from now on."""

        def __init__(self, coding: Coding, span: Span) -> None:
            super().__init__()
            self.coding = coding
            self.span = span

    class Stuck(Message):
        """A key did nothing: `why` says it."""

        def __init__(self, why: str) -> None:
            super().__init__()
            self.why = why

    class PercentageAsked(Message):
        """The user wants to go to a percentage; ask which, then call `go_to_percentage`."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self._edges: Coding | None = None
        self._keys_told = (Mode.SENTENCES, False)

    @property
    def mode(self) -> Mode:
        """What the keys do now."""
        if self._caret.hold is not Hold.EXACT:
            return Mode.SENTENCES
        return Mode.EXACT if self._edges is None else Mode.EDGES

    def begin_edges(self, coding: Coding) -> None:
        """Let the user move a coding's edges: enter posts `EdgesChosen`, escape leaves them."""
        self._edges = coding
        self._put(carets.on_passage(coding.span, Hold.EXACT), picked=coding.id)

    def leave_mode(self) -> None:
        """End the mode there is: what was selected stays so, edges stay as they were."""
        if self.mode is Mode.EDGES:
            self.action_let_go()
        elif self.mode is Mode.EXACT:
            self._put(carets.hold_loosely(self._caret), picked=self._picked, reveal=False)

    def choose(self, coding: int) -> None:
        """Let a coding under the caret, by its id, be the one that is meant."""
        self._put(self._caret, picked=coding, reveal=False)

    def check_action(
        self,
        action: str,
        parameters: tuple[object, ...],  # noqa: ARG002
    ) -> bool | None:
        """Tell which keys hold now; a key that does not goes on to the screen."""
        mode = self.mode
        if mode is not Mode.SENTENCES:
            return action in MODE_ACTIONS[mode]
        return self._caret.extended if action == "let_go" else action not in ONLY_IN_A_MODE

    def _caret_moved(self) -> None:
        if self._caret.hold is not Hold.EXACT:
            self._edges = None
        self.here = Here(self.position, self.selection, self.coding_here, self.chosen)
        # To look through all keys takes as long as a fifth of a page does.
        keys = self.mode, self._caret.extended
        if keys != self._keys_told:
            self._keys_told = keys
            self.refresh_bindings()

    # Keys

    def action_step_sentence(self, step: int) -> None:
        """Go to another sentence; of one longer than the screen, first show the rest of it."""
        if self._page is not None and not self._scroll_within_sentence(self._page, step):
            self._put(carets.step_sentence(self._page.ground, self._caret, step))

    def action_step_turn(self, step: int) -> None:
        if self._page is not None:
            self._put(carets.step_turn(self._page.ground, self._caret, step))

    def action_step_coding(self, step: int) -> None:
        """Go to another sentence in which codings begin; one of those is meant, one's own first."""
        if self._page is None:
            return
        page = self._page
        starts = [coding.span.start for coding in page.codings.values()]
        caret = carets.step_coding(page.ground, self._caret, starts, step)
        if caret.head == self._caret.head:
            self.post_message(
                self.Stuck(f"no coded sentence {'after' if step > 0 else 'before'} this")
            )
            return
        held = carets.selection(page.ground, caret)
        here = () if held is None else page.codings_in(held)
        beginning = [coding for coding in here if held is None or held.holds(coding.span.start)]
        nearest = min(beginning, key=self._nearness, default=None)
        self._put(caret, picked=None if nearest is None else nearest.id)

    def action_choose_coding(self) -> None:
        here, chosen = self.coding_here, self.chosen
        if len(here) < 2:
            count = "one coding" if here else "no coding"
            self.post_message(self.Stuck(f"there is {count} here, and none other to choose"))
        elif chosen is not None:
            following = here[(here.index(chosen) + 1) % len(here)]
            self.choose(following.id)

    def action_to_start(self) -> None:
        self.go_to(0)

    def action_to_end(self) -> None:
        self.go_to_percentage(100)

    def action_ask_percentage(self) -> None:
        self.post_message(self.PercentageAsked())

    def action_page(self, step: int) -> None:
        """Scroll a page and take the cursor along, to the start or end where there is no more."""
        if self._page is None:
            return
        before = self.scroll_offset.y
        self._scroll_to_row(before + step * max(self.rows_in_sight - _PAGE_OVERLAP, 1))
        if self.mode is not Mode.SENTENCES:
            return
        if self.scroll_offset.y != before:
            self._put(self._caret_in_sight(self._page, step), reveal=False)
        elif step > 0:
            self.action_to_end()
        else:
            self.action_to_start()

    def action_extend_sentence(self, step: int) -> None:
        self._extend(By.SENTENCE, step)

    def action_hold_turn(self) -> None:
        if self._page is not None:
            self._put(carets.hold_turn(self._page.ground, self._caret), picked=self._picked)

    def action_extend_word(self, step: int) -> None:
        self._extend(By.WORD, step)

    def action_move_character(self, step: int) -> None:
        self._extend(By.CHARACTER, step)

    def action_move_word(self, step: int) -> None:
        self._extend(By.WORD, step)

    def action_start_exact(self) -> None:
        if self._page is not None and self.selection is not None:
            held = carets.hold_exactly(self._page.ground, self._caret)
            self._put(held, picked=self._picked)

    def action_move_row(self, step: int) -> None:
        if self._page is not None:
            layout, head = self._page.layout, self._caret.head
            row = layout.row_of(head) + step
            self._move_head(self._page, layout.position_of(row, layout.column_of(head)))

    def action_to_row_end(self, step: int) -> None:
        if self._page is not None:
            layout, head = self._page.layout, self._caret.head
            # An end that stands where a row ends may be counted to the row below.
            row = layout.row_of(head - (head > self._caret.anchor))
            self._move_head(self._page, layout.ends[row] if step > 0 else layout.starts[row])

    def action_swap_ends(self) -> None:
        self._put(carets.swap(self._caret), picked=self._picked)

    def action_accept_edges(self) -> None:
        held = self.selection
        if self._edges is not None and held is not None:
            self.post_message(self.EdgesChosen(self._edges, held))
        self.action_let_go()

    def action_drop_edges(self) -> None:
        self.action_let_go()

    def action_let_go(self) -> None:
        if self._page is not None:
            self._put(carets.let_go(self._page.ground, self._caret), picked=self._picked)

    def _extend(self, by: By, step: int) -> None:
        if self._page is not None:
            caret = carets.extend(self._page.ground, self._caret, by, step)
            self._put(caret, picked=self._picked)

    def _move_head(self, page: Page, position: int) -> None:
        self._put(carets.move_head(page.ground, self._caret, position), picked=self._picked)

    def _scroll_within_sentence(self, page: Page, step: int) -> bool:
        held, visible = self.selection, self._visible_rows
        if held is None or self._caret.extended:
            return False
        first, last = page.layout.rows_of(held)
        if last < visible.start or first >= visible.stop:
            return False
        hidden = last >= visible.stop if step > 0 else first < visible.start
        if last - first < self.rows_in_sight or not hidden:
            return False
        self._scroll_to_row(visible.start + step * max(self.rows_in_sight - _PAGE_OVERLAP, 1))
        return True

    def _caret_in_sight(self, page: Page, step: int) -> Caret:
        """Return the caret near the top, or the present one if that is in sight and further on."""
        visible, head = self._visible_rows, self._caret.head
        near_top = self._caret_near_top(page, visible)
        if page.layout.row_of(head) in visible and (head - near_top.head) * step > 0:
            return carets.at(page.ground, head)
        return near_top

    def _caret_near_top(self, page: Page, visible: range) -> Caret:
        row = min(visible.start + _PAGE_OVERLAP, visible.stop - 1)
        start = page.ground.next_start(page.layout.starts[row] - 1)
        if page.layout.row_of(start) in visible:
            return carets.at(page.ground, start)
        return carets.at(page.ground, page.layout.starts[row])
