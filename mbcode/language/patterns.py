"""Looking for words as they are written, and for regular expressions that a user writes, which are
kept from running for ever.

Both by the `regex` package, which can be given up after a time and lets other threads work
meanwhile; Python's own can neither, and takes ten times as long to look for words in any case.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

from mbcode.errors import MbcodeError
from mbcode.words import lowered

_SPACE = r"[\s\x1c-\x1f]+"
"""White space as Python's `str.split` has it."""


MOST_SECONDS = 2.0
"""Of the processor's, that a pattern may take in one text."""


class PatternError(MbcodeError):
    """What was written is no pattern, or one that takes too long; `why` says it shortly."""

    def __init__(self, said: str, why: str) -> None:
        super().__init__(said)
        self.why = why


class Words:
    """Words as they are written, also inside others, in any case, with any white space between."""

    def __init__(self, words: Sequence[str]) -> None:
        """Take at least one word; in which case they are written is all the same."""
        import regex

        pattern = _SPACE.join(regex.escape(lowered(word)) for word in words)
        self._compiled = regex.compile(pattern, regex.IGNORECASE)

    def places(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield start and end of where they stand in `text`, in order."""
        return (match.span() for match in self._compiled.finditer(text, concurrent=True))


class Pattern:
    """A regular expression; upper and lower case are one, `^` and `$` are edges of lines."""

    def __init__(self, written: str) -> None:
        """Raise PatternError, which names the place, for what is no pattern."""
        import regex

        if not written.strip():
            nothing = "there is nothing to search for; give a pattern"
            raise PatternError(nothing, nothing)
        self._written = written
        try:
            self._compiled = regex.compile(
                unicodedata.normalize("NFC", written), regex.IGNORECASE | regex.MULTILINE
            )
        except regex.error as error:
            raise PatternError(f"{written} is no pattern: {error}", str(error)) from error

    def places(
        self, text: str, name: str, most_seconds: float | None = None
    ) -> Iterator[tuple[int, int]]:
        """Yield start and end of what matches in `text`, in order; the empty does not count.

        PatternError names the text where it takes longer than `most_seconds`, or `MOST_SECONDS`.
        """
        most = MOST_SECONDS if most_seconds is None else most_seconds
        matches = self._compiled.finditer(text, concurrent=True, timeout=most)
        try:
            for match in matches:
                start, end = match.span()
                if start < end:
                    yield start, end
        except TimeoutError as error:
            raise PatternError(
                f"{self._written} takes too long in {name}; "
                "write it without one repetition inside another, as in (a+)+",
                "takes too long",
            ) from error
