"""Keyword in context: where a study's transcripts hold some words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice, takewhile

from mbcode.analysis.names import places
from mbcode.errors import MbcodeError
from mbcode.jobs.choosing import chosen_transcripts
from mbcode.model import Filters, Span, Transcript, TranscriptEntry, Turn
from mbcode.store.study import Study

CONTEXT = 40
"""Characters shown on either side, unless said otherwise."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A place that holds the words: `before`, `match` and `after` on one line, as they are read.

    `speaker` is who says it, several as `Anna, Bo`; empty where nobody does (in a label, in text
    without speakers).
    """

    transcript: TranscriptEntry
    span: Span
    speaker: str
    before: str
    match: str
    after: str


def search(study: Study, query: str, filters: Filters, context: int = CONTEXT) -> tuple[Hit, ...]:
    """Return every place that holds `query`, by case and name of the transcript, then in order.

    Upper and lower case are one for all letters, and any white space matches any other, line ends
    included. Filters on transcripts, cases, roles and speakers are looked at; with speakers, a
    place counts if it shares a character with a turn of theirs. Raises MbcodeError for a query
    without letters, NotFoundError for a name the study does not hold.
    """
    pattern = _pattern(query)
    entries = chosen_transcripts(study.transcripts.entries(), filters)
    texts = study.transcripts.texts({entry.id for entry in entries})
    wanted = _speakers(study, filters)
    hits: list[Hit] = []
    for entry in entries:
        if pattern.search(texts[entry.id]):
            transcript = study.transcripts.read(entry.id)
            hits += _hits(entry, transcript, pattern, wanted, context)
    return tuple(hits)


def _pattern(query: str) -> re.Pattern[str]:
    words = unicodedata.normalize("NFC", query).split()
    if not words:
        raise MbcodeError("there is nothing to search for; give a word")
    return re.compile(r"\s+".join(map(re.escape, words)), re.IGNORECASE)


def _speakers(study: Study, filters: Filters) -> frozenset[str] | None:
    """Return the speakers asked for as the transcripts spell them; None for all."""
    if not filters.speakers:
        return None
    known = study.columns(units=True).speakers
    return frozenset(known[place] for place in places(filters.speakers, known, "speaker"))


def _hits(
    entry: TranscriptEntry,
    transcript: Transcript,
    pattern: re.Pattern[str],
    wanted: frozenset[str] | None,
    context: int,
) -> Iterator[Hit]:
    text = transcript.text
    turn = 0
    for match in pattern.finditer(text):
        span = Span(*match.span())
        # Places come in order: a turn that ends before this one ends before all that follow.
        while turn < len(transcript.turns) and transcript.turns[turn].span.end <= span.start:
            turn += 1
        speakers = _speaking(islice(transcript.turns, turn, None), span)
        if wanted is None or not wanted.isdisjoint(speakers):
            yield Hit(
                entry,
                span,
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
