"""The cursor and the selection, as a value and functions that return the next one.

By default a caret rests on whole sentences. Dragging, extending by words and exact mode make it
hold a passage, whose ends are positions between characters (never inside a grapheme).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from functools import partial
from typing import NamedTuple

from mbcode.model import Span
from mbcode.tui.reading import words
from mbcode.tui.reading.graphemes import edge_after, edge_at, edge_before
from mbcode.tui.reading.ground import Ground

_Stop = Callable[[int], int]


class Hold(Enum):
    """What a caret holds. In EXACT the arrow keys move one of its ends, character by character."""

    SENTENCES = "sentences"
    PASSAGE = "passage"
    EXACT = "exact"


class By(Enum):
    """By what an end of the selection moves."""

    CHARACTER = "character"
    WORD = "word"
    SENTENCE = "sentence"


@dataclass(frozen=True, slots=True)
class Caret:
    """Where the selection is held (`anchor`) and where it moves (`head`), in code points.

    Holding sentences, both are the starts of sentences; else both are ends of the passage.
    """

    anchor: int = 0
    head: int = 0
    hold: Hold = Hold.SENTENCES

    @property
    def extended(self) -> bool:
        """Whether it holds anything but the one sentence it stands on."""
        return self.hold is not Hold.SENTENCES or self.anchor != self.head


def at(ground: Ground, position: int) -> Caret:
    """Return a caret on the sentence at `position` (the next one, where none is)."""
    return _on(ground, ground.sentence_at(position)) if ground.sentences else Caret()


def at_percentage(ground: Ground, percentage: float) -> Caret:
    """Return a caret on the sentence at `percentage` (0 to 100) of the text's characters."""
    share = min(max(percentage, 0), 100) / 100
    return at(ground, int(len(ground.text) * share))


def on_passage(span: Span, hold: Hold = Hold.PASSAGE) -> Caret:
    """Return a caret that holds exactly `span` and moves its end."""
    return Caret(span.start, span.end, hold)


def selection(ground: Ground, caret: Caret) -> Span | None:
    """Return what the caret holds; None in a text without a sentence."""
    if caret.hold is not Hold.SENTENCES:
        return Span(min(caret.anchor, caret.head), max(caret.anchor, caret.head))
    if not ground.sentences:
        return None
    first, last = sorted((caret.anchor, caret.head))
    return Span(
        ground.sentences[ground.sentence_at(first)].start,
        ground.sentences[ground.sentence_at(last)].end,
    )


def sentence(ground: Ground, caret: Caret) -> int:
    """Return the index of the sentence that the moving end lies in."""
    is_end = caret.hold is not Hold.SENTENCES and caret.head > caret.anchor
    return ground.sentence_at(caret.head - 1 if is_end else caret.head)


def step_sentence(ground: Ground, caret: Caret, step: int) -> Caret:
    """Go `step` sentences on (or back, where negative) and let go of any selection."""
    if not ground.sentences:
        return caret
    return _on(ground, sentence(ground, caret) + step)


def step_turn(ground: Ground, caret: Caret, step: int) -> Caret:
    """Go to the next turn's first sentence (1), or to this turn's, then the one before's (-1)."""
    if not ground.sentences:
        return caret
    return _step_among(ground, caret, ground.turns, step)


def step_coding(ground: Ground, caret: Caret, starts: Sequence[int], step: int) -> Caret:
    """Go to the next (1) or previous (-1) sentence in which a coding begins; `starts` are where
    they do.
    """
    if not ground.sentences:
        return caret
    stops = sorted({ground.sentence_at(start) for start in starts})
    return _step_among(ground, caret, stops, step)


def extend(ground: Ground, caret: Caret, by: By, step: int) -> Caret:
    """Move the moving end by one character, word or sentence; the selection never becomes empty."""
    if not ground.sentences:
        return caret
    if by is By.SENTENCE and caret.hold is Hold.SENTENCES:
        return replace(caret, head=_on(ground, ground.sentence_at(caret.head) + step).head)
    held = _as_passage(ground, caret)
    return _move_end(held, _target(ground, held, by, step))


def hold_turn(ground: Ground, caret: Caret) -> Caret:
    """Hold the whole turn, or turns, that the caret is in; held already, the next turn too."""
    held = selection(ground, caret)
    if held is None:
        return caret
    first = ground.turn_of(ground.sentence_at(held.start))[0]
    last = ground.turn_of(ground.sentence_at(held.end - 1))[-1]
    whole = _from_to(ground, first, last)
    if selection(ground, whole) != held or last + 1 == len(ground.sentences):
        return whole
    return _from_to(ground, first, ground.turn_of(last + 1)[-1])


