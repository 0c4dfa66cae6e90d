"""The study's transcripts by case, with how much of each is coded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import ClassVar, NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from textual.binding import BindingType
from textual.message import Message

from mbcode.model import TranscriptEntry
from mbcode.tui.counting.progress import DONE
from mbcode.tui.keymap import named_key
from mbcode.tui.reading.visible import one_line
from mbcode.tui.sections import Sections
from mbcode.tui.widgets.quiet_list import BOLD, DIM, QuietList
from mbcode.tui.widgets.scrolled_rows import paging_keys

_BAR = 5
"""Cells of the bar that shows the share coded."""
_LINES = 2
"""Rows of a transcript: its title, and its numbers with its role."""

_key = partial(named_key, "list")


class _Listed(NamedTuple):
    """What is listed: transcripts, which of them is open, and which are done."""

    entries: Sequence[TranscriptEntry] = ()
    current: int | None = None
    done: frozenset[int] = frozenset()

    def state(self, item: int) -> tuple[TranscriptEntry, bool, bool]:
        """Return a transcript, and whether it is open and whether it is done."""
        entry = self.entries[item]
        return entry, entry.id == self.current, entry.id in self.done


class TranscriptList(QuietList):
    """Two rows a transcript: title, share of its characters coded, number of codings and role.

    The marks of the open one and of one that is done are signs, not only colours.
    """

    BINDING_GROUP_TITLE = "Transcripts"
    BINDINGS: ClassVar[list[BindingType]] = [
        _key("down,j", "step(1)", "next", "Next transcript"),
        _key("up,k", "step(-1)", "previous", "Previous transcript"),
        *paging_keys("list", first="First transcript", last="Last transcript"),
        _key("enter", "choose", "open", "Open", "Open the transcript", show=True),
    ]

    class Chosen(Message):
        """The user wants to read a transcript, by its id."""

        def __init__(self, transcript: int) -> None:
            super().__init__()
            self.transcript = transcript

    def __init__(self) -> None:
        super().__init__()
        self._listed = _Listed()

    def show(
        self,
        entries: Sequence[TranscriptEntry],
        current: int | None,
        done: frozenset[int] = frozenset(),
    ) -> None:
        """Show `entries`, in the order of their cases, and mark the open one and those `done`.

        The cursor stays on the transcript that it is on; where another is open now, it goes there.
        """
        before, self._listed = self._listed, _Listed(entries, current, done)
        places: dict[int | None, int] = {entry.id: item for item, entry in enumerate(entries)}
        was = before.entries[self.index].id if before.entries else None
        at = places.get(was if current == before.current else current, self.index)
        if _are_in_the_same_places(before.entries, entries):
            for item in self.items_in_sight:
                if before.state(item) != self._listed.state(item):
                    self.draw_again(item)
            if at != self.index:
                self.go(at)
            return
        cases = (entry.case or "without a case" for entry in entries)
        self.show_sections(Sections.of(cases, _LINES), at)

    def choose(self, item: int) -> None:
        """Say which transcript is wanted."""
        self.post_message(self.Chosen(self._listed.entries[item].id))

    def segments(self, item: int, line: int) -> Iterator[Segment]:
        """Yield the title of a transcript, or its numbers and, where there is room, its role.

        Its name stands for a title that does not fit.
        """
        entry, is_open, is_done = self._listed.state(item)
        if line == 0:
            accent = self.row_styles.accent + BOLD
            yield Segment("▸ ", accent) if is_open else Segment("  ")
            yield Segment(_title(entry, self.text_width - 2), BOLD if is_open else None)
            return
        numbers = f"{DONE if is_done else ' '} {share_coded(entry)} {entry.codings:>4}"
        role = f"  {one_line(entry.role)}"
        fits = cell_len(numbers) + cell_len(role) <= self.text_width
        yield Segment(numbers + role if fits else numbers, DIM)


def share_coded(entry: TranscriptEntry) -> str:
    """Return the share of an entry's characters that any code covers, as a bar and per cent."""
    share = entry.coded / entry.characters if entry.characters else 0.0
    filled = min(round(share * _BAR) or int(share > 0), _BAR)
    return f"{'▓' * filled}{'░' * (_BAR - filled)} {share:4.0%}"


def _title(entry: TranscriptEntry, width: int) -> str:
    title, name = one_line(entry.title), one_line(entry.name)
    return title if cell_len(title) <= width else name


def _are_in_the_same_places(
    before: Sequence[TranscriptEntry], after: Sequence[TranscriptEntry]
) -> bool:
    return len(before) == len(after) and all(
        was is now or (was.id, was.case) == (now.id, now.case)
        for was, now in zip(before, after, strict=True)
    )
