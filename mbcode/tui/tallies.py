"""What a change makes of the codings on screen, and the numbers beside codes and transcripts."""

from __future__ import annotations

from bisect import insort
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from mbcode.changes import Change
from mbcode.model import Code, Coding, Span, TranscriptEntry


@dataclass(frozen=True, slots=True)
class Tally:
    """How many codings a code has; a heading has those of all codes below it."""

    here: int
    """In the transcript on screen."""
    study: int


def tallies(
    codes: Sequence[Code], codings: Iterable[Coding], counts: Mapping[int, int]
) -> dict[int, Tally]:
    """Return a tally a code, from the codings of one transcript and the study's counts by code."""
    here = dict.fromkeys((code.id for code in codes), 0)
    for coding in codings:
        here[coding.code] = here.get(coding.code, 0) + 1
    study = {code.id: counts.get(code.id, 0) for code in codes}
    # What is below a code follows it in a codebook's order: backwards, its sum is whole in time.
    for code in reversed(codes):
        if code.parent is not None:
            here[code.parent] += here[code.id]
            study[code.parent] += study[code.id]
    return {code.id: Tally(here[code.id], study[code.id]) for code in codes}


def codings_after(codings: Iterable[Coding], change: Change, transcript: int) -> tuple[Coding, ...]:
    """Return a transcript's codings, which stand in their order, as `change` leaves them."""
    come = {coding.id: coding for coding in change.added if coding.transcript == transcript}
    gone = come.keys() | set(change.removed)
    after = [coding for coding in codings if coding.id not in gone]
    for coding in come.values():
        insort(after, coding, key=Coding.order)
    return tuple(after)


def counts_after(
    counts: Mapping[int, int], before: Iterable[Coding], after: Iterable[Coding]
) -> dict[int, int]:
    """Return the study's counts by code once a transcript's codings went from before to after."""
    changed = Counter(coding.code for coding in after)
    changed.subtract(coding.code for coding in before)
    return {code: counts.get(code, 0) + changed[code] for code in counts.keys() | changed.keys()}


def entries_after(
    entries: Iterable[TranscriptEntry], transcript: int, codings: Sequence[Coding]
) -> tuple[TranscriptEntry, ...]:
    """Return the list of transcripts once these, in their order, are all codings of one of them."""
    coded = covered(coding.span for coding in codings)
    return tuple(
        replace(entry, codings=len(codings), coded=coded) if entry.id == transcript else entry
        for entry in entries
    )


def covered(spans: Iterable[Span]) -> int:
    """Return how many characters at least one of the spans holds; they stand in their order."""
    total = reached = 0
    for span in spans:
        if span.end > reached:
            total += span.end - max(span.start, reached)
            reached = span.end
    return total
