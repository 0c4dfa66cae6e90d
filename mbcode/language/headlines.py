"""Headlines in capitals, which no mark separates from the text below: *NY LEDER Skolen søger …*."""

from __future__ import annotations

import re

from mbcode.language import function_words as words

_CAPITALS = r"[A-ZÀ-ÖØ-Þ]{2,}(?:-[A-ZÀ-ÖØ-Þ]{2,})*"
_SINGLE = r"(?:[IÅØ]|\d+)"
"""May stand inside a headline: *MØDE I DAG*; at its end it may be what comes after."""
_HEADLINE = re.compile(
    rf"""
    (?P<headline> {_CAPITALS} (?: \s+ (?:{_SINGLE}\s+)? {_CAPITALS} )* )
    (?P<gap> \s+ )
    ["”“„»«–-]* \s? (?P<next> (?: [A-ZÀ-ÖØ-Þ][^\W\d_A-ZÀ-ÖØ-Þ]+ | I\b ) )
    """,
    re.VERBOSE,
)
_SHORTEST = 4
"""Letters that one of its words has at least; without, it may be acronyms in a row: *EU USA*."""


def end_of_headline(line: str, start: int) -> int | None:
    """Return where the text begins below a headline that begins at `start`; None if none does.

    A headline is two words or more; of a single one (*RUBRIK*, *UNICEF*) it takes a small word
    after it, whose capital only a new sentence explains.
    """
    match = _HEADLINE.match(line, start)
    if match is None:
        return None
    written = re.findall(_CAPITALS, match["headline"])
    opens = match["next"].lower() in words.OPENERS - words.ARTICLES
    is_headline = max(map(len, written)) >= _SHORTEST and (len(written) > 1 or opens)
    return match.end("gap") if is_headline else None
