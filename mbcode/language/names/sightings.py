"""Where the words with a capital stand in a study, each run of them noted once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mbcode.language.names.capitals import Word, runs
from mbcode.language.names.lines import Line
from mbcode.language.names.words_of_no_name import names_nobody

_LOOK_BACK = 20
"""Characters before a run that are searched for a word."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """A run of capitalised words, as `text` from the first to the end of the last, in which each
    has its `start`. In a label (a speaker's) no sentence begins.
    """

    text: str
    words: tuple[Word, ...]
    is_label: bool = False


class Sightings:
    """What a study writes with capitals, and what without: each only once, however often."""

    def __init__(self) -> None:
        self.before: dict[Sighting, Counter[str]] = {}
        """The runs that may be names, in the order in which they first come, with how often which
        word (in small letters) stands before.
        """
        self.lone: set[tuple[str, bool]] = set()
        """Words that are never names, where they stand alone, each with whether it is `first`."""
        self.pieces: set[str] = set()
        """All that stands between white space."""

    def read(self, line: Line) -> None:
        """Note what stands in one more line."""
        self.pieces.update(line.text.split())
        for run in runs(line.text):
            free = [word for word in run if line.is_free(word.start, word.end)]
            if len(free) == 1 and names_nobody(free[0].text):
                self.lone.add((free[0].text, free[0].first))
            elif free:
                self._note(line, free)

    def _note(self, line: Line, run: Sequence[Word]) -> None:
        start = run[0].start
        words = tuple(Word(word.start - start, word.text, word.first) for word in run)
        sighting = Sighting(line.text[start : run[-1].end], words, line.is_label)
        self.before.setdefault(sighting, Counter())[word_before(line.text, start)] += 1

    def taken(self) -> Iterator[tuple[Sighting, Counter[str]]]:
        """Yield the runs, with the words before them, and forget each: to let go of many at once
        holds up every thread.
        """
        left = [*self.before.items()]
        self.before.clear()
        left.reverse()
        while left:
            yield left.pop()


def word_before(line: str, position: int) -> str:
    """Return the word before `position`, in small letters; empty where there is none."""
    words = line[max(position - _LOOK_BACK, 0) : position].split()
    return words[-1].lower() if words else ""
