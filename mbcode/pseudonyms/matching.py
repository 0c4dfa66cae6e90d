"""Finds spellings of names in texts, whole words only, with the genitive's ending or without.

A text is read once: each word that begins as a form does is looked up, so a thousand names cost
little more than one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from mbcode.model import Span

_WORD = re.compile(r"[^\W_]+")
_GAP = re.compile(r"\s+")
_END = r"(?![^\W_])"
_GENITIVE = rf"(?P<genitive>['’]s|s|['’]{_END})?{_END}"
_NO_GENITIVE = rf"(?P<genitive>(?!))?{_END}"
_ENDINGS = {True: re.compile(_GENITIVE), False: re.compile(_NO_GENITIVE)}
"""What comes behind a form, by whether it ends in a letter."""


@dataclass(frozen=True, slots=True)
class Found:
    """A place where `form` stands; `span` takes in the genitive's ending, if there is one."""

    span: Span
    form: str
    genitive: bool


class _Form:
    """A form as it is written; `before` is how far into it its first word stands."""

    __slots__ = ("_ending", "_parts", "before", "form")

    def __init__(self, form: str, before: int) -> None:
        self.form, self.before = form, before
        self._parts = form.split()
        self._ending = _ENDINGS[form[-1].isalpha()]

    def ending(self, text: str, at: int) -> re.Match[str] | None:
        """Return what ends the form where it begins at `at`; None where it does not stand there."""
        first, *others = self._parts
        if not text.startswith(first, at):
            return None
        at += len(first)
        for part in others:
            gap = _GAP.match(text, at)
            if gap is None or not text.startswith(part, gap.end()):
                return None
            at = gap.end() + len(part)
        return self._ending.match(text, at)


class _LooseForm(_Form):
    """A form in any case, with whatever parts words in the names of files."""

    __slots__ = ("_pattern",)

    def __init__(self, form: str, before: int) -> None:
        super().__init__(form, before)
        spelling = r"[\s._-]+".join(map(re.escape, self._parts))
        self._pattern = re.compile(spelling + self._ending.pattern, re.IGNORECASE)

    def ending(self, text: str, at: int) -> re.Match[str] | None:
        return self._pattern.match(text, at)


class Matcher:
    """Looks for these forms; the longest that begins at a word is the one that stands there.

    With `any_case`, also for other spellings of them in capitals and small letters, as file names
    and labels have them.
    """

    def __init__(self, forms: Iterable[str], *, any_case: bool = False) -> None:
        self.forms = frozenset(form for form in forms if _WORD.search(form))
        self._any_case = any_case

    def find(self, text: str) -> Iterator[Found]:
        """Yield where forms stand, in order and disjoint."""
        done = 0
        if not self.forms:
            return
        by_word, any_case = self._by_word, self._any_case
        for word in self._words.finditer(text):
            spelled = word[0].casefold() if any_case else word[0]
            if spelled in by_word and word.start() >= done:
                found = _first(by_word[spelled], text, word.start(), done)
                if found is not None:
                    done = found.span.end
                    yield found

    @cached_property
    def _words(self) -> re.Pattern[str]:
        """What a word is that a form may begin with: by its first letter, most words are none."""
        if self._any_case:
            return _WORD
        letters = "".join(sorted({word[0] for word in self._by_word}))
        return re.compile(rf"(?<![^\W_])[{letters}][^\W_]*")

    @cached_property
    def _by_word(self) -> dict[str, list[_Form]]:
        """The forms by the word that they begin with, longest first; then those that it would be
        the genitive of.
        """
        table: dict[str, list[_Form]] = defaultdict(list)
        # Two sorts, as a sort of many pairs holds up every thread.
        for form in sorted(sorted(self.forms), key=len, reverse=True):
            first = _WORD.search(form)
            if first is not None:
                key = first[0].casefold() if self._any_case else first[0]
                made = _LooseForm if self._any_case else _Form
                table[key].append(made(form, first.start()))
        genitives = {f"{word}s": table.get(f"{word}s", []) + forms for word, forms in table.items()}
        return table | genitives


def _first(forms: Iterable[_Form], text: str, position: int, least: int) -> Found | None:
    """Return the first of these forms whose first word is the one at `position`, and which does
    not begin before `least`.
    """
    for each in forms:
        start = position - each.before
        ending = each.ending(text, start) if start >= least else None
        if ending is not None:
            return Found(Span(start, ending.end()), each.form, bool(ending["genitive"]))
    return None
