"""Two coders' readings side by side; one key settles which of them is agreed on."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from mbcode.analysis.agreement import ALL_CODES
from mbcode.errors import MbcodeError
from mbcode.model import Span
from mbcode.quoted import quoted
from mbcode.tui.counting.agreement import Agreement
from mbcode.tui.counting.disputed import Disputed
from mbcode.tui.counting.readings import Reading, Readings
from mbcode.tui.places import Place
from mbcode.tui.reading.visible import one_line
from mbcode.tui.screens.full_screen import FullScreen
from mbcode.tui.screens.settling_keys import SETTLING_KEYS
from mbcode.tui.widgets.cut_text import CutText
from mbcode.tui.widgets.key_line import KeyLine
from mbcode.tui.widgets.two_readings import TwoReadings

if TYPE_CHECKING:
    from mbcode.store.study import Study


class SettlingScreen(FullScreen[Place | None]):
    """Goes through the passages of one code, or of all; dismisses with a place to read on at, or
    None. What it settles is a coding of the agreed coder's, and on the disk at once.
    """

    BINDINGS: ClassVar[list[BindingType]] = list(SETTLING_KEYS)
    BINDING_GROUP_TITLE = "Settling"
    DEFAULT_CSS = """
    SettlingScreen {
        .side { width: 1fr; height: auto; max-height: 30vh; padding: 0 1 0 2; }
        Horizontal { height: auto; }
        #reference { height: auto; max-height: 2; text-wrap: wrap; }
        #head-other, #other { padding-left: 3; }
        #heads { margin-top: 1; }
        #heads .side { text-style: bold; color: $accent; }
        TwoReadings { height: 1fr; margin: 1 0; }
        #settled { margin-top: 1; }
    }
    """

    def __init__(self, study: Study, agreement: Agreement, row: int) -> None:
        """Settle what the two coders of an agreement differ on, in the code of a row of it."""
        super().__init__()
        self._code = agreement.codes[row]
        self._question = agreement.question
        self._disputed = Disputed(study, agreement, row)
        self._now: Readings | None = None

    def compose(self) -> ComposeResult:
        """Lay out the passage, the two readings below it, and what is settled."""
        yield Static(self._title(), id="title", classes="line")
        yield Static(id="reference", classes="line", markup=False)
        with Horizontal(id="heads"):
            yield Static(id="head-one", classes="side", markup=False)
            yield Static(id="head-other", classes="side", markup=False)
        yield TwoReadings()
        with Horizontal():
            yield CutText(id="one", classes="side", markup=False)
            yield CutText(id="other", classes="side", markup=False)
        yield Static(id="settled", classes="line", markup=False)
        yield KeyLine(urgent=(), last="app.show_keys")

    def on_mount(self) -> None:
        """Begin with the first passage that is not settled."""
        self.query_one(TwoReadings).focus()
        self._show(self._disputed.next_open(0) or 0)

    # What is shown

    def _show(self, at: int) -> None:
        try:
            now = self._disputed.go(at)
        except MbcodeError as error:
            self.tell_refused(error)
            return
        self._now = now
        reference = Content.assemble((one_line(now.code), "bold"), f" · {one_line(now.reference)}")
        self.query_one("#reference", Static).update(reference)
        sides = (("one", 1, now.one), ("other", 2, now.other))
        for name, key, reading in sides:
            self.query_one(f"#head-{name}", Static).update(f"{key}  {one_line(reading.coder)}")
            self.query_one(f"#{name}", Static).update(one_line(reading.in_words(now.code)))
        self.query_one(TwoReadings).show(now.text, _marked(now, now.one), _marked(now, now.other))
        self.query_one("#title", Static).update(self._title())
        self.query_one("#settled", Static).update(self._verdict(now))

    def _title(self) -> Content:
        disputed, count = self._disputed, self._disputed.count
        what = f"Settling {'all codes' if self._code == ALL_CODES else one_line(self._code)}"
        parts = (
            f"passage {disputed.at + 1:,} of {count:,}",
            f"{disputed.settled:,} of {count:,} settled",
            self._question.unit,
        )
        return Content.assemble((what, "bold $accent"), " · ", " · ".join(parts))

    def _verdict(self, now: Readings) -> Content:
        agreed, given = one_line(self._question.agreed), self._disputed.given()
        if given is None:
            return Content.assemble((agreed, "bold"), ": not settled yet")
        words = ", ".join(quoted(now.words_of(each)) for each in given)
        said = f"{now.code} on {words}" if given else f"not {now.code}"
        return Content.assemble(("✓ ", "$success"), (agreed, "bold"), f": {one_line(said)}")

    # Keys

    def action_take(self, side: int) -> None:
        """Agree with one of the two, and go on to what is not settled."""
        if self._now is not None:
            reading = (self._now.one, self._now.other)[side]
            self._settle(self._now, [coding.id for coding in reading.codings])

    def action_decline(self) -> None:
        """Agree that the code is not given here, and go on."""
        if self._now is not None:
            self._settle(self._now, [])

    def _settle(self, now: Readings, give: list[int]) -> None:
        disputed = self._disputed
        try:
            disputed.settle(now, give)
        except MbcodeError as error:
            self.tell_refused(error)
            return
        following = disputed.next_open(disputed.at + 1)
        self._show(disputed.at if following is None else following)
        if following is None:
            self.tell(f"All {disputed.count:,} are settled", is_warning=False)

    def action_undo(self) -> None:
        """Take back what was settled here last, and go to where that was."""
        self._walk(self._disputed.undo, "nothing was settled here that could be taken back")

    def action_redo(self) -> None:
        """Settle again what was taken back last."""
        self._walk(self._disputed.redo, "nothing was taken back here")

    def _walk(self, step: Callable[[], bool], none: str) -> None:
        try:
            has_gone = step()
        except MbcodeError as error:
            self.tell_refused(error)
            return
        if has_gone:
            self._show(self._disputed.at)
        else:
            self.tell(none)

    def action_go(self, step: int) -> None:
        self._show(min(max(self._disputed.at + step, 0), self._disputed.count - 1))

    def action_skip(self) -> None:
        """Go on to the next passage that is not settled, and leave this one as it is."""
        following = self._disputed.next_open(self._disputed.at + 1)
        if following is None or following == self._disputed.at:
            self.tell("no other passage is left to settle", is_warning=False)
        else:
            self._show(following)

    def action_read_on(self) -> None:
        if self._now is not None:
            self.dismiss(self._now.place)


def _marked(now: Readings, reading: Reading) -> list[Span]:
    """Return the spans of a reading that lie in the text shown, as positions in it."""
    end = now.start + len(now.text)
    return [
        Span(max(each.span.start, now.start) - now.start, min(each.span.end, end) - now.start)
        for each in reading.codings
        if each.span.start < end and now.start < each.span.end
    ]
