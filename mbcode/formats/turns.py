"""Where a transcript's turns begin and end.

A *paragraph* begins at the text's start and after a blank line; in a text without blank lines
between its lines, every line is a paragraph. A *label* is `Name:`, at most 63 characters before the
colon and white space or the line's end after it, with or without a time stamp before it:
`[hh:mm:ss]`, `[h:mm:ss]` or `[mm:ss]`, a fraction of a second allowed. A Markdown heading
(`# Theme: trust`) is no label.

- A paragraph that begins with a label begins a turn; one that begins with a time stamp alone begins
  a turn of the speaker before.
- A line inside a paragraph begins a turn only if its label has a time stamp, or its name labels a
  paragraph too, or labels two lines or more inside paragraphs: else a colon in wrapped talk would.
- A paragraph without label belongs to the turn before it; before the first speaker it is a turn of
  speaker `""`.
- A label with nothing said after it makes no turn.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from mbcode.danish import fold
from mbcode.model import Span, Turn

_STAMP = (
    r"\[(?:(?P<hours>[0-9]{1,2}):(?P<minutes>[0-5]?[0-9])|(?P<long_minutes>[0-9]{1,3}))"
    r":(?P<seconds>[0-5][0-9])(?:[.,][0-9]{1,9})?\]"
)
# Of 63 characters at most, with a letter or digit among them.
_NAME = r"(?!\#{1,6}[ \t])(?=[^:\n]{0,62}[^\W_])(?P<name>[^\s:][^:\n]{0,62})"
_HEAD = re.compile(
    # The first look ahead only saves time: it refuses most lines.
    r"^[^\S\n]*+(?=\[|[^:\n]{1,63}:)"
    rf"(?:(?P<stamp>{_STAMP})[^\S\n]*+)?(?:{_NAME}:(?=\s|\Z))?",
    re.MULTILINE,
)
# After a blank line, or at the text's start, a line that is not blank.
_PARAGRAPH = re.compile(r"(?:\A|^[^\S\n]*+\n)(?=[^\S\n]*+\S)", re.MULTILINE)
_LINE = re.compile(r"^(?=[^\S\n]*+\S)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class _Head:
    """What a line begins with: a label (`speaker` is empty for a time stamp alone)."""

    line: int
    label: Span
    speaker: str
    seconds: int | None


@dataclass(frozen=True, slots=True)
class _Opening:
    """Where a turn begins, at `start`, and what was said, at `said`."""

    start: int
    said: int
    speaker: str
    label: Span | None = None
    seconds: int | None = None


def find_turns(text: str) -> tuple[Turn, ...]:
    r"""Return the turns of cleaned `text` (lines end in `\n`), in order, numbered from 1.

    Spans are disjoint, lie inside the text, and neither begin nor end with white space. The time
    it takes is linear in the text's length.
    """
    turns: list[Turn] = []
    openings = list(_openings(text))
    bounds = [opening.start for opening in openings] + [len(text)]
    for opening, end in zip(openings, bounds[1:], strict=True):
        span = _trimmed(text, opening.said, end)
        if span:
            turns.append(
                Turn(len(turns) + 1, span, opening.speaker, opening.label, opening.seconds)
            )
    return tuple(turns)


def _openings(text: str) -> Iterator[_Opening]:
    paragraphs = _paragraphs(text)
    heads = {head.line: head for head in _heads(text)}
    speaker = ""
    for line in sorted(paragraphs | _lines_inside(heads.values(), paragraphs)):
        head = heads.get(line)
        if head:
            speaker = head.speaker or speaker
            yield _Opening(head.label.start, head.label.end, speaker, head.label, head.seconds)
        elif not speaker:
            yield _Opening(line, line, "")


def _paragraphs(text: str) -> set[int]:
    """Return the positions of the lines that begin a paragraph."""
    after_blank_lines = {match.end() for match in _PARAGRAPH.finditer(text)}
    if len(after_blank_lines) > 1:
        return after_blank_lines
    return {match.start() for match in _LINE.finditer(text)}


def _heads(text: str) -> Iterator[_Head]:
    for match in _HEAD.finditer(text):
        name = match["name"] or ""
        if name or match["stamp"]:
            start = match.start("stamp" if match["stamp"] else "name")
            end = match.end("name") + len(":") if name else match.end("stamp")
            speaker = " ".join(name.split())
            yield _Head(match.start(), Span(start, end), speaker, _seconds(match))


def _seconds(match: re.Match[str]) -> int | None:
    """Return a time stamp as whole seconds from the recording's start."""
    if not match["stamp"]:
        return None
    minutes = int(match["minutes"] or match["long_minutes"])
    return int(match["hours"] or 0) * 3600 + minutes * 60 + int(match["seconds"])


def _lines_inside(heads: Collection[_Head], paragraphs: set[int]) -> set[int]:
    """Return the positions of the lines inside paragraphs that begin a turn."""
    names = {head.speaker: fold(head.speaker) for head in heads if head.speaker}
    inside = [head for head in heads if head.speaker and head.line not in paragraphs]
    times_inside = Counter(names[head.speaker] for head in inside)
    of_paragraphs = {names[h.speaker] for h in heads if h.speaker and h.line in paragraphs}
    return {
        head.line
        for head in inside
        if head.seconds is not None
        or names[head.speaker] in of_paragraphs
        or times_inside[names[head.speaker]] > 1
    }


def _trimmed(text: str, start: int, end: int) -> Span | None:
    """Return the span of text[start:end] without white space around it; None if nothing is left."""
    said = text[start:end]
    begin = start + len(said) - len(said.lstrip())
    finish = start + len(said.rstrip())
    return Span(begin, finish) if begin < finish else None
