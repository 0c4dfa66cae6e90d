"""What the keywords of a notebook's methods may be."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from operator import index
from typing import Any, TypedDict

from mbcode.errors import MbcodeError
from mbcode.model import Filters

Names = str | Iterable[str] | None
"""One name or several, of which one is enough; None keeps all."""


class TextFilters(TypedDict, total=False):
    """Filters on text, as `--transcript --case --role --speaker`: all that are given must hold."""

    transcript: Names
    case: Names
    role: Names
    speaker: Names


class AllFilters(TextFilters, total=False):
    """Filters on text and codings, with `--code --coder --theme` as well."""

    code: Names
    coder: Names
    theme: Names


def filters_of(given: Mapping[str, Any], allowed: type[TextFilters]) -> Filters:
    """Return the filters by their names on the command line; MbcodeError for one not `allowed`."""
    known = tuple(allowed.__annotations__)
    for option in given:
        if option not in known:
            raise MbcodeError(
                f'this table has no option "{option}"; its filters are {", ".join(known)}'
            )
    # `Filters` names each field for the many it may hold.
    return Filters(**{f"{option}s": _names(option, names) for option, names in given.items()})


def whole(option: str, given: int, least: int) -> int:
    """Return a whole number of at least `least`, or raise MbcodeError."""
    try:
        number = index(given)
    except TypeError:
        number = least - 1
    refuse(number < least, f"{option}={given!r} is not a whole number from {least} on")
    return number


def refuse(is_wrong: object, why: str) -> None:
    """Raise MbcodeError with `why`, one line for a researcher, if something is wrong."""
    if is_wrong:
        raise MbcodeError(why)


def _names(option: str, given: object) -> tuple[str, ...]:
    if given is None:
        return ()
    names: tuple[Any, ...] = (given,)
    if isinstance(given, Iterable) and not isinstance(given, str):
        names = tuple(given)
    # As a filter that is left out it would keep all, which nobody who computes a list means.
    refuse(not names, f"{option} names nothing; leave it out to keep all")
    for name in names:
        refuse(not isinstance(name, str), f"{option}={name!r} is no name; give a text")
    return names
