"""The sentences of a corrected text: cut anew, and those that were joined or split by hand as they
were.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from mbcode.anchoring.stretches import Correction
from mbcode.model import Sentence, Span, Turn


def carried_over(
    correction: Correction,
    stood: Sequence[Sentence],
    cut_before: Sequence[Sentence],
    cut_now: Sequence[Sentence],
    turns: Sequence[Turn],
) -> tuple[Sentence, ...]:
    """Return the sentences of the new text, numbered from 1.

    `stood` are the old text's sentences, `cut_before` what the rules make of it; what they differ
    in was done by hand, and is done again to `cut_now`, the rules' sentences in the new text's
    `turns`, wherever the old place is one certain place of the new text.
    """
    by_hand, by_rule = _starts(stood), _starts(cut_before)
    split = set(_places(correction, by_hand - by_rule))
    joined = set(_places(correction, by_rule - by_hand))
    starts = (_starts(cut_now) | split) - joined
    spans = [(turn.number, span) for turn in turns for span in _cut(correction.new, turn, starts)]
    return tuple(Sentence(number, turn, span) for number, (turn, span) in enumerate(spans, 1))


def _starts(sentences: Sequence[Sentence]) -> set[int]:
    """Return where sentences begin within their turns."""
    turns = [0, *(sentence.turn for sentence in sentences)]
    return {
        sentence.span.start
        for sentence, turn_before in zip(sentences, turns, strict=False)
        if sentence.turn == turn_before
    }


def _places(correction: Correction, positions: Iterable[int]) -> Iterator[int]:
    for position in positions:
        place = correction.place(position)
        if place.low == place.high:
            yield place.low


def _cut(text: str, turn: Turn, starts: set[int]) -> Iterator[Span]:
    """Yield a turn's sentences, without white space around them."""
    inside = sorted(start for start in starts if turn.span.start < start < turn.span.end)
    bounds = [turn.span.start, *inside, turn.span.end]
    for start, end in pairwise(bounds):
        said = text[start:end]
        if said.strip():
            yield Span(start + len(said) - len(said.lstrip()), start + len(said.rstrip()))
