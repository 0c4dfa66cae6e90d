"""The hit under the cursor: who says it, and more of what stands around it."""

from __future__ import annotations

import re

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from mbcode.jobs.concordance import Hit
from mbcode.tui.reading.visible import one_line
from mbcode.tui.reading.words import word_end, word_start
from mbcode.tui.widgets.cut_text import CutText


class HitFoot(Vertical):
    """A line that says who, and three of the words in their context. The text is data."""

    DEFAULT_CSS = """
    HitFoot {
        height: 5;
        #who {
            border-top: hkey $panel;
            height: 2;
            padding: 0 1;
            color: $text-muted;
            text-wrap: nowrap;
            text-overflow: ellipsis;
        }
        #words { height: 3; padding: 0 1; }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._shown: Hit | None = None

    def compose(self) -> ComposeResult:
        """Lay out the two parts."""
        yield Static(id="who", markup=False)
        yield CutText(id="words", markup=False)

    def show(self, hit: Hit | None) -> None:
        """Show a hit, or that there is none; draws nothing where it is shown already."""
        if hit == self._shown:
            return
        self._shown = hit
        who, words = Content(""), Content("")
        if hit is not None:
            entry = hit.transcript
            parts = (hit.speaker, entry.name, entry.case, entry.role, entry.provenance)
            who = Content(one_line(" · ".join(filter(None, parts))))
            words = _more_of(hit)
        # Each has its rows whatever it says: the screen need not be laid out again.
        self.query_one("#who", Static).update(who, layout=False)
        self.query_one("#words", Static).update(words, layout=False)


def _more_of(hit: Hit) -> Content:
    """Return a hit in its context, up to whole words, and a sign where the text goes on."""
    text, (start, end) = hit.text.replace("\n", " "), (hit.span.start, hit.span.end)
    first = word_start(text, max(0, start - hit.context))
    last = word_end(text, min(len(text), end + hit.context))
    before = f"{'… ' if first else ''}{_read(text[first:start]).lstrip()}"
    after = f"{_read(text[end:last]).rstrip()}{' …' if last < len(text) else ''}"
    return Content.assemble((before, "dim"), (one_line(hit.match), "bold"), (after, "dim"))


def _read(text: str) -> str:
    """Return a text as it is read: the end of a line is a space."""
    return one_line(re.sub(r"\s", " ", text))
