"""Places in transcripts as a concordance shows them: who speaks, and what stands around."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, takewhile

from mbcode.language.forms import Level
from mbcode.model import Span, TranscriptEntry, Turn

CONTEXT = 40
"""Characters shown on either side, unless said otherwise."""


@dataclass(frozen=True, slots=True)
class Found:
    """A place in a text. `form` is what stands there in lower case, `level` how near it is to what
    was asked for; without one the words were looked for as they are written.
    """

    span: Span
    form: str
    level: Level | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """A place that holds the words: `before`, `match` and `after` on one line, as they are read.

    `speaker` is who says it, several as `Anna, Bo`; empty where nobody does (in a label, in text
    without speakers).
    """

    transcript: TranscriptEntry
    found: Found
    speaker: str
    before: str
    match: str
    after: str

    @property
    def span(self) -> Span:
        """Where it is, in code points of the transcript's text."""
        return self.found.span


def in_context(
    entry: TranscriptEntry,
    text: str,
    turns: Sequence[Turn],
    found: Iterable[Found],
    wanted: frozenset[str] | None,
    context: int,
) -> Iterator[Hit]:
    """Yield the places of one transcript, which come in order, with what stands around them.

    With speakers `wanted`, only those that share a character with a turn of theirs.
    """
    turn = 0
    for each in found:
        span = each.span
        # Places come in order: a turn that ends before this one ends before all that follow.
        while turn < len(turns) and turns[turn].span.end <= span.start:
            turn += 1
        speakers = _speaking(islice(turns, turn, None), span)
        if wanted is None or not wanted.isdisjoint(speakers):
            yield Hit(
                entry,
                each,
                ", ".join(filter(None, speakers)),
                _on_one_line(text[max(0, span.start - context) : span.start]),
                _on_one_line(span.of(text)),
                _on_one_line(text[span.end : span.end + context]),
            )


def _speaking(turns: Iterable[Turn], span: Span) -> tuple[str, ...]:
    """Return whose turns share a character with `span`, each once; `turns` are in order."""
    sharing = takewhile(lambda turn: turn.span.start < span.end, turns)
    return tuple(dict.fromkeys(turn.speaker for turn in sharing))


def _on_one_line(text: str) -> str:
    return re.sub(r"\s", " ", text)
