"""Cutting a study's text into units.

A unit is made of *pieces*, ranges of text that lie in order and never over each other: a sentence
unit of itself, a window of its sentences, a case of its transcripts. A passage touches a unit
where it shares a character with one of its pieces.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mbcode.analysis.intervals import Ranges, distinct, met
from mbcode.analysis.text_ranges import (
    sentences_of,
    span_ranges,
    speaker_turns,
    text_ranges,
    turns_of,
)
from mbcode.errors import MbcodeError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mbcode.columns import Columns, Ints

UNITS = "sentence, turn, window:K (K = 2, 3, …), transcript, case, character"


@dataclass(frozen=True, slots=True, eq=False)
class Grid:
    """The units of a study, in order of transcript and place.

    `pieces[i]` belongs to the units `first[i]` to `last[i]`, both inclusive. Of each unit,
    `spans` is its transcript and extent (of a case: of its first transcript), `number` its count
    from 1 within the transcript and `weight` the units it stands for: 1, or its characters for
    the unit `character`.
    """

    pieces: Ranges
    first: Ints
    last: Ints
    spans: Ranges
    number: Ints
    weight: Ints

    def __len__(self) -> int:
        return len(self.number)

    def touched(self, ranges: Ranges) -> tuple[Ints, Ints]:
        """Return for each range the half-open run of units it touches; low >= high is none."""
        import numpy as np

        low, high = met(ranges, self.pieces)
        if not len(self.pieces):
            return low, high
        # Where there is no piece, some other one is looked up, and its run cut to nothing.
        first = self.first[np.minimum(low, len(self.pieces) - 1)]
        last = self.last[high - 1]
        return first, np.where(low < high, last + 1, first)


def grid(columns: Columns, unit: str, speakers: Sequence[str] = ()) -> Grid:
    """Cut the text of `columns` into units.

    `unit` is `sentence`, `turn`, `window:K`, `transcript`, `case` or `character`. With
    `speakers`, only the text in their turns counts, and a unit that holds none of it is no unit:
    sentences and turns are those of the speakers; windows are cut first and stand if one of their
    sentences is a speaker's. A transcript without a case belongs to no case. Characters are taken
    in stretches that no coding begins or ends in.

    Raises MbcodeError for an unknown unit, NotFoundError for an unknown speaker.
    """
    kind, _, size = unit.partition(":")
    if kind == "window":
        return _windows(columns, _window_size(unit, size), speakers)
    if unit == "sentence":
        sentences = sentences_of(columns)
        whole = plain_grid(span_ranges(sentences), sentences.number)
        return _of_speakers(whole, columns, speakers) if speakers else whole
    if unit == "turn":
        turns = turns_of(columns)
        mask = speaker_turns(columns, speakers)
        return plain_grid(span_ranges(turns).pick(mask), turns.number[mask])
    if unit == "transcript":
        return _wholes(columns, [row.name for row in columns.transcripts], speakers)
    if unit == "case":
        return _wholes(columns, [row.case for row in columns.transcripts], speakers)
    if unit == "character":
        return _characters(columns, speakers)
    raise MbcodeError(f'no unit is called "{unit}": choose one of {UNITS}')


def plain_grid(pieces: Ranges, number: Ints) -> Grid:
    """Return a grid where every piece is a unit of its own."""
    import numpy as np

    itself = np.arange(len(pieces), dtype=np.int64)
    return Grid(pieces, itself, itself, pieces, number, np.ones(len(pieces), dtype=np.int64))


def sentence_turns(columns: Columns) -> Ints:
    """Return for each sentence the row of its turn."""
    import numpy as np

    turns, sentences = turns_of(columns), sentences_of(columns)
    stride = int(turns.number.max(initial=0)) + 1
    row: Ints = np.searchsorted(
        turns.transcript * stride + turns.number, sentences.transcript * stride + sentences.turn
    )
    return row


def _window_size(unit: str, size: str) -> int:
    if not (size.isascii() and size.isdigit() and len(size) < 10 and int(size) > 0):
        raise MbcodeError(
            f'"{unit}" is not a unit: say window:K with K sentences, such as window:3'
        )
    return int(size)


def _windows(columns: Columns, size: int, speakers: Sequence[str]) -> Grid:
    import numpy as np

    sentences = sentences_of(columns)
    pieces = span_ranges(sentences)
    in_transcript = np.bincount(pieces.line, minlength=len(columns.transcripts))
    windows = np.where(in_transcript > 0, np.maximum(in_transcript - size + 1, 1), 0)
    windows_before = np.cumsum(windows) - windows
    pieces_before = np.cumsum(in_transcript) - in_transcript
    opens = windows_before[pieces.line]
    first = np.maximum(sentences.number - size, 0) + opens
    last = np.minimum(sentences.number, windows[pieces.line]) + (opens - 1)
    line = np.repeat(np.arange(len(windows)), windows)
    number = np.arange(1, len(line) + 1) - windows_before[line]
    begins = pieces_before[line] + (number - 1)
    ends = begins + (np.minimum(in_transcript, size) - 1)[line]
    spans = Ranges(line, pieces.start[begins], pieces.end[ends])
    whole = Grid(pieces, first, last, spans, number, np.ones_like(line))
    return _of_speakers(whole, columns, speakers) if speakers else whole


def _of_speakers(grid: Grid, columns: Columns, speakers: Sequence[str]) -> Grid:
    """Return a grid whose pieces are all sentences with those of `speakers` alone."""
    mask = speaker_turns(columns, speakers)[sentence_turns(columns)]
    pieces, first, last = grid.pieces.pick(mask), grid.first[mask], grid.last[mask]
    return _standing(replace(grid, pieces=pieces, first=first, last=last))


def _wholes(columns: Columns, names: Sequence[str], speakers: Sequence[str]) -> Grid:
    """Return a unit a name; `names` holds each transcript's unit, empty for none."""
    import numpy as np

    first_of: dict[str, int] = {}
    for transcript, name in enumerate(names):
        if name:
            first_of.setdefault(name, transcript)
    row = {name: number for number, name in enumerate(first_of)}
    unit_of = np.array([row.get(name, -1) for name in names], dtype=np.int64)
    begins = np.array(list(first_of.values()), dtype=np.int64)
    texts = text_ranges(columns, speakers)
    texts = texts.pick(unit_of[texts.line] >= 0)
    unit = unit_of[texts.line]
    ones = np.ones(len(row), dtype=np.int64)
    return _standing(Grid(texts, unit, unit, text_ranges(columns).pick(begins), ones, ones))


