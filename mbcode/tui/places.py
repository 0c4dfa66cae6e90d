"""A place in a study to go to."""

from __future__ import annotations

from dataclasses import dataclass

from mbcode.model import Span


@dataclass(frozen=True, slots=True)
class Place:
    """A passage of a transcript, by the transcript's id."""

    transcript_id: int
    span: Span


def beginning_of(transcript_id: int) -> Place:
    """Return the place where a transcript begins."""
    return Place(transcript_id, Span(0, 1))
