"""Which passage of a transcript a few words mean: sentences by number, or words of the text."""

from __future__ import annotations

import re

from mbcode.errors import MbcodeError
from mbcode.language.patterns import Pattern
from mbcode.model import Sentence, Span, Transcript

_RANGE = re.compile(r"(\d+)(?:\s*-\s*(\d+))?")
_QUOTES = {'"': '"', "“": "”", "”": "”", "»": "«", "„": "“", "'": "'"}


def split_passage(typed: str) -> tuple[str, str]:
    """Return the passage that `typed` begins with, and what follows it; either may be empty.

    A passage is `12`, `12-14`, or words in quotation marks.
    """
    typed = typed.strip()
    closing = _QUOTES.get(typed[:1], "")
    if closing and closing in typed[1:]:
        end = typed.index(closing, 1) + 1
        return typed[:end], typed[end:].strip()
    found = _RANGE.match(typed)
    if found is None:
        return "", typed
    return found.group(), typed[found.end() :].strip()


def unquoted(typed: str) -> str:
    """Return the words between quotation marks; nothing where there are none."""
    return typed[1:-1] if typed[:1] in _QUOTES else ""


def passage(transcript: Transcript, typed: str, around: Span) -> Span:
    """Return the passage that `typed` means: `around` where it is empty, sentences by their number,
    or the next place at or after `around` where the words in quotation marks stand.

    Raises MbcodeError if there is no such sentence, or the words stand nowhere.
    """
    if not typed:
        return around
    if typed[:1] in _QUOTES:
        return place_of_words(transcript, unquoted(typed), around.start)
    first, _, last = (part.strip() for part in typed.partition("-"))
    begin = sentence_numbered(transcript, int(first))
    end = sentence_numbered(transcript, int(last or first))
    if end.number < begin.number:
        raise MbcodeError(f"{typed} runs backwards; write {last}-{first}")
    return Span(begin.span.start, end.span.end)


def sentence_numbered(transcript: Transcript, number: int) -> Sentence:
    """Return a sentence by its number; MbcodeError if the transcript has none such."""
    sentences = transcript.sentences
    if not 1 <= number <= len(sentences):
        raise MbcodeError(f"there is no sentence {number}; they run from 1 to {len(sentences)}")
    return sentences[number - 1]


def place_of_words(transcript: Transcript, words: str, start: int) -> Span:
    """Return where `words` stand, on from `start` first: as written, else in any case.

    Raises MbcodeError if they stand nowhere.
    """
    if not words.strip():
        raise MbcodeError("there is nothing between the quotation marks")
    text, exact = transcript.text, re.compile(re.escape(words))
    in_any_case = re.compile(exact.pattern, re.IGNORECASE)
    for pattern in (exact, in_any_case):
        found = pattern.search(text, start) or pattern.search(text)
        if found is not None:
            return Span(*found.span())
    raise MbcodeError(f'"{words}" does not stand in this transcript')


def place_of_pattern(transcript: Transcript, pattern: str, start: int) -> Span:
    """Return where a regular expression matches, on from `start` first, in any case.

    Raises MbcodeError for what is no pattern or takes too long, and if it matches nowhere.
    """
    places = [Span(*edges) for edges in Pattern(pattern).places(transcript.text, transcript.name)]
    if not places:
        raise MbcodeError(f"{pattern} matches nowhere in this transcript")
    return next((place for place in places if place.start >= start), places[0])
