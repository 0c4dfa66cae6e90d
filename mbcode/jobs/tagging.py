"""Parts of speech for what a search found, where the user has a spaCy pipeline of their own.

*leder* is a noun in one sentence and a verb in the next; then both are listed, and either can be
left out.
"""

from __future__ import annotations

from dataclasses import replace

from mbcode.jobs.concordance import Places
from mbcode.language.own_model import OwnModel


def with_tags(model: OwnModel, found: Places, text: str) -> Places:
    """Return places in a text with the part of speech behind the form of single words:
    `leder (verb)`. Only the lines that hold a place are read.
    """
    begins = sorted({text.rfind("\n", 0, start) + 1 for start in found.starts})
    lines = (text[begin:].partition("\n")[0] for begin in begins)
    tags = {
        begin + token.start: token.pos.lower()
        for begin, tokens in zip(begins, model.tagged(lines), strict=True)
        for token in tokens
    }
    forms = [
        _with_tag(form, tags.get(start, ""))
        for start, form in zip(found.starts, found.forms, strict=True)
    ]
    return replace(found, forms=forms)


def _with_tag(form: str, tag: str) -> str:
    return f"{form} ({tag})" if tag and " " not in form else form
