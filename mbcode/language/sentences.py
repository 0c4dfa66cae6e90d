"""Cuts a transcript's turns into sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, cached_property
from typing import TYPE_CHECKING

from mbcode.drafts import TranscriptDraft
from mbcode.model import Sentence, Span

if TYPE_CHECKING:
    from spacy.language import Language

_LINE = re.compile(r"[^\n]*\S[^\n]*")
_LONGEST_WORD = 100
_NO_WORD = re.compile(rf"\S{{{_LONGEST_WORD + 1},}}")
"""A row of characters that nobody says: spaCy takes time with the square of its length."""


class SentenceCutter:
    """Cuts sentences in one language (an ISO 639 code); spaCy is loaded at the first cut and kept.

    Danish is cut by mbcode's own rules, other languages by spaCy's sentencizer.
    """

    def __init__(self, language: str = "da") -> None:
        self.language = language

    def cut(self, draft: TranscriptDraft) -> tuple[Sentence, ...]:
        """Return the sentences of `draft`, numbered from 1, each with its turn's number and span.

        Spans are in code points of `draft.text`, without white space at either end, disjoint and in
        order; every other character of a turn is in exactly one. None crosses a line break.
        """
        spans = self._spans(draft)
        return tuple(Sentence(number, turn, span) for number, (turn, span) in enumerate(spans, 1))

    @cached_property
    def _pipeline(self) -> Language:
        from mbcode.language.pipeline import load

        return load(self.language)

    def _spans(self, draft: TranscriptDraft) -> Iterator[tuple[int, Span]]:
        lines = list(_lines(draft))
        docs = self._pipeline.pipe(_sayable(span.of(draft.text)) for _, span in lines)
        for (turn, line), doc in zip(lines, docs, strict=True):
            for sentence in doc.sents:
                start, end = line.start + sentence.start_char, line.start + sentence.end_char
                if stripped := _stripped(draft.text, start, end):
                    yield turn, stripped


def _sayable(line: str) -> str:
    """Return a line of the same length, with a plain word wherever one is too long to be said."""
    return _NO_WORD.sub(lambda found: "x" * len(found[0]), line)


@cache
def kept_cutter(language: str) -> SentenceCutter:
    """Return a cutter that is kept for the next time: for whoever corrects text after text."""
    return SentenceCutter(language)


def _lines(draft: TranscriptDraft) -> Iterator[tuple[int, Span]]:
    for turn in draft.turns:
        for match in _LINE.finditer(draft.text, turn.span.start, turn.span.end):
            yield turn.number, Span(*match.span())


def _stripped(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None
