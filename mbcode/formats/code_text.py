"""What both codebook formats say of one code, checked and made a `CodeText`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from mbcode.danish import fold
from mbcode.drafts import CodeDraft
from mbcode.errors import FormatError
from mbcode.formats.characters import check_name, shown
from mbcode.model import CodeText

TEXT_FIELDS = ("definition", "include", "exclude", "example", "label_en")
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
_CODABLE = {"": None, "true": True, "yes": True, "false": False, "no": False}


def code_text(fields: Mapping[str, str], keywords: Iterable[str], place: str) -> CodeText:
    """Return a code from its fields as written, absent ones empty; FormatError names `place`."""
    texts = {field: fields.get(field, "").strip() for field in TEXT_FIELDS}
    return CodeText(
        name=check_name(fields.get("name", "").strip(), "the code", place),
        colour=_colour(fields.get("colour", "").strip(), place),
        key=_key(fields.get("key", "").strip(), place),
        keywords=_distinct(keywords),
        codable=_codable(fields.get("codable", "").strip(), place),
        **texts,
    )


def refuse_doubles(drafts: Iterable[CodeDraft]) -> None:
    """Raise a FormatError naming both places if two codes have one name, in whatever case."""
    seen: dict[str, CodeDraft] = {}
    for draft in drafts:
        first = seen.setdefault(fold(draft.text.name), draft)
        if first is not draft:
            raise FormatError(
                f"{draft.place}: the code {shown(draft.text.name)} stands "
                f"already in {first.place}; rename one"
            )


def _colour(value: str, place: str) -> str:
    if value and not _COLOUR.fullmatch(value):
        raise FormatError(
            f"{place}: colour is {shown(value)}; write it as '#1f77b4' or leave it empty"
        )
    return value


def _key(value: str, place: str) -> str:
    if len(value) > 1 or not value.isprintable():
        raise FormatError(f"{place}: key is {shown(value)}; a key is one character")
    return value


def _codable(value: str, place: str) -> bool | None:
    if value.casefold() not in _CODABLE:
        raise FormatError(f"{place}: codable is {shown(value)}; write true, false or nothing")
    return _CODABLE[value.casefold()]


def _distinct(keywords: Iterable[str]) -> tuple[str, ...]:
    """Return keywords without white space around them, the first of equal ones, in order."""
    by_fold: dict[str, str] = {}
    for keyword in keywords:
        word = " ".join(keyword.split())
        if word:
            by_fold.setdefault(fold(word), word)
    return tuple(by_fold.values())
