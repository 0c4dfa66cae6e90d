"""A passage as it is quoted in a report: the words, who says them, and where they stand."""

from __future__ import annotations

from mbcode.amounts import numbered
from mbcode.model import Span, Transcript


def quotation(transcript: Transcript, span: Span) -> str:
    """Return the words of a passage with their reference.

    The reference has the speaker, where one says all of it; transcript, sentences and positions.
    Constructed material says so.
    """
    speakers = {turn.speaker for turn in transcript.turns if turn.span.shares(span)} - {""}
    numbers = [each.number for each in transcript.sentences if each.span.shares(span)]
    parts = [*speakers] if len(speakers) == 1 else []
    parts.append(transcript.name)
    if numbers:
        parts.append(numbered("sentence", numbers[0], numbers[-1]))
    parts.append(f"{span.start}–{span.end}")
    if transcript.provenance:
        parts.append(transcript.provenance)
    return f"“{span.of(transcript.text)}” ({', '.join(parts)})"
