"""The file in which a person says what a word is a form of: one line a word.

# word: what it is a form of, one or several
lederne: leder
talte: tale, tælle
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

from mbcode.errors import FormatError
from mbcode.words import WORD

Corrections = Mapping[str, frozenset[str]]


def read_corrections(text: str, place: str) -> Corrections:
    """Return lemmas by word, all in lower case; FormatError names the line that is none."""
    found: dict[str, frozenset[str]] = {}
    for number, line in enumerate(unicodedata.normalize("NFC", text).splitlines(), 1):
        said = line.partition("#")[0].strip().lower()
        if said:
            word, lemmas = _correction(said, f"{place}: line {number}")
            found[word] = found.get(word, frozenset()) | lemmas
    return found


def _correction(said: str, place: str) -> tuple[str, frozenset[str]]:
    word, _, rest = said.partition(":")
    lemmas = frozenset(lemma.strip() for lemma in rest.split(",") if lemma.strip())
    if not lemmas or not all(WORD.fullmatch(each) for each in (word.strip(), *lemmas)):
        raise FormatError(
            f"{place}: {said!r} is no correction; write a word, a colon and what it is a form of, "
            "as in 'lederne: leder'"
        )
    return word.strip(), lemmas
