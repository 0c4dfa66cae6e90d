"""From a file's bytes to characters: UTF-8, UTF-16 with its mark, else a code page."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from mbcode.errors import FormatError
from mbcode.formats.characters import BYTE_ORDER_MARK, count_controls

_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_BINARY_SHARE = 0.25
"""Share of control characters from which a long file is no text."""
_BINARY_LEAST = 100
"""Control characters that any file may have: a short text with a few is still a text."""
_NUL_SHARE = 0.1
"""Share of NUL from which a file of any length is no text; UTF-16 without its mark has 0.5."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's characters without byte order mark; `notes` say what had to be guessed."""

    text: str
    notes: tuple[str, ...] = ()


def decode(data: bytes, name: str) -> Decoded:
    """Return the characters of `data`; `name` is the file's, for messages.

    Raise FormatError for what is no text: binary data, broken UTF-16, UTF-8 damaged in places.
    """
    if data.startswith(_UTF16_MARKS):
        decoded = Decoded(_utf16(data, name), (f"{name}: read as UTF-16",))
    else:
        decoded = _utf8_or_code_page(data, name)
    if _is_binary(decoded.text):
        raise _not_text(name)
    return Decoded(decoded.text.lstrip(BYTE_ORDER_MARK), decoded.notes)


def _is_binary(text: str) -> bool:
    controls = count_controls(text)
    return text.count("\0") > _NUL_SHARE * len(text) or controls > max(
        _BINARY_LEAST, _BINARY_SHARE * len(text)
    )


def _utf16(data: bytes, name: str) -> str:
    try:
        return data.decode("utf-16")
    except UnicodeDecodeError as error:
        raise FormatError(
            f"{name}: begins as UTF-16 but is broken at byte {error.start}; save it as UTF-8"
        ) from error


def _utf8_or_code_page(data: bytes, name: str) -> Decoded:
    try:
        return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        if b"\0" in data:
            raise _not_text(name) from error
        if _is_mostly_utf8(data):
            line = data.count(b"\n", 0, error.start) + 1
            raise FormatError(
                f"{name}, line {line}: UTF-8 with a damaged character at byte {error.start}; "
                "mend that line and save the file as UTF-8"
            ) from error
    return _code_page(data, name)


def _is_mostly_utf8(data: bytes) -> bool:
    """Tell damaged UTF-8 from a code page, whose bytes hardly ever look like UTF-8 by chance."""
    lenient = data.decode("utf-8", errors="replace")
    damaged = lenient.count("\ufffd")
    beyond_ascii = sum(not c.isascii() for c in lenient)
    return beyond_ascii - damaged > damaged


def _code_page(data: bytes, name: str) -> Decoded:
    try:
        text, encoding = data.decode("cp1252"), "Windows-1252"
    except UnicodeDecodeError:
        # Five bytes mean nothing in cp1252; latin-1 gives every byte a meaning.
        text, encoding = data.decode("latin-1"), "Latin-1"
    return Decoded(
        text, (f"{name}: not UTF-8, read as {encoding}; check that æ, ø and å are right",)
    )


def _not_text(name: str) -> FormatError:
    return FormatError(f"{name}: is not a text file; save it as plain text in UTF-8")
