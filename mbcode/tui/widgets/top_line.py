"""The line at the top: what is read, its case and role, in which study, and who is coding."""

from __future__ import annotations

from rich.cells import cell_len
from textual.content import Content
from textual.reactive import var
from textual.widget import Widget

from mbcode.model import Transcript
from mbcode.tui.reading.visible import one_line
from mbcode.tui.themes import QUIET

_TITLE_AT_LEAST, _TITLE_AT_MOST = 20, 60
"""Cells that the title keeps beside provenance and coder, and that it has, if it is as long, before
the study is named."""
_STUDY_FROM = 90
"""Cells of a row in which the study is named."""
_PART_AT_LEAST = 12
"""Cells of a case or role that are of use."""
SAID_AFTER = 0.7
"""Seconds after which it is said that numbers are still counted."""
_BETWEEN = Content("  ·  ")


class TopLine(Widget):
    """One row: the transcript at the left, provenance, study and coder at the right."""

    DEFAULT_CSS = """
    TopLine { height: 1; padding: 0 1; background: $panel; }
    """

    transcript: var[Transcript | None] = var(None)
    only_mine: var[bool] = var(False)
    """Whether the other coders' codings are hidden."""
    alone: var[str] = var("")
    """What alone is shown of the transcript, if not all of it is."""
    is_away: var[bool] = var(False)
    """Whether the study can't be read just now."""
    is_behind: var[bool] = var(False)
    """Whether numbers of the whole study are still those of before."""
    doubts: var[str] = var("")
    """How much of the transcript is to be looked at again."""

    def __init__(self, study: str, coder: str, *, is_blind: bool = False) -> None:
        super().__init__()
        self._is_blind = is_blind
        self._study = one_line(study)
        self._coder = one_line(coder)
        self._says_behind = False

    def watch_only_mine(self) -> None:
        """Say, or no longer say, that codings are hidden."""
        self.refresh()

    def watch_alone(self) -> None:
        """Say what alone is shown now."""
        self.refresh()

    def watch_is_away(self) -> None:
        """Say, or no longer say, that the study is away."""
        self.refresh()

    def watch_is_behind(self) -> None:
        """Say so if it lasts, or say it no longer."""
        if self.is_behind:
            self.set_timer(SAID_AFTER, self._say_behind)
        elif self._says_behind:
            self._says_behind = False
            self.refresh()

    def _say_behind(self) -> None:
        if self.is_behind and not self._says_behind:
            self._says_behind = True
            self.refresh()

    def watch_doubts(self) -> None:
        """Say how much there is now."""
        self.refresh()

    def watch_transcript(self) -> None:
        """Draw the line for another transcript."""
        self.refresh()

    def render(self) -> Content:
        """Fit both ends into the row; what says least is left out first."""
        width = self.content_size.width
        right = self._right(width)
        left = self._left(max(width - right.cell_length - 2, 1))
        gap = " " * max(width - left.cell_length - right.cell_length, 1)
        return Content.assemble(left, gap, right)

    def _left(self, room: int) -> Content:
        """Say what is read: what would be cut down to a few letters is left out."""
        if self.transcript is None:
            return Content(self._study).truncate(room, ellipsis=True)
        about = (self.transcript.case, self.transcript.attributes.get("role", ""))
        only = self._only()
        parts = [Content.styled(only, "bold $accent")] if only else []
        parts.append(Content.styled(one_line(self.transcript.title), "bold"))
        for part in filter(None, about):
            if _BETWEEN.join([*parts, Content("")]).cell_length + _PART_AT_LEAST <= room:
                parts.append(Content.styled(one_line(part), QUIET))
        return _BETWEEN.join(parts).truncate(room, ellipsis=True)

    def _only(self) -> str:
        return f"Only {one_line(self.alone)} (F a: all)" if self.alone else ""

    def _right(self, width: int) -> Content:
        provenance = "" if self.transcript is None else self.transcript.provenance
        before = [Content.styled(one_line(provenance), "$accent")] if provenance else []
        study = [] if self.transcript is None else [Content.styled(self._study, QUIET)]
        hidden = "blind" if self._is_blind else "only mine" if self.only_mine else ""
        coder = [Content.styled("study away", "bold $warning")] if self.is_away else []
        coder += [Content.styled("counting …", QUIET)] if self._says_behind else []
        coder += [Content.styled(f"? {self.doubts}", "bold $warning")] if self.doubts else []
        coder += [Content.styled(hidden, "bold $accent")] if hidden else []
        coder.append(Content(self._coder))
        room = width - cell_len(self._only())
        whole = _BETWEEN.join([*before, *study, *coder])
        if width >= _STUDY_FROM and whole.cell_length <= room - self._title_length:
            return whole
        short = _BETWEEN.join([*before, *coder])
        return short.truncate(max(room - _TITLE_AT_LEAST, 8), ellipsis=True)

    @property
    def _title_length(self) -> int:
        title = "" if self.transcript is None else one_line(self.transcript.title)
        return min(cell_len(title), _TITLE_AT_MOST) + _BETWEEN.cell_length
