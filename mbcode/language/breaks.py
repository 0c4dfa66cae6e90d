"""Places where a Danish sentence may end and what stands around them; `danish_rules` decides."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_OPENING = "\"'”“„’»«([–—*•-"
_CLOSING = "\"'”“’»«)]"
_ENDED = tuple('"”“»«)]')
_SMILEY = r"[:;]-?[)(DPp]|<3|[☀-➿\U0001F000-\U0001FAFF\uFE0F\u200D]+"
_PAUSE = r"(?: \.{3} | … )"
_NOTE = rf"""
    (?: \([^().?!…]{{1,60}}\) | \[[^\[\].?!…]{{1,60}}\] | \({_PAUSE}\) | \[{_PAUSE}\] )
    (?: \s+ {_PAUSE} (?=\s) )?
"""

_MARK = re.compile(
    rf"""
    (?P<mark> [.?!…]+ )
    (?P<closing> [{re.escape(_CLOSING)}]* )
    (?: \s? (?:{_SMILEY}) )*
    (?P<gap> \s* )
    (?P<opening> (?: {_NOTE} \s* | [{re.escape(_OPENING)}] \s? )* )
    (?P<next> [^\W_][\w'’-]* )?
    (?: (?= \s+ (?P<second>\w) ) )?
    """,
    re.VERBOSE,
)
_LOOK_BACK = 80
"""Characters before a mark that are searched for two words; abbreviations are far shorter."""


class Break(NamedTuple):
    """A mark that may end a sentence, and the words around it as written."""

    position: int
    """Where the next sentence would begin: at its quotation mark, dash or `(note)`, if any."""
    mark: str
    closing: str
    """The quotation marks and brackets that close right after the mark."""
    previous: str
    word: str
    """The word before the mark; empty where a bracket or quotation closed before it."""
    next: str
    """The word that follows, if any."""
    second: str
    """The first letter of the word after `next`."""
    after: str
    """The symbol that follows where no word does."""
    glued: bool
    """No space stands after the mark: *sagde.Det*."""
    loose: bool
    """A space stands before the mark: *Så øh ...*"""
    uncapitalised: bool
    """The whole line is typed without capitals."""


def breaks(text: str) -> Iterator[Break]:
    """Yield, in order, every mark in `text`, one line, that something follows."""
    uncapitalised = text == text.lower()
    for match in _MARK.finditer(text):
        mark, closing, gap, _, following, second = match.groups("")
        after = "" if following else text[match.end() : match.end() + 1].strip()
        if not following and not after:
            continue
        start = match.start()
        previous, word = _words_before(text, start)
        yield Break(
            position=match.start("opening"),
            mark=mark,
            closing=closing,
            previous=previous,
            word=word,
            next=following,
            second=second,
            after=after,
            glued=not gap,
            loose=text[start - 1 : start].isspace(),
            uncapitalised=uncapitalised,
        )


def _words_before(text: str, position: int) -> tuple[str, str]:
    words = text[max(0, position - _LOOK_BACK) : position].split()[-2:]
    if not words:
        return "", ""
    word = words[-1].lstrip(_OPENING)
    return words[0] if len(words) == 2 else "", "" if word.endswith(_ENDED) else word
