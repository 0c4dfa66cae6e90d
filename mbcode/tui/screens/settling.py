"""Two coders' readings side by side; one key settles which of them is agreed on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from mbcode.analysis.agreement import ALL_CODES
from mbcode.changes import Change
from mbcode.danish import fold
from mbcode.errors import MbcodeError
from mbcode.model import Span
from mbcode.quoted import quoted
from mbcode.tui.counting.agreement import Agreement
from mbcode.tui.counting.readings import Reading, Readings, readings
from mbcode.tui.counting.settled import Settled
from mbcode.tui.keymap import named_key
from mbcode.tui.places import Place
from mbcode.tui.reading.visible import one_line
from mbcode.tui.screens.full_screen import FullScreen
from mbcode.tui.widgets.key_line import KeyLine
from mbcode.tui.widgets.two_readings import TwoReadings

if TYPE_CHECKING:
    from mbcode.store.study import Study

_key = partial(named_key, "settling", show=True)

SETTLING_KEYS = [
    _key("1", "take(0)", "one", "Left", "Agree on what the left coder gave, or did not"),
    _key("2", "take(1)", "other", "Right", "Agree on what the right coder gave, or did not"),
    _key("0", "decline", "neither", "Neither", "Agree that the code is not given here"),
    _key("s,space", "skip", "skip", "Skip", "Next passage that is not settled"),
    _key("u,ctrl+z", "undo", "undo", "Undo", "Take back what you settled here last"),
    _key("n,right,l", "go(1)", "next", "Next", "Next passage, settled or not"),
    _key("p,left,h", "go(-1)", "previous", "Previous", "Previous passage", show=False),
    _key("U,ctrl+r", "redo", "redo", "Redo", "Settle again what you took back", show=False),
    _key("enter", "read_on", "read", "Read on", "Go to the passage in the reader"),
    _key("escape,q", "dismiss(None)", "back", "Back", "Back to the list of codes"),
]


@dataclass(frozen=True, slots=True)
class _Step:
    """What was settled here: at which of the passages, and by which change."""

    at: int
    change: int


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
        self._study = study
        self._agreement = agreement
        self._row = row
        about = agreement.about(row)
        self._passages = tuple(passage for passage, _ in about)
        self._are_settled = [is_settled for _, is_settled in about]
        self._settled = agreement.settled
        self._at = 0
        self._now: Readings | None = None
        self._done: list[_Step] = []
        self._undone: list[_Step] = []

    def compose(self) -> ComposeResult:
        """Lay out the passage, the two readings below it, and what is settled."""
        yield Static(self._title(), id="title", classes="line")
        yield Static(id="reference", classes="line", markup=False)
        with Horizontal(id="heads"):
            yield Static(id="head-one", classes="side", markup=False)
            yield Static(id="head-other", classes="side", markup=False)
        yield TwoReadings()
        with Horizontal():
            yield Static(id="one", classes="side", markup=False)
            yield Static(id="other", classes="side", markup=False)
        yield Static(id="settled", classes="line", markup=False)
        yield KeyLine(urgent=(), last="app.show_keys")

    def on_mount(self) -> None:
        """Begin with the first passage that is not settled."""
        self.query_one(TwoReadings).focus()
        self._show(self._next_open(0) or 0)

    # What is shown

    def _show(self, at: int) -> None:
        try:
            now = self._readings(at)
        except MbcodeError as error:
            self.tell(str(error))
            return
        self._at, self._now = at, now
        reference = Content.assemble((one_line(now.code), "bold"), f" · {one_line(now.reference)}")
        self.query_one("#reference", Static).update(reference)
        sides = (("one", 1, now.one), ("other", 2, now.other))
        for name, key, reading in sides:
            self.query_one(f"#head-{name}", Static).update(f"{key}  {one_line(reading.coder)}")
            self.query_one(f"#{name}", Static).update(one_line(reading.in_words(now.code)))
        self.query_one(TwoReadings).show(now.text, _marked(now, now.one), _marked(now, now.other))
        self.query_one("#title", Static).update(self._title())
        self.query_one("#settled", Static).update(self._verdict(now))

    def _readings(self, at: int) -> Readings:
        difference = self._passages[at]
        columns = self._agreement.columns
        transcript = columns.transcripts[difference.transcript_index].id
        text = self._study.transcripts.texts([transcript])[transcript]
        return readings(columns, difference, text, self._study.codings.of(transcript))

    def _title(self) -> Content:
        agreement, count = self._agreement, len(self._passages)
        name = agreement.codes[self._row]
        what = f"Settling {'all codes' if name == ALL_CODES else one_line(name)}"
        parts = (
            f"passage {self._at + 1:,} of {count:,}",
            f"{sum(self._are_settled):,} of {count:,} settled",
            agreement.question.unit,
        )
        return Content.assemble((what, "bold $accent"), " · ", " · ".join(parts))

    def _verdict(self, now: Readings) -> Content:
        agreed = one_line(self._agreement.question.agreed)
        if not self._are_settled[self._at]:
            return Content.assemble((agreed, "bold"), ": not settled yet")
        given = self._settled.given_in(self._agreement.columns, self._passages[self._at])
        words = ", ".join(quoted(now.words_of(each)) for each in given)
        said = f"{now.code} on {words}" if given else f"not {now.code}"
        return Content.assemble(("✓ ", "$success"), (agreed, "bold"), f": {one_line(said)}")

    # What is settled

    def _next_open(self, after: int) -> int | None:
        """Return the first passage from `after` on, round to it, that is not settled."""
        count = len(self._passages)
        places = ((after + step) % count for step in range(count))
        return next((at for at in places if not self._are_settled[at]), None)

    def _look_again(self) -> None:
        """Read what is settled in the transcript of the passage from the study."""
        try:
            self._settled = self._read_settled()
        except MbcodeError as error:
            self.tell(str(error))
            return
        columns, transcript = self._agreement.columns, self._passages[self._at].transcript_index
        for at, each in enumerate(self._passages):
            if each.transcript_index == transcript:
                self._are_settled[at] = self._settled.is_settled(columns, each)

    def _read_settled(self) -> Settled:
        agreed = self._agreement.question.agreed
        transcript = self._agreement.columns.transcripts[
            self._passages[self._at].transcript_index
        ].id
        coders = {each.id for each in self._study.coders() if fold(each.name) == fold(agreed)}
        return self._settled.after(
            transcript,
            [each for each in self._study.codings.of(transcript) if each.coder in coders],
            self._study.settlements.declined(agreed),
        )

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
        agreed = self._agreement.question.agreed
        try:
            change = self._study.settlements.settle(agreed, now.disputed, give)
        except MbcodeError as error:
            self.tell(str(error))
            return
        if change.id:
            self._done.append(_Step(self._at, change.id))
            self._undone.clear()
        self._look_again()
        following = self._next_open(self._at + 1)
        self._show(self._at if following is None else following)
        if following is None:
            self.tell(f"All {len(self._passages):,} are settled", is_warning=False)

    def action_undo(self) -> None:
        """Take back what was settled here last, and go to where that was."""
        if self._done:
            self._walk(self._study.history.undo_only, self._done, self._undone)
        else:
            self.tell("nothing was settled here that could be taken back")

    def action_redo(self) -> None:
        """Settle again what was taken back last."""
        if self._undone:
            self._walk(self._study.history.redo_only, self._undone, self._done)
        else:
            self.tell("nothing was taken back here")

    def _walk(
        self, revert: Callable[[int], Change], source: list[_Step], target: list[_Step]
    ) -> None:
        try:
            revert(source[-1].change)
        except MbcodeError as error:
            self.tell(str(error))
            return
        target.append(source.pop())
        self._at = target[-1].at
        self._look_again()
        self._show(self._at)

    def action_go(self, step: int) -> None:
        self._show(min(max(self._at + step, 0), len(self._passages) - 1))

    def action_skip(self) -> None:
        """Go on to the next passage that is not settled, and leave this one as it is."""
        following = self._next_open(self._at + 1)
        if following is None or following == self._at:
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