def _characters(columns: Columns, speakers: Sequence[str]) -> Grid:
    import numpy as np

    texts, codings = text_ranges(columns, speakers), span_ranges(columns.codings)
    stride = max(texts.stride, codings.stride)
    cuts = distinct(
        np.concatenate(
            [
                ranges.line * stride + side
                for ranges in (texts, codings)
                for side in (ranges.start, ranges.end)
            ]
        )
    )
    line, start = np.divmod(cuts[:-1], stride)
    stretches = Ranges(line, start, cuts[1:] - line * stride)
    low, high = met(Ranges(line, start, start + 1), texts)
    stretches = stretches.pick(low < high)
    plain = plain_grid(stretches, stretches.start + 1)
    return replace(plain, weight=stretches.end - stretches.start)


def _standing(grid: Grid) -> Grid:
    """Return the grid without the units that have no piece."""
    import numpy as np

    opened = np.bincount(grid.first, minlength=len(grid) + 1)
    closed = np.bincount(grid.last + 1, minlength=len(grid) + 1)
    stands = (np.cumsum(opened - closed) > 0)[: len(grid)]
    place = np.cumsum(stands) - 1
    return Grid(
        grid.pieces,
        place[grid.first],
        place[grid.last],
        grid.spans.pick(stands),
        grid.number[stands],
        grid.weight[stands],
    )
