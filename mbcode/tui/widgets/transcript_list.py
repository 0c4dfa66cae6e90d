"""The study's transcripts by case, with how much of each is coded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import ClassVar

from rich.cells import cell_len
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets.option_list import Option

from mbcode.model import TranscriptEntry
from mbcode.tui.counting.progress import DONE
from mbcode.tui.reading.visible import one_line
from mbcode.tui.widgets.quiet_list import QuietList

_BAR = 5
"""Cells of the bar that shows the share coded."""
_FEW = 20
"""Rows that are drawn again by themselves; where more became different, all are."""


class TranscriptList(QuietList):
    """Three rows a transcript: title, role, share of its characters coded and number of codings."""

    BINDING_GROUP_TITLE = "Transcripts"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "cursor_down", "Next transcript", id="list.next", show=False),
        Binding("up,k", "cursor_up", "Previous transcript", id="list.previous", show=False),
        Binding("enter", "select", "Open the transcript", id="list.open", show=False),
    ]
    DEFAULT_CSS = "TranscriptList { height: 1fr; }"

    class Chosen(Message):
        """The user wants to read a transcript, by its id."""

        def __init__(self, transcript: int) -> None:
            super().__init__()
            self.transcript = transcript

    def __init__(self) -> None:
        super().__init__()
        self._entries: Sequence[TranscriptEntry] = ()
        self._current: int | None = None
        self._done: frozenset[int] = frozenset()

    def show(
        self,
        entries: Sequence[TranscriptEntry],
        current: int | None,
        done: frozenset[int] = frozenset(),
    ) -> None:
        """Show `entries`, in the order of their cases, and mark the open one and those `done`."""
        if (entries, current, done) == (self._entries, self._current, self._done):
            return
        before, order = self._states(), self._order()
        self._entries, self._current, self._done = entries, current, done
        if self._width <= 0:
            return
        changed = [
            after[0] for was, after in zip(before, self._states(), strict=False) if was != after
        ]
        if self.option_count and order == self._order() and len(changed) <= _FEW:
            for entry in changed:
                self.replace_option_prompt(str(entry.id), self._text(entry))
        else:
            self._draw()

    def on_resize(self) -> None:
        """Show as much of each transcript as fits."""
        if self._width > 0:
            self._draw()

    @property
    def _width(self) -> int:
        return self.scrollable_content_region.width - 2

    def _states(self) -> list[tuple[TranscriptEntry, bool, bool]]:
        return [(each, each.id == self._current, each.id in self._done) for each in self._entries]

    def _order(self) -> list[tuple[int, str]]:
        return [(entry.id, entry.case) for entry in self._entries]

    def _draw(self) -> None:
        before, top = self.highlighted_option, self.scroll_offset.y
        self.set_options(list(self._rows()))
        wanted = before.id if before is not None and before.id else str(self._current)
        if any(option.id == wanted for option in self.options):
            self.highlighted = self.get_option_index(wanted)
        self.scroll_to(y=top, animate=False)

    def on_option_list_option_selected(self, event: QuietList.OptionSelected) -> None:
        """Say which transcript was chosen, in the study's terms."""
        event.stop()
        if event.option_id is not None:
            self.post_message(self.Chosen(int(event.option_id)))

    def _rows(self) -> Iterator[Option]:
        gap = ""
        for case, group in groupby(self._entries, key=lambda entry: entry.case):
            yield Option(Content(gap + (one_line(case) or "without a case")), disabled=True)
            gap = "\n"
            for entry in group:
                yield Option(self._text(entry), id=str(entry.id))

    def _text(self, entry: TranscriptEntry) -> Content:
        is_open, is_done = entry.id == self._current, entry.id in self._done
        return entry_text(entry, self._width, is_open=is_open, is_done=is_done)


def entry_text(
    entry: TranscriptEntry, width: int, *, is_open: bool, is_done: bool = False
) -> Content:
    """Return a transcript in two rows of `width` cells: its title, its numbers and its role.

    Its name stands for a title that does not fit; where there is no room, the role is left out.
    The marks of the open one and of one that is done are signs, not only colours.
    """
    mark = Content.styled("▸ ", "bold $accent") if is_open else Content("  ")
    fitting = (name for name in (entry.title, entry.name) if cell_len(one_line(name)) <= width - 2)
    shown = next(fitting, entry.name)
    title = Content.styled(one_line(shown), "bold" if is_open else "")
    done = DONE if is_done else " "
    numbers = Content.styled(f"{done} {share_coded(entry)} {entry.codings:>4}", "dim")
    role = Content.styled(f"  {one_line(entry.role)}", "dim")
    if numbers.cell_length + role.cell_length > width:
        role = Content("")
    return Content.assemble(mark, title, "\n", numbers, role)


def share_coded(entry: TranscriptEntry) -> str:
    """Return the share of an entry's characters that any code covers, as a bar and per cent."""
    share = entry.coded / entry.characters if entry.characters else 0.0
    filled = min(round(share * _BAR) or int(share > 0), _BAR)
    return f"{'▓' * filled}{'░' * (_BAR - filled)} {share:4.0%}"
