"""The spaCy pipelines that cut sentences. Importing this module loads spaCy, half a second."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, cast

import numpy as np
import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import compile_infix_regex

from mbcode.language.danish_rules import sentence_starts

if TYPE_CHECKING:
    from thinc.types import Ints2d

_NEUTRAL = "xx"
_STARTS, _GOES_ON = 1, -1
_GLUED_SENTENCE = (
    r"""(?:(?<=[^\W_A-ZÆØÅ])|(?<=["”»«)\]]))[.?!…]+["”’»«)\]]*(?=["”»«(\[]?[A-ZÆØÅ])"""
)
"""Splits *sagde.Det* and *hvad?!Nej*, so that a token begins where the sentence does."""


@Language.component("danish_sentences", assigns=["token.is_sent_start"])
def danish_sentences(doc: Doc) -> Doc:
    """Set `is_sent_start` on every token of one line of speech by the Danish rules."""
    starts = {0, *sentence_starts(doc.text)}
    marks = [[_STARTS if token.idx in starts else _GOES_ON] for token in doc]
    # All at once: a token's own setter reads the whole Doc each time.
    values = np.array(marks, dtype="int64").astype("uint64")
    return doc.from_array(["SENT_START"], cast("Ints2d", values))


def load(language: str) -> Language:
    """Return a pipeline that tokenises and cuts sentences in `language`, as in *da* or *da-DK*.

    Danish has rules of its own, other languages spaCy's sentencizer; a language that spaCy does not
    know is read as its language-neutral "xx".
    """
    code = language.lower().partition("-")[0]
    nlp = _danish() if code == "da" else _other(code)
    nlp.max_length = sys.maxsize  # the limit guards parsers, and none runs here
    return nlp


def _danish() -> Language:
    nlp = spacy.blank("da")
    infixes = [_GLUED_SENTENCE, *(nlp.Defaults.infixes or ())]
    tokenizer: Any = nlp.tokenizer  # spaCy ships no types for it
    tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
    nlp.add_pipe("danish_sentences")
    return nlp


def _other(code: str) -> Language:
    try:
        nlp = spacy.blank(code)
    except ImportError:  # unknown to spaCy, or in want of a package of its own (Japanese)
        nlp = spacy.blank(_NEUTRAL)
    nlp.add_pipe("sentencizer")
    return nlp
