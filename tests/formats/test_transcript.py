"""Transcript files as a whole: name, front matter, text, notes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mbcode.errors import FormatError
from mbcode.formats.characters import clean
from mbcode.formats.transcript import parse_transcript, read_transcript

Write = Callable[[str, str | bytes], Path]

FRONT = """---
title: "Mette: projektleder"
case: Kvarterhuset
Role: no
date: 2024-05-01
themes: [hus, tillid]
children:
  - 1
  - 2
empty:
provenance: constructed
---
"""


def test_front_matter_is_taken_off_and_kept_as_strings() -> None:
    draft = parse_transcript("01", FRONT + "Mette: Ja.\n")
    assert draft.text == "Mette: Ja.\n"
    assert dict(draft.attributes) == {
        "title": "Mette: projektleder",
        "case": "Kvarterhuset",
        "role": "no",
        "date": "2024-05-01",
        "themes": "hus, tillid",
        "children": "1, 2",
        "empty": "",
        "provenance": "constructed",
    }


def test_positions_count_from_the_text_without_front_matter() -> None:
    draft = parse_transcript("01", FRONT + "\nMette: Ja.\n")
    assert draft.text == "\nMette: Ja.\n"
    assert draft.turns[0].span.of(draft.text) == "Ja."


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"], ids=["CRLF", "CR", "LF"])
def test_front_matter_is_found_whatever_the_line_ends(end: str) -> None:
    draft = parse_transcript("01", (FRONT + "Mette: Ja.\n").replace("\n", end))
    assert draft.attributes["case"] == "Kvarterhuset"
    assert draft.text == "Mette: Ja.\n"


def test_an_empty_block_is_front_matter_without_attributes() -> None:
    draft = parse_transcript("01", "---\n---\nMette: Ja.")
    assert (draft.text, dict(draft.attributes)) == ("Mette: Ja.", {})


@pytest.mark.parametrize(
    "text",
    [
        "---\nJa, det var dengang.\n---\nMette: Ja",
        "---\n- et\n- to\n---\nMette: Ja",
        '---\n"brudt\n---\nMette: Ja',
        "--- \n\nMette - ja",
        "----\ncase: x\n---\nMette: Ja",
        "Mette: Ja\n---\ncase: x\n---\n",
    ],
)
def test_a_text_that_only_begins_with_a_line_is_text(text: str) -> None:
    draft = parse_transcript("01", text)
    assert draft.text == text
    assert dict(draft.attributes) == {}


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("---\ncase: x\nMette: Ja\n", 1),
        ("---\ncase: x\nrole: a: b\n---\nMette: Ja", 3),
        ("---\ncase: x\nplace:\n  by: Aarhus\n---\nMette: Ja", 4),
        ("---\ncase: x\nlist: [a, [b]]\n---\nMette: Ja", 3),
        ("---\ncase: x\ncase: y\n---\nMette: Ja", 3),
        ("---\ncase: x\nCase: y\n---\nMette: Ja", 3),
        ("---\ncase: x\n? [a]\n: b\n---\nMette: Ja", 3),
        ("---\ncase: x\n'': b\n---\nMette: Ja", 3),
        ("---\na: &a [x]\nb: *a\n---\nMette: Ja", 3),
        (f"---\na: {'[' * 5000}{']' * 5000}\n---\nMette: Ja", 2),
    ],
    ids=lambda value: None if isinstance(value, int) else value.replace("\n", "|")[:40],
)
def test_broken_front_matter_is_refused_with_its_line(text: str, line: int) -> None:
    with pytest.raises(FormatError, match=rf"^01, line {line}: ") as refused:
        parse_transcript("01", text)
    assert "\n" not in str(refused.value)


def test_a_transcript_is_named_after_its_file(write: Write) -> None:
    assert read_transcript(write("01-Korsør.v2.md", "Mette: Ja")).name == "01-Korsør.v2"
    assert read_transcript(write("A\u030arhus.txt", "Mette: Ja")).name == "Århus"


@pytest.mark.parametrize("name", [".md", " .txt", "a\nb.txt", "x" * 201 + ".txt"])
def test_a_file_without_a_usable_name_is_refused(write: Write, name: str) -> None:
    with pytest.raises(FormatError, match="name") as refused:
        read_transcript(write(name, "Mette: Ja"))
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("text", ["", " \n\t\r\n", "\ufeff", "---\ncase: x\n---\n \n"])
def test_a_transcript_without_text_is_refused_by_its_file(write: Write, text: str) -> None:
    path = write("tom.txt", text)
    with pytest.raises(FormatError) as refused:
        read_transcript(path)
    assert str(refused.value).startswith(f"{path}: ")


def test_a_windows_file_keeps_its_letters_and_says_so(write: Write) -> None:
    draft = read_transcript(write("gammel.txt", "Åse: Rødgrød – ja\r\n".encode("cp1252")))
    assert draft.text == "Åse: Rødgrød – ja\n"
    assert any("Windows-1252" in note for note in draft.notes)


def test_dropped_characters_are_counted_in_a_note() -> None:
    draft = parse_transcript("01", "Mette: J\x00a\x1b\n", notes=("før",))
    assert draft.text == "Mette: Ja\n"
    assert draft.notes == ("før", "01: 2 control character(s) dropped")


def test_a_text_without_speakers_is_read_and_said() -> None:
    draft = parse_transcript("01", "Et.\n\nTo.\n")
    assert [turn.speaker for turn in draft.turns] == ["", ""]
    (note,) = draft.notes
    assert "no speakers" in note


def test_the_text_is_otherwise_untouched() -> None:
    text = "  Mette:\tJa  –  \u00a0[griner]\u200b 👍🏽\n\n\n\nBo: <b>[/slut]</b>  "
    assert parse_transcript("01", text).text == text


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_what_is_stored_reads_as_itself(text: str) -> None:
    once = parse_transcript("01", f"Anna: {text}")
    again = parse_transcript("01", once.text)
    assert (again.text, again.turns) == (once.text, once.turns)
    assert once.text == clean(f"Anna: {text}").text
