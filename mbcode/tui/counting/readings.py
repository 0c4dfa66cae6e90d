"""A passage that two coders read differently, with what each gave it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mbcode.analysis.differences import Difference
from mbcode.analysis.passages import Passage
from mbcode.model import Coder, Coding, Span
from mbcode.quoted import quoted
from mbcode.tui.counting.quotations import references
from mbcode.tui.places import Place
from mbcode.tui.reading.words import word_end, word_start

if TYPE_CHECKING:
    from mbcode.columns import Columns

_CONTEXT = 500
"""Characters of context on each side, before it is rounded up to whole words."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What one coder gave a passage: the codings in dispute, the `words` and the memo of each, and
    which other codes.
    """

    coder: str
    codings: tuple[Coding, ...]
    words: tuple[str, ...]
    others: tuple[str, ...]

    def in_words(self, code: str) -> str:
        """Return the reading in a line: `Tillid on “Det går.” (memo: doubtful) · also Nøgler`."""
        given = f"on {', '.join(self.words)}" if self.words else ""
        said = f"{code} {given}" if given else f"not {code}"
        return f"{said} · also {', '.join(self.others)}" if self.others else said


@dataclass(frozen=True, slots=True)
class Readings:
    """The two readings of a passage, and the text around it.

    What stands at a place of `text` stands in the transcript at that place plus `start`, but for
    the `…` where the transcript goes on. All spans are of the transcript.
    """

    place: Place
    reference: str
    code: str
    start: int
    text: str
    one: Reading
    other: Reading

    @property
    def disputed(self) -> tuple[int, ...]:
        """The ids of all codings in dispute."""
        return tuple(each.id for side in (self.one, self.other) for each in side.codings)

    def words_of(self, span: Span) -> str:
        """Return the words of a span, as far as `text` has them."""
        return self.text[max(span.start - self.start, 0) : max(span.end - self.start, 0)]


def readings(
    columns: Columns, difference: Difference, text: str, codings: Sequence[Coding]
) -> Readings:
    """Return how the two coders of `columns` read a passage.

    `text` is its transcript's, `codings` are all of that transcript.
    """
    row = columns.transcripts[difference.transcript_index]
    code = columns.codes[difference.code_index]
    names = {each.id: each.name for each in columns.codes}
    start = word_start(text, max(difference.span.start - _CONTEXT, 0))
    end = word_end(text, min(difference.span.end + _CONTEXT, len(text)))
    before, after = "… " * (start > 0), " …" * (end < len(text))
    passage = Passage(difference.transcript_index, difference.span, ())
    one, other = (
        _reading(coder, code.id, text, ids, difference.span, codings, names)
        for coder, ids in zip(columns.coders, (difference.one, difference.other), strict=True)
    )
    (reference,) = references(columns, [passage])
    return Readings(
        Place(row.id, difference.span),
        reference,
        code.name,
        start - len(before),
        f"{before}{text[start:end]}{after}",
        one,
        other,
    )


def _reading(
    coder: Coder,
    code: int,
    text: str,
    ids: Iterable[int],
    span: Span,
    codings: Sequence[Coding],
    names: Mapping[int, str],
) -> Reading:
    in_dispute = set(ids)
    here = [each for each in codings if each.coder == coder.id and each.span.shares(span)]
    others = dict.fromkeys(names[each.code] for each in here if each.code in names)
    others.pop(names[code], None)
    given = tuple(each for each in codings if each.id in in_dispute)
    return Reading(coder.name, given, tuple(_in_words(each, text) for each in given), tuple(others))


def _in_words(coding: Coding, text: str) -> str:
    words = quoted(coding.span.of(text))
    return f"{words} (memo: {coding.memo})" if coding.memo else words
