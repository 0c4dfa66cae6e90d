"""The codings that a correction left without a certain place: what each covered, and where it may
be now.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from mbcode.changes import Change
from mbcode.model import Review
from mbcode.quoted import on_words, quoted
from mbcode.tui.keymap import named_key
from mbcode.tui.reading.visible import one_line, visible
from mbcode.tui.reading.words import word_end, word_start
from mbcode.tui.revision import Revision, waiting_in_words
from mbcode.tui.screens.session_screen import SessionScreen
from mbcode.tui.session import Session
from mbcode.tui.themes import QUIET
from mbcode.tui.widgets.cut_text import CutText
from mbcode.tui.widgets.key_line import KeyLine

_BEFORE, _AFTER = 160, 600
"""Characters of the text that are shown around the likely place; it is in sight at once."""

_key = partial(named_key, "reviews", show=True)

REVIEW_KEYS = [
    _key(
        "enter",
        "accept",
        "accept",
        "Place",
        "Place the coding on the passage marked at right",
        priority=True,  # Before the list's own enter, so that it is named at the foot.
    ),
    _key("m", "mark", "mark", "Mark", "Mark another passage for it in the reader"),
    _key("x,delete", "drop", "drop", "Drop", "Let the coding go, with its memos"),
    _key("u,ctrl+z", "undo", "undo", "Undo", "Undo your last change"),
    _key("U,ctrl+r", "redo", "redo", "Redo", "Redo what you undid last", show=False),
    _key("down,j,n", "step(1)", "next", "Next", "Next coding", show=False),
    _key("up,k,p", "step(-1)", "previous", "Previous", "Previous coding", show=False),
    _key("escape,q", "dismiss(None)", "back", "Back", "Back to the reader"),
]


Waiting = tuple[tuple[Review, ...], Mapping[int, str]]
"""The codings that wait, and by id the texts of their transcripts."""


class ReviewsScreen(SessionScreen[Review | None]):
    """Dismisses with the review for which a passage is to be marked, or None."""

    BINDINGS: ClassVar[list[BindingType]] = list(REVIEW_KEYS)
    BINDING_GROUP_TITLE = "Reviews"
    DEFAULT_CSS = """
    ReviewsScreen {
        OptionList { height: auto; max-height: 40%; background: $surface; }
        OptionList, OptionList:focus { border: none; padding: 0 1; }
        OptionList { text-wrap: nowrap; text-overflow: ellipsis; }
        #memo { height: auto; max-height: 2; padding: 0 1; color: $text-muted; }
        Horizontal { height: 1fr; border-top: hkey $panel; }
        .side { width: 1fr; padding: 0 1; }
        #now-side { width: 2fr; border-left: vkey $panel; }
        .what { color: $accent; text-style: bold; }
        .words { height: auto; max-width: 102; }
    }
    """

    def __init__(self, session: Session, revision: Revision) -> None:
        super().__init__(session)
        self._revision = revision
        self._reviews: tuple[Review, ...] = ()
        self._texts: Mapping[int, str] = {}

    def compose(self) -> ComposeResult:
        """Lay out the list, and below it the old passage beside the new text."""
        yield Static(id="title", classes="line head", markup=False)
        yield OptionList(markup=False)
        yield CutText(id="memo", markup=False)
        with Horizontal():
            with VerticalScroll(classes="side", can_focus=False):
                yield Static("Covered", classes="what", markup=False)
                yield Static(id="was", classes="words", markup=False)
            with VerticalScroll(id="now-side", classes="side", can_focus=False):
                yield Static("The text now", classes="what", markup=False)
                yield Static(id="now", classes="words", markup=False)
        yield KeyLine(urgent=(), last="app.show_keys")

    def on_mount(self) -> None:
        """Read what waits."""
        self._list.focus()
        self.bring(self._waiting, self._begin)

    def _begin(self, waiting: Waiting) -> None:
        """Begin with the one nearest to the cursor in the transcript on screen."""
        self._show_waiting(waiting)
        here, position = self.session.transcript, self.session.position
        distances = (
            (abs(review.start - position), at)
            for at, review in enumerate(self._reviews)
            if here is not None and review.transcript == here.id
        )
        self._list.highlighted = min(distances, default=(0, 0))[1]

    # What is shown

    @property
    def _list(self) -> OptionList:
        return self.query_one(OptionList)

    @property
    def _chosen(self) -> Review | None:
        at = self._list.highlighted
        return None if at is None or at >= len(self._reviews) else self._reviews[at]

    def show_outcome(self) -> None:
        """Show what waits now."""
        self.bring(self._waiting, self._show_waiting)

    def _waiting(self) -> Waiting:
        reviews = self._revision.waiting()
        texts = self.session.study.transcripts.texts({review.transcript for review in reviews})
        return reviews, texts

    def _show_waiting(self, waiting: Waiting) -> None:
        at = self._list.highlighted or 0
        self._reviews, self._texts = waiting
        self._list.clear_options()
        self._list.add_options([Option(self._line(review)) for review in self._reviews])
        if self._reviews:
            self._list.highlighted = min(at, len(self._reviews) - 1)
        said = waiting_in_words(len(self._reviews))
        self.query_one("#title", Static).update(
            Content.assemble(("Reviews", "bold $accent"), f" · {said} since the text was corrected")
        )
        self._show()

    def _line(self, review: Review) -> Content:
        names = {entry.id: entry.name for entry in self.session.entries}
        parts = (
            self.session.coder_of(review),
            quoted(review.passage),
            names.get(review.transcript, ""),
        )
        return Content.assemble(
            (one_line(self._revision.code_of(review)), "bold"),
            f" · {one_line(' · '.join(parts))}",
        )

    @on(OptionList.OptionHighlighted)
    def _show(self) -> None:
        """Show the old passage, and the new text around the likely place."""
        review = self._chosen
        was = now = Content("")
        memo = ""
        if review is not None:
            was, now = Content(visible(review.passage)), self._now(review)
            memo = f"memo: {one_line(review.memo)}" if review.memo else ""
        self.query_one("#was", Static).update(was)
        self.query_one("#now", Static).update(now)
        self.query_one("#memo", Static).update(Content(memo))

    def _now(self, review: Review) -> Content:
        text = visible(self._texts.get(review.transcript, ""))
        first = word_start(text, max(0, review.start - _BEFORE))
        last = word_end(text, review.end + _AFTER)
        before = f"{'… ' if first else ''}{text[first : review.start].lstrip()}"
        after = f"{text[review.end : last].rstrip()}{' …' if last < len(text) else ''}"
        likely = text[review.start : review.end]
        mark = (likely, "bold underline $accent") if likely else ("▏", "bold $accent")
        return Content.assemble((before, QUIET), mark, (after, QUIET))

    # Keys

    @on(OptionList.OptionSelected)
    def action_accept(self) -> None:
        """Place the coding on the likely passage."""
        review = self._chosen
        if review is None:
            return
        if review.likely is None:
            self.tell("nothing of it is left here; m marks another passage, x drops the coding")
            return
        span = review.likely
        words = span.of(self._texts[review.transcript])
        said = f"place {on_words(self._revision.code_of(review), words)}"
        self.do_apart(partial(self._revision.place, review, span), partial(self._taken, said))

    def action_mark(self) -> None:
        """Leave for the reader, to mark a passage there."""
        if self._chosen is not None:
            self.dismiss(self._chosen)

    def action_drop(self) -> None:
        review = self._chosen
        if review is not None:
            said = f"drop {on_words(self._revision.code_of(review), review.passage)}"
            self.do_apart(partial(self._revision.drop, review), partial(self._taken, said))

    def _taken(self, said: str, change: Change) -> str:
        """Take in what was settled; `said` is what it is in words."""
        self.session.taken_in(change)
        return said

    def action_step(self, step: int) -> None:
        if self._reviews:
            at = (self._list.highlighted or 0) + step
            self._list.highlighted = min(max(at, 0), len(self._reviews) - 1)
