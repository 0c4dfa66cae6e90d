"""The lines of what is looked through, each with what of it is told already: names that were
decided on, and what is recognised by its form.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from mbcode.language.names.patterns import Match, matches
from mbcode.model import Span
from mbcode.pseudonyms.candidates import Writing
from mbcode.pseudonyms.matching import Matcher

_NAMELESS = "x"


@dataclass(frozen=True, slots=True)
class Line:
    """A line as it is `written`, and its `text` with a nameless word wherever a name was settled,
    as long as the name. In a label (a speaker's) no sentence begins.
    """

    written: str
    text: str
    is_label: bool
    settled: tuple[Span, ...]
    by_form: tuple[Match, ...]

    def is_free(self, start: int, end: int) -> bool:
        """Tell whether nothing from `start` to `end` is settled or recognised by its form."""
        if not (self.settled or self.by_form):
            return True
        told = (*self.settled, *(match.span for match in self.by_form))
        return not any(start < other.end and other.start < end for other in told)


def lines_of(writings: Iterable[Writing], settled: Matcher) -> Iterator[Line]:
    """Yield each line that is more than white space, in order."""
    for writing in writings:
        for line in writing.text.split("\n"):
            if line and not line.isspace():
                yield _read(line, writing.is_label, settled)


def _read(line: str, is_label: bool, settled: Matcher) -> Line:
    spans, text = tuple(found.span for found in settled.find(line)), line
    for span in spans:
        text = text[: span.start] + _NAMELESS * (span.end - span.start) + text[span.end :]
    return Line(line, text, is_label, spans, tuple(matches(text)))
