"""Where names stand in a study: in how many places, and the first of them in their context."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from mbcode.language.names.grouping import Name
from mbcode.pseudonyms.candidates import Candidate, Context, Writing
from mbcode.pseudonyms.matching import Found, Matcher

CONTEXTS = 3
"""How many places a candidate is shown in."""
AROUND = 40
"""Characters shown on either side of a name."""


@dataclass(slots=True)
class _Seen:
    """Where one name was seen."""

    count: int = 0
    contexts: list[Context] = field(default_factory=list)


class Places:
    """Reads a study, some of it at a time, for the places where these names stand."""

    def __init__(self, names: Iterable[Name]) -> None:
        self._by_form = {form: name for name in names for form in name.forms}
        self._seen = {name: _Seen() for name in self._by_form.values()}
        self._by_spelling = {form: self._seen[name] for form, name in self._by_form.items()}
        self._matcher = Matcher(self._by_form)

    def read(self, writings: Iterable[Writing]) -> None:
        """Read some more of the study."""
        for writing in writings:
            for found in self._matcher.find(writing.text):
                seen = self._by_spelling[found.form]
                seen.count += 1
                if len(seen.contexts) < CONTEXTS:
                    seen.contexts.append(_context(writing, found))

    def candidates(self) -> list[Candidate]:
        """Return the names with their places; one that stands nowhere is left out."""
        return [
            Candidate(name.forms[0], name.kind, name.forms, seen.count, tuple(seen.contexts))
            for name, seen in self._seen.items()
            if seen.count
        ]


def _context(writing: Writing, found: Found) -> Context:
    start, end = found.span.start, found.span.end
    before, after = writing.text[max(0, start - AROUND) : start], writing.text[end : end + AROUND]
    if start > AROUND:
        before = re.sub(r"^\S*\s+", "… ", before)
    if end + AROUND < len(writing.text):
        after = re.sub(r"\s+\S*$", " …", after)
    words = found.span.of(writing.text)
    return Context(writing.where, *(re.sub(r"\s", " ", part) for part in (before, words, after)))
