"""Which characters a study's text may hold, and how a name or value is shown in a message."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from mbcode.errors import FormatError
from mbcode.model import LONGEST_NAME

BYTE_ORDER_MARK = "\ufeff"
_LINE_END = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_LONGEST_SHOWN = 60
_MOST_LISTED = 20


@dataclass(frozen=True, slots=True)
class Clean:
    """Text as a study stores it; `dropped` is the number of control characters taken out."""

    text: str
    dropped: int


def clean(text: str) -> Clean:
    r"""Return `text` with every line end as `\n`, no control character but tab, in NFC.

    Cleaning twice is cleaning once. Line ends are CRLF, CR, VT, FF, U+0085, U+2028 and U+2029
    (the mandatory breaks of UAX #14).
    """
    unified = _LINE_END.sub("\n", text)
    kept, dropped = _CONTROL.subn("", unified)
    # Last, because a control character may stand between a letter and its combining mark.
    return Clean(unicodedata.normalize("NFC", kept), dropped)


def count_controls(text: str) -> int:
    """Return how many characters of `text` are controls, line ends and tab aside."""
    return len(_CONTROL.findall(_LINE_END.sub("\n", text)))


def shown(value: str) -> str:
    """Return `value` quoted on one line and cut to a readable length, for a message."""
    return repr(value if len(value) <= _LONGEST_SHOWN else value[: _LONGEST_SHOWN - 1] + "…")


def listed(names: Iterable[str]) -> str:
    """Return names for a message: those that a line can hold, and how many more there are."""
    cut = [
        name if len(name) <= _LONGEST_SHOWN else f"{name[: _LONGEST_SHOWN - 1]}…" for name in names
    ]
    more = f" and {len(cut) - _MOST_LISTED} more" if len(cut) > _MOST_LISTED else ""
    return ", ".join(cut[:_MOST_LISTED]) + more


def check_name(name: str, what: str, place: str) -> str:
    """Return `name` in NFC; FormatError, at `place`, if a study can't hold it as `what`'s name."""
    if not name.strip():
        raise FormatError(f"{place}: {what} has no name; give it one")
    if len(name) > LONGEST_NAME:
        raise FormatError(
            f"{place}: the name {shown(name)} of {what} has {len(name)} characters; "
            f"at most {LONGEST_NAME} are allowed"
        )
    if any(unicodedata.category(c) in {"Cc", "Cs", "Zl", "Zp"} for c in name):
        raise FormatError(
            f"{place}: the name {shown(name)} of {what} holds a line break or an unprintable "
            "character; take it out"
        )
    return unicodedata.normalize("NFC", name)
