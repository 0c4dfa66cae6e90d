"""Where turns begin and end, who speaks, and what stays outside."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mbcode.formats.turns import find_turns


def said(text: str) -> list[tuple[str, str]]:
    """Return who said what."""
    return [(turn.speaker, turn.span.of(text)) for turn in find_turns(text)]


def test_a_paragraph_that_begins_with_a_name_is_a_turn() -> None:
    text = "Interviewer: Hvem er du?\n\nMette: Jeg hedder Mette.\n"
    assert said(text) == [("Interviewer", "Hvem er du?"), ("Mette", "Jeg hedder Mette.")]
    assert [turn.number for turn in find_turns(text)] == [1, 2]


def test_label_and_time_stamp_stand_outside_the_turn() -> None:
    text = "[00:12:31] Mette:  Ja.  \n"
    (turn,) = find_turns(text)
    assert turn.span.of(text) == "Ja."
    assert turn.label is not None
    assert turn.label.of(text) == "[00:12:31] Mette:"
    assert turn.seconds == 12 * 60 + 31


@pytest.mark.parametrize(
    ("stamp", "seconds"),
    [
        ("[01:02:03]", 3723),
        ("[1:02:03]", 3723),
        ("[02:03]", 123),
        ("[75:10]", 4510),
        ("[00:00:09.87]", 9),
        ("[00:00:09,5]", 9),
    ],
)
def test_time_stamps_count_seconds_from_the_start(stamp: str, seconds: int) -> None:
    (turn,) = find_turns(f"{stamp} Bo: nå")
    assert (turn.speaker, turn.seconds) == ("Bo", seconds)


@pytest.mark.parametrize("stamp", ["[00:75:10]", "[00:00:61]", "[12]", "[pause]"])
def test_brackets_that_hold_no_time_are_text(stamp: str) -> None:
    text = f"Bo: nå\n\n{stamp} og så"
    assert said(text) == [("Bo", f"nå\n\n{stamp} og så")]


def test_a_time_stamp_alone_goes_on_with_the_speaker_before() -> None:
    text = "Mette: Først.\n\n[00:12:31] Så videre.\n\nBo: Nå."
    assert said(text) == [("Mette", "Først."), ("Mette", "Så videre."), ("Bo", "Nå.")]
    assert [turn.seconds for turn in find_turns(text)] == [None, 751, None]


def test_a_time_stamp_before_any_speaker_belongs_to_nobody() -> None:
    assert said("[00:00:01] Optagelsen begynder.\n\nBo: Nå.") == [
        ("", "Optagelsen begynder."),
        ("Bo", "Nå."),
    ]


def test_a_paragraph_without_label_belongs_to_the_turn_before() -> None:
    text = "Mette: Først.\n\nSå dette.\n \t\nOg dette.\n\nBo: Nå."
    assert said(text) == [("Mette", "Først.\n\nSå dette.\n \t\nOg dette."), ("Bo", "Nå.")]


def test_text_before_the_first_speaker_is_a_turn_a_paragraph() -> None:
    text = "Interview med Mette\nAarhus\n\nOptaget i maj\n\nMette: Ja."
    assert said(text) == [
        ("", "Interview med Mette\nAarhus"),
        ("", "Optaget i maj"),
        ("Mette", "Ja."),
    ]


def test_a_heading_with_a_colon_is_no_speaker() -> None:
    assert said("# Interview 3: Mette\n\nMette: Ja.")[0] == ("", "# Interview 3: Mette")


def test_a_numbered_speaker_is_one() -> None:
    assert said("#2: Ja.\n\nBo: Nå.")[0] == ("#2", "Ja.")


def test_a_text_without_speakers_has_a_turn_a_paragraph() -> None:
    assert said("Et.\n\n\nTo\nmere.\n") == [("", "Et."), ("", "To\nmere.")]


def test_twenty_thousand_words_without_a_break_are_one_turn() -> None:
    text = "ord " * 20_000
    (turn,) = find_turns(text)
    assert turn.span.of(text) == text.strip()


def test_without_blank_lines_every_line_is_a_paragraph() -> None:
    text = "\nOm huset\nInterviewer: Hvad så?\nMette: Tja.\nLidt mere.\nBo: Nå.\n\n"
    assert said(text) == [
        ("", "Om huset"),
        ("Interviewer", "Hvad så?"),
        ("Mette", "Tja.\nLidt mere."),
        ("Bo", "Nå."),
    ]


def test_a_colon_in_wrapped_speech_begins_no_turn() -> None:
    text = "Mette: Vi gjorde\nsådan her: først kaffe.\n\nBo: Nå."
    assert said(text)[0] == ("Mette", "Vi gjorde\nsådan her: først kaffe.")


def test_a_line_inside_begins_a_turn_if_its_name_begins_a_paragraph_elsewhere() -> None:
    text = "Mette: Ja.\nBO: Nej.\n\nBo: Jo."
    assert said(text) == [("Mette", "Ja."), ("BO", "Nej."), ("Bo", "Jo.")]


def test_a_line_inside_begins_a_turn_if_its_name_labels_another_line_too() -> None:
    text = "Optaget i maj\n\nInterviewer: Hvad?\nMette: Ja.\nInterviewer: Nå.\nMette: Jo."
    assert [speaker for speaker, _ in said(text)] == ["", *["Interviewer", "Mette"] * 2]


def test_a_line_inside_begins_a_turn_if_its_label_has_a_time_stamp() -> None:
    text = "Mette: Ja.\n[00:00:09] Bo: Nå.\n\nMette: Jo."
    assert said(text) == [("Mette", "Ja."), ("Bo", "Nå."), ("Mette", "Jo.")]


def test_a_label_with_nothing_said_makes_no_turn() -> None:
    assert said("Mette:\n\nBo: Nå.") == [("Bo", "Nå.")]
    assert said("Mette:") == []


def test_what_is_said_may_begin_in_the_paragraph_after_its_label() -> None:
    assert said("Mette:\n\nJa.\n\nBo: Nå.") == [("Mette", "Ja."), ("Bo", "Nå.")]


@pytest.mark.parametrize("length", [1, 63])
def test_a_name_of_up_to_63_characters_is_a_speaker(length: int) -> None:
    assert said("x" * length + ": ja") == [("x" * length, "ja")]


def test_64_characters_before_the_colon_are_no_speaker() -> None:
    assert said("x" * 64 + ": ja") == [("", "x" * 64 + ": ja")]


@pytest.mark.parametrize(
    "text", ["https://example.org", "12:30 kom de", ": ja", "...: ja", "👍: ja", "::"]
)
def test_a_colon_alone_makes_no_speaker(text: str) -> None:
    assert said(text) == [("", text)]


@pytest.mark.parametrize("name", ["Åse", "Interviewer 1", "Jens-Ole O'Brien", "الف"])
def test_names_of_any_script_are_speakers(name: str) -> None:
    assert said(f"{name}: ja") == [(name, "ja")]


def test_a_tab_or_nothing_may_follow_the_colon() -> None:
    assert said("\tMette\u00a0K.:\tja\nBo:\nnå") == [("Mette K.", "ja"), ("Bo", "nå")]


def test_positions_count_code_points_after_emoji_and_combining_marks() -> None:
    text = "👩‍🏫 Åse m̥: ja 👍🏽\n\nBo: nå"
    first, second = find_turns(text)
    assert text[first.span.start : first.span.end] == "ja 👍🏽"
    assert text[second.span.start : second.span.end] == "nå"


PIECES = st.sampled_from(
    [
        "Anna:",
        "Bo :",
        "[00:01:02]",
        "[1:02]",
        " ",
        "\t",
        "\n",
        "\n\n",
        "ja",
        "x" * 63,
        ":",
        "#",
        "é",
    ]
)


@given(st.lists(PIECES, max_size=40).map("".join))
def test_turns_are_in_order_disjoint_and_never_blank(text: str) -> None:
    turns = find_turns(text)
    assert [turn.number for turn in turns] == list(range(1, len(turns) + 1))
    end = 0
    for turn in turns:
        begin = turn.label.start if turn.label else turn.span.start
        assert end <= begin <= turn.span.start
        assert turn.label is None or turn.label.end <= turn.span.start
        assert turn.span.of(text).strip() == turn.span.of(text) != ""
        end = turn.span.end
    assert end <= len(text)


WORDS = st.sampled_from([" ", "\t", "\n", "\n\n", "ja", "é", "👍🏽", "#", "."])


@given(st.lists(WORDS, max_size=40).map("".join))
def test_without_labels_no_character_is_lost(text: str) -> None:
    spans = [turn.span for turn in find_turns(text)]
    covered = {position for span in spans for position in range(span.start, span.end)}
    assert {i for i, c in enumerate(text) if not c.isspace()} <= covered


@given(st.lists(WORDS, max_size=40).map("".join))
def test_one_speaker_says_all_that_follows(text: str) -> None:
    (turn,) = find_turns(f"Anna: ja {text}")
    assert turn.span.of(f"Anna: ja {text}") == f"ja {text}".strip()
