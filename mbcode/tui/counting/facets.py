"""What a study can be narrowed to, and the words for what it is narrowed to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mbcode.analysis.names import NO_VALUE
from mbcode.danish import sort_key
from mbcode.model import Filters

if TYPE_CHECKING:
    from mbcode.columns import Columns

NOUNS = {
    "transcripts": "transcript",
    "cases": "case",
    "roles": "role",
    "speakers": "speaker",
    "coders": "coder",
    "themes": "theme",
    "codes": "code",
}
"""The fields of `Filters`, in the order they are offered, and the noun (and option) for one."""
_SAID = ("transcripts", "cases", "roles", "speakers")


@dataclass(frozen=True, slots=True)
class Facet:
    """A field of `Filters` and the names it can be narrowed to; the empty name is `(none)`."""

    field: str
    names: tuple[str, ...]


def facets(columns: Columns) -> tuple[Facet, ...]:
    """Return what the whole of a study can be narrowed to; a field with one name is left out."""
    rows, codes = columns.transcripts, columns.codes
    found = {
        "transcripts": [row.name for row in rows],
        "cases": _ordered(row.case for row in rows),
        "roles": _ordered(row.role for row in rows),
        "speakers": _ordered(columns.speakers),
        "coders": [coder.name for coder in columns.coders],
        "themes": list(dict.fromkeys(code.theme for code in codes)),
        "codes": [code.name for code in codes if code.applicable],
    }
    return tuple(Facet(field, tuple(found[field])) for field in NOUNS if len(found[field]) > 1)


def searched(offered: Sequence[Facet]) -> tuple[Facet, ...]:
    """Return the facets that a search can be narrowed to: those on who says something where."""
    return tuple(each for each in offered if each.field in _SAID)


def shown(name: str) -> str:
    """Return a name as it is written: the empty one as `(none)`."""
    return name or NO_VALUE


def toggled(filters: Filters, field: str, name: str) -> Filters:
    """Return the filters with a name more, or less."""
    names = _names(filters, field)
    kept = tuple(each for each in names if each != name)
    return replace(filters, **{field: kept if name in names else (*names, name)})


def is_kept(filters: Filters, field: str, name: str) -> bool:
    """Tell whether a name is one of those a field is narrowed to."""
    return name in _names(filters, field)


def in_words(filters: Filters) -> str:
    """Return what is kept, `only role frivillig, kommunal; coder koder-a`; empty for all."""
    parts = [
        f"{NOUNS[field]} {', '.join(shown(name) for name in names)}"
        for field, names in _narrowed(filters)
    ]
    return f"only {'; '.join(parts)}" if parts else ""


def as_options(filters: Filters) -> tuple[str, ...]:
    """Return the options of a command that keep the same."""
    return tuple(
        part
        for field, names in _narrowed(filters)
        for name in names
        for part in (f"--{NOUNS[field]}", name)
    )


def _narrowed(filters: Filters) -> Iterator[tuple[str, Sequence[str]]]:
    return ((field, names) for field in NOUNS if (names := _names(filters, field)))


def _names(filters: Filters, field: str) -> tuple[str, ...]:
    names: tuple[str, ...] = getattr(filters, field)
    return names


def _ordered(names: Iterator[str] | Sequence[str]) -> list[str]:
    return sorted(set(names), key=lambda name: (not name, sort_key(name)))
