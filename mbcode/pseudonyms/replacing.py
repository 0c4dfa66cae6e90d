"""Puts pseudonyms in the place of names, and says where a passage lies afterwards."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from mbcode.model import Span
from mbcode.pseudonyms.decisions import Plan
from mbcode.pseudonyms.matching import Matcher


@dataclass(frozen=True, slots=True)
class Edit:
    """`replacement` takes the place of what lies at `span`."""

    span: Span
    replacement: str


class Replacer:
    """Replaces what a plan says, and leaves alone what it keeps: *Vindelev* goes, the kept
    *Vindelev Kommune* stays.
    """

    def __init__(self, plan: Plan) -> None:
        kept = [form for entry in plan.kept for form in entry.forms]
        self._forms = dict(plan.forms)
        self._in_text = Matcher((*plan.forms, *kept))
        self._in_label = Matcher((*plan.forms, *kept), any_case=True)

    def edits(self, text: str) -> tuple[Edit, ...]:
        """Return what is replaced in running text, in order and disjoint."""
        return tuple(self._edits(self._in_text, text))

    def text(self, text: str) -> str:
        """Return running text with its names replaced."""
        return self._replaced(self._in_text, text)

    def label(self, text: str) -> str:
        """Return a label (a transcript's or a case's name) with names replaced in whatever
        spelling: *03-jonna*.
        """
        return self._replaced(self._in_label, text)

    def _replaced(self, matcher: Matcher, text: str) -> str:
        composed = unicodedata.normalize("NFC", text)
        edits = tuple(self._edits(matcher, composed))
        return applied(composed, edits) if edits else text

    def _edits(self, matcher: Matcher, text: str) -> Iterator[Edit]:
        for found in matcher.find(text):
            pseudonym = self._forms.get(found.form)
            if pseudonym is not None:
                yield Edit(found.span, genitive(pseudonym) if found.genitive else pseudonym)


def genitive(pseudonym: str) -> str:
    """Return the genitive as Danish writes it: *[by 1]s*, *Frivillig A's*, *Jens'*."""
    last = pseudonym.split()[-1]
    if last.lower().endswith(("s", "x", "z")) and len(last) > 1:
        return f"{pseudonym}'"
    return f"{pseudonym}'s" if len(last) == 1 or last.isdigit() else f"{pseudonym}s"


def applied(text: str, edits: Sequence[Edit]) -> str:
    """Return `text` after the edits, which are in order and disjoint."""
    parts = []
    done = 0
    for edit in edits:
        parts += [text[done : edit.span.start], edit.replacement]
        done = edit.span.end
    return "".join((*parts, text[done:]))


class Carrier:
    """Says where positions of a text lie after edits, which are in order and disjoint.

    A passage keeps its words: one that begins or ends inside a name takes in all of what stands
    for it, so that no name is cut in two.
    """

    def __init__(self, edits: Sequence[Edit]) -> None:
        self._starts = [edit.span.start for edit in edits]
        self._ends = [edit.span.end for edit in edits]
        growth = (len(edit.replacement) - (edit.span.end - edit.span.start) for edit in edits)
        self._shifts = [0, *accumulate(growth)]

    def span(self, span: Span) -> Span:
        """Return where a passage lies afterwards."""
        return Span(self.start(span.start), self.end(span.end))

    def start(self, position: int) -> int:
        """Return a beginning; inside what is replaced, that of the replacement."""
        at = bisect_right(self._ends, position)
        inside = at < len(self._starts) and self._starts[at] < position
        return (self._starts[at] if inside else position) + self._shifts[at]

    def end(self, position: int) -> int:
        """Return an end; inside what is replaced, that of the replacement."""
        at = bisect_left(self._starts, position)
        inside = at > 0 and position < self._ends[at - 1]
        return (self._ends[at - 1] if inside else position) + self._shifts[at]
