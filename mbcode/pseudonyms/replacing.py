"""Puts pseudonyms in the place of names."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from mbcode.anchoring.edits import Edit, corrected
from mbcode.pseudonyms.decisions import Plan
from mbcode.pseudonyms.matching import Matcher


class Replacer:
    """Replaces what a plan says, and leaves alone what it keeps: *Vindelev* goes, the kept
    *Vindelev Kommune* stays.
    """

    def __init__(self, plan: Plan) -> None:
        kept = [form for entry in (*plan.kept, *plan.standing) for form in entry.forms]
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
        return corrected(composed, edits) if edits else text

    def _edits(self, matcher: Matcher, text: str) -> Iterator[Edit]:
        for found in matcher.find(text):
            pseudonym = self._forms.get(found.form)
            if pseudonym is not None:
                standing_in = genitive(pseudonym) if found.genitive else pseudonym
                yield Edit(found.span.start, found.span.end, standing_in)


def genitive(pseudonym: str) -> str:
    """Return the genitive as Danish writes it: *[by 1]s*, *Frivillig A's*, *Jens'*."""
    last = pseudonym.split()[-1]
    if last.lower().endswith(("s", "x", "z")) and len(last) > 1:
        return f"{pseudonym}'"
    return f"{pseudonym}'s" if len(last) == 1 or last.isdigit() else f"{pseudonym}s"
