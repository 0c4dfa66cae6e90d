"""Parts of speech for what a search found, where the user has a spaCy pipeline of their own.

*leder* is a noun in one sentence and a verb in the next; then both are listed, and either can be
left out.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from mbcode.jobs.concordance import Found
from mbcode.language.own_model import OwnModel


def with_tags(
    model: OwnModel, found: Mapping[int, list[Found]], texts: Mapping[int, str]
) -> dict[int, list[Found]]:
    """Return what was found with the part of speech behind the form of single words:
    `leder (verb)`. Only the lines that hold a hit are read.
    """
    return {id_: _tagged(model, places, texts[id_]) for id_, places in found.items()}


def _tagged(model: OwnModel, places: list[Found], text: str) -> list[Found]:
    begins = sorted({text.rfind("\n", 0, each.span.start) + 1 for each in places})
    lines = (text[begin:].partition("\n")[0] for begin in begins)
    tags = {
        begin + token.start: token.pos.lower()
        for begin, tokens in zip(begins, model.tagged(lines), strict=True)
        for token in tokens
    }
    return [_with_tag(each, tags.get(each.span.start, "")) for each in places]


def _with_tag(found: Found, tag: str) -> Found:
    return replace(found, form=f"{found.form} ({tag})") if tag and " " not in found.form else found
