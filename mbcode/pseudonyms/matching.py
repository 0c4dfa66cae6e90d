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
_GENITIVE = r"(?P<genitive>['’]s|s|['’](?![^\W_]))?"
_END = r"(?![^\W_])"


@dataclass(frozen=True, slots=True)
class Found:
    """A place where `form` stands; `span` takes in the genitive's ending, if there is one."""

    span: Span
    form: str
    genitive: bool


@dataclass(frozen=True, slots=True)
class _Form:
    """A form, how far into it its first word stands, and what finds it."""

    form: str
    before: int
    pattern: re.Pattern[str]


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
        for form in sorted(self.forms, key=lambda form: (-len(form), form)):
            first = _WORD.search(form)
            if first is not None:
                key = first[0].casefold() if self._any_case else first[0]
                table[key].append(_Form(form, first.start(), self._pattern(form)))
        genitives = {f"{word}s": table.get(f"{word}s", []) + forms for word, forms in table.items()}
        return table | genitives

    def _pattern(self, form: str) -> re.Pattern[str]:
        gap = r"[\s._-]+" if self._any_case else r"\s+"
        spelling = gap.join(re.escape(part) for part in form.split())
        ending = _GENITIVE if form[-1:].isalpha() else r"(?P<genitive>(?!))?"
        return re.compile(f"{spelling}{ending}{_END}", re.IGNORECASE if self._any_case else 0)


def _first(forms: Iterable[_Form], text: str, position: int, least: int) -> Found | None:
    """Return the first of these forms whose first word is the one at `position`, and which does
    not begin before `least`.
    """
    for each in forms:
        start = position - each.before
        match = each.pattern.match(text, start) if start >= least else None
        if match is not None and match.end() > match.start():
            return Found(Span(*match.span()), each.form, bool(match["genitive"]))
    return None
