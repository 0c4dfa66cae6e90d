"""A part of a transcript that alone is shown: some of its sentences, and what is common to them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from mbcode.model import Coding, Sentence, Span, Transcript


@dataclass(frozen=True, slots=True)
class Lens:
    """The sentences that are shown, in order, where they stand, and `what` they are, in words."""

    what: str
    sentences: tuple[Sentence, ...]
    spans: tuple[Span, ...]

    def aside(self, start: int, end: int) -> Iterator[Span]:
        """Yield what of `start` to `end` belongs to no sentence that is shown."""
        spans = self.spans
        at = bisect_right(spans, start, key=lambda span: span.end)
        while at < len(spans) and spans[at].start < end:
            if start < spans[at].start:
                yield Span(start, spans[at].start)
            start = spans[at].end
            at += 1
        if start < end:
            yield Span(start, end)

    def through(self, transcript: Transcript) -> Transcript:
        """Return the transcript with no other sentences, and no turn without any."""
        turns = {sentence.turn for sentence in self.sentences}
        return replace(
            transcript,
            sentences=self.sentences,
            turns=tuple(turn for turn in transcript.turns if turn.number in turns),
        )

    def seen(self, codings: Iterable[Coding]) -> list[Coding]:
        """Return the codings that share a character with a sentence that is shown."""
        spans = self.spans
        ends = [span.end for span in spans]

        def is_seen(span: Span) -> bool:
            near = bisect_right(ends, span.start)
            return near < len(spans) and spans[near].shares(span)

        return [coding for coding in codings if is_seen(coding.span)]


def uncoded(transcript: Transcript, codings: Iterable[Coding]) -> Lens:
    """Return the sentences on which no coding lies."""
    coded = _coded(transcript, codings)
    return _lens("uncoded text", transcript, lambda each: each.number not in coded)


def with_code(transcript: Transcript, codings: Iterable[Coding], code: int, name: str) -> Lens:
    """Return the sentences on which a coding with the code lies."""
    coded = _coded(transcript, (coding for coding in codings if coding.code == code))
    return _lens(f"passages with {name}", transcript, lambda each: each.number in coded)


def lying_on(transcript: Transcript, codings: Iterable[Coding], what: str) -> Lens:
    """Return the sentences on which one of the codings lies; `what` they are, in words."""
    coded = _coded(transcript, codings)
    return _lens(what, transcript, lambda each: each.number in coded)


def said_by(transcript: Transcript, speaker: str) -> Lens:
    """Return the sentences of a speaker's turns."""
    turns = {turn.number for turn in transcript.turns if turn.speaker == speaker}
    return _lens(f"what {speaker} says", transcript, lambda each: each.turn in turns)


def _lens(what: str, transcript: Transcript, is_kept: Callable[[Sentence], bool]) -> Lens:
    kept = tuple(sentence for sentence in transcript.sentences if is_kept(sentence))
    return Lens(what, kept, tuple(sentence.span for sentence in kept))


def _coded(transcript: Transcript, codings: Iterable[Coding]) -> set[int]:
    """Return the numbers of the sentences that share a character with one of the codings."""
    sentences = transcript.sentences
    ends = [sentence.span.end for sentence in sentences]
    numbers: set[int] = set()
    for coding in codings:
        at = bisect_right(ends, coding.span.start)
        while at < len(sentences) and sentences[at].span.shares(coding.span):
            numbers.add(sentences[at].number)
            at += 1
    return numbers