def move_head(ground: Ground, caret: Caret, position: int) -> Caret:
    """Move the selection's moving end to the grapheme edge at `position`."""
    return _move_end(caret, edge_at(ground.text, position), may_cross=True)


def hold_exactly(ground: Ground, caret: Caret) -> Caret:
    """Hold in exact mode what was selected; where nothing was, the sentence's first word."""
    if caret.extended or not ground.sentences:
        return replace(_as_passage(ground, caret), hold=Hold.EXACT)
    here = ground.sentences[ground.sentence_at(caret.head)]
    end = min(words.next_word_end(ground.text, here.start), here.end)
    return Caret(here.start, end, Hold.EXACT)


def hold_loosely(caret: Caret) -> Caret:
    """Hold the same passage without exact mode."""
    return replace(caret, hold=Hold.PASSAGE) if caret.hold is Hold.EXACT else caret


def swap(caret: Caret) -> Caret:
    """Move the other end from now on."""
    return replace(caret, anchor=caret.head, head=caret.anchor)


def let_go(ground: Ground, caret: Caret) -> Caret:
    """Rest on the one sentence that the moving end lies in."""
    return _on(ground, sentence(ground, caret)) if ground.sentences else Caret()


def drag(ground: Ground, origin: int, target: int, *, exact: bool) -> Caret:
    """Hold from the character at `origin` to the one at `target`, both included.

    The ends are pushed out to the edges of words, without the space around them; with `exact` only
    to those of graphemes. Where that leaves nothing, rest on the sentence at `origin`.
    """
    text = ground.text
    first, last = sorted((edge_at(text, origin), edge_at(text, target)))
    end = edge_after(text, last)
    if not exact:
        first, end = words.word_start(text, first), words.word_end(text, end)
        end = first + len(text[first:end].rstrip())
        first = end - len(text[first:end].lstrip())
    if first >= end:
        return at(ground, origin)
    return Caret(first, end, Hold.PASSAGE) if target >= origin else Caret(end, first, Hold.PASSAGE)


def _on(ground: Ground, index: int) -> Caret:
    start = ground.sentences[min(max(index, 0), len(ground.sentences) - 1)].start
    return Caret(start, start)


def _from_to(ground: Ground, first: int, last: int) -> Caret:
    return Caret(ground.sentences[first].start, ground.sentences[last].start)


def _step_among(ground: Ground, caret: Caret, stops: Sequence[int], step: int) -> Caret:
    here = sentence(ground, caret)
    ahead = [stop for stop in stops if (stop > here if step > 0 else stop < here)]
    if not ahead:
        return caret
    return _on(ground, ahead[0] if step > 0 else ahead[-1])


def _as_passage(ground: Ground, caret: Caret) -> Caret:
    held = selection(ground, caret)
    if caret.hold is not Hold.SENTENCES or held is None:
        return caret
    if caret.head < caret.anchor:
        return Caret(held.end, held.start, Hold.PASSAGE)
    return Caret(held.start, held.end, Hold.PASSAGE)


class _Stops(NamedTuple):
    """Where an end may come to rest: the later one on ends of units, the earlier on starts."""

    next_end: _Stop
    previous_end: _Stop
    next_start: _Stop
    previous_start: _Stop


def _stops(ground: Ground, by: By) -> _Stops:
    text = ground.text
    if by is By.SENTENCE:
        return _Stops(
            ground.next_end, ground.previous_end, ground.next_start, ground.previous_start
        )
    if by is By.WORD:
        return _Stops(
            partial(words.next_word_end, text),
            partial(words.previous_word_end, text),
            partial(words.next_word_start, text),
            partial(words.previous_word_start, text),
        )
    after, before = partial(edge_after, text), partial(edge_before, text)
    return _Stops(after, before, after, before)


def _target(ground: Ground, caret: Caret, by: By, step: int) -> int:
    stops = _stops(ground, by)
    if caret.head > caret.anchor:
        return stops.next_end(caret.head) if step > 0 else stops.previous_end(caret.head)
    return stops.next_start(caret.head) if step > 0 else stops.previous_start(caret.head)


def _move_end(caret: Caret, target: int, *, may_cross: bool = False) -> Caret:
    crosses = (target > caret.anchor) != (caret.head > caret.anchor)
    if target == caret.anchor or (crosses and not may_cross):
        return caret
    return replace(caret, head=target)
