"""From bytes to the characters a study stores."""

from __future__ import annotations

import codecs
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mbcode.errors import FormatError
from mbcode.formats.characters import clean
from mbcode.formats.decode import decode

DANISH = "Åse sagde: »Rødgrød med fløde« – og så gik hun\n"
NO_SURROGATES = st.text(st.characters(exclude_categories=["Cs"]))


def test_utf8_is_read_without_a_word() -> None:
    decoded = decode(DANISH.encode(), "a.txt")
    assert decoded.text == DANISH
    assert decoded.notes == ()


@pytest.mark.parametrize(
    "data",
    [codecs.BOM_UTF8 + DANISH.encode(), DANISH.encode("utf-16")],
    ids=["UTF-8", "UTF-16"],
)
def test_the_byte_order_mark_is_not_text(data: bytes) -> None:
    assert decode(data, "a.txt").text == DANISH


def test_big_endian_utf16_is_read_too() -> None:
    data = codecs.BOM_UTF16_BE + DANISH.encode("utf-16-be")
    assert decode(data, "a.txt").text == DANISH


@pytest.mark.parametrize(
    ("data", "encoding"),
    [(DANISH.encode("cp1252"), "Windows-1252"), (b"r\xf8d gr\xf8d\x81", "Latin-1")],
)
def test_a_code_page_is_recognised_and_said(data: bytes, encoding: str) -> None:
    decoded = decode(data, "gammel.txt")
    assert decoded.text == data.decode("cp1252" if encoding == "Windows-1252" else "latin-1")
    (note,) = decoded.notes
    assert note.startswith("gammel.txt: ")
    assert encoding in note


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        b"PK\x03\x04\x14\0\x06\0\x08\0\0\0!\0\xdf\xa4\xd2",
        "hej med dig".encode("utf-16-le"),
        b"\0" * 100,
        codecs.BOM_UTF16_LE + b"a\0b",
        codecs.BOM_UTF16_LE + b"\x00\xd8a\0",
    ],
    ids=["PNG", "Word", "UTF-16 without its mark", "NUL", "half a character", "half a pair"],
)
def test_what_is_no_text_is_refused_by_its_name(data: bytes) -> None:
    with pytest.raises(FormatError, match=r"^billede\.txt: .* UTF-8$"):
        decode(data, "billede.txt")


def test_damaged_utf8_is_not_taken_for_a_code_page() -> None:
    data = "æble\nøl og å\n".encode() + b"\xc3 brudt\n"
    with pytest.raises(FormatError, match=r"^a\.txt, line 3: .*damaged"):
        decode(data, "a.txt")


def test_a_stray_control_character_does_not_make_a_text_binary() -> None:
    assert decode(b"Anna: hej\0 med dig", "a.txt").text == "Anna: hej\0 med dig"
    every = "Anna: " + "".join(map(chr, (*range(9), *range(14, 32), *range(127, 160))))
    assert decode(every.encode(), "a.txt").text == every


@given(NO_SURROGATES)
def test_decoding_what_was_decoded_changes_nothing(text: str) -> None:
    try:
        once = decode(text.encode(), "a.txt")
    except FormatError:
        return
    assert decode(once.text.encode(), "a.txt") == once


@pytest.mark.parametrize(
    "end", ["\r\n", "\r", "\v", "\f", "\x85", "\u2028", "\u2029"], ids=lambda end: repr(end)
)
def test_every_kind_of_line_end_becomes_one_line_feed(end: str) -> None:
    assert clean(f"et{end}to").text == "et\nto"
    assert clean(f"et{end}{end}to").text == "et\n\nto"
    assert clean(f"et{end}to").dropped == 0


def test_control_characters_but_tab_are_dropped_and_counted() -> None:
    cleaned = clean("\x00a\tb\x1b[0m\x7f\x9fc")
    assert cleaned.text == "a\tb[0mc"
    assert cleaned.dropped == 4


def test_letters_are_composed_even_across_a_dropped_character() -> None:
    assert clean("A\u030arhus e\x00\u0301").text == "Århus é"


@given(NO_SURROGATES)
def test_cleaned_text_is_composed_printable_and_stays_so(text: str) -> None:
    once = clean(text).text
    assert clean(once).text == once
    assert clean(once).dropped == 0
    assert unicodedata.is_normalized("NFC", once)
    assert {c for c in once if unicodedata.category(c) in {"Cc", "Zl", "Zp"}} <= {"\n", "\t"}
