"""Finds spellings of names in texts, whole words only, with the genitive's ending or without.

A text is read once: each word is looked up, so a thousand names cost little more than one.
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
        for word in _WORD.finditer(text):
            if word.start() < done:
                continue
            found = self._at(text, word, done)
            if found is not None:
                done = found.span.end
                yield found

    def _at(self, text: str, word: re.Match[str], least: int) -> Found | None:
        for key in self._keys(word[0]):
            for form, before, pattern in self._by_first_word.get(key, ()):
                start = word.start() - before
                match = pattern.match(text, start) if start >= least else None
                if match is not None and match.end() > match.start():
                    return Found(Span(*match.span()), form, bool(match["genitive"]))
        return None

    def _keys(self, word: str) -> tuple[str, ...]:
        key = word.casefold() if self._any_case else word
        return (key, key[:-1]) if key.endswith(("s", "S")) else (key,)

    @cached_property
    def _by_first_word(self) -> dict[str, list[tuple[str, int, re.Pattern[str]]]]:
        """The forms by the word that they begin with, longest first, each with how far into it
        that word stands.
        """
        table: dict[str, list[tuple[str, int, re.Pattern[str]]]] = defaultdict(list)
        for form in sorted(self.forms, key=lambda form: (-len(form), form)):
            first = _WORD.search(form)
            if first is not None:
                key = first[0].casefold() if self._any_case else first[0]
                table[key].append((form, first.start(), self._pattern(form)))
        return dict(table)

    def _pattern(self, form: str) -> re.Pattern[str]:
        gap = r"[\s._-]+" if self._any_case else r"\s+"
        spelling = gap.join(re.escape(part) for part in form.split())
        ending = _GENITIVE if form[-1:].isalpha() else r"(?P<genitive>(?!))?"
        return re.compile(f"{spelling}{ending}{_END}", re.IGNORECASE if self._any_case else 0)
