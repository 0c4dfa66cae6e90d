"""What a code's form holds: each field as it is written, and what was altered in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from mbcode.errors import FieldError
from mbcode.model import CodeText

CODABLE = {"auto": None, "yes": True, "no": False}
"""Whether a passage can get the code: as it is written, and as a code has it."""
_BETWEEN = ";"
"""Stands between keywords, as on the command line."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a code: its name in `CodeText`, the word for it, and its rows at least (0: it
    is one line).
    """

    name: str
    word: str
    rows: int = 0


FIELDS = (
    Field("name", "name"),
    Field("definition", "definition", 3),
    Field("include", "include", 2),
    Field("exclude", "exclude", 2),
    Field("example", "example", 2),
    Field("keywords", "keywords"),
    Field("label_en", "in English"),
    Field("key", "key"),
    Field("colour", "colour"),
    Field("codable", "codable"),
)


def written(text: CodeText) -> dict[str, str]:
    """Return each field of a code as it stands in the form."""
    fields = {field.name: getattr(text, field.name) for field in FIELDS}
    fields["keywords"] = f"{_BETWEEN} ".join(text.keywords)
    fields["codable"] = next(word for word, value in CODABLE.items() if value is text.codable)
    return fields


def altered(before: CodeText, typed: Mapping[str, str]) -> dict[str, Any]:
    """Return the fields of `CodeText` that `typed` alters, by name; FieldError for one that says
    nothing a code can have.

    White space around a text means nothing.
    """
    stood = written(before)
    return {
        name: _value(name, text.strip())
        for name, text in typed.items()
        if text.strip() != stood[name].strip()
    }


def _value(name: str, text: str) -> Any:
    if name == "keywords":
        return tuple(word for part in text.split(_BETWEEN) if (word := part.strip()))
    if name == "codable":
        if text.casefold() not in CODABLE:
            raise FieldError(f"codable is {', '.join(CODABLE)}, and not {text!r}", name)
        return CODABLE[text.casefold()]
    return text
