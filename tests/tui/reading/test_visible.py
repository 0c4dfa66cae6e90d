import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from mbcode.tui.reading.visible import one_line, visible


@pytest.mark.parametrize(
    ("hidden", "sign"),
    [
        ("\t", "→"),
        ("\x1b", "␛"),
        ("\x00", "␀"),
        ("\x7f", "␡"),
        ("\x9b", "�"),
        ("\xad", "¬"),
        ("\u200b", "·"),
        ("\ufeff", "·"),
        ("\u202e", "⇄"),
        ("\u2066", "⇄"),
        ("\u2028", "␤"),
        ("\udc80", "�"),
    ],
)
def test_what_a_terminal_would_act_on_is_one_visible_cell(hidden: str, sign: str) -> None:
    assert visible(f"a{hidden}b") == f"a{sign}b"
    assert cell_len(sign) == 1


def test_an_escape_sequence_becomes_text() -> None:
    assert visible("\x1b[31mrød\x1b[0m") == "␛[31mrød␛[0m"


def test_emoji_stay_joined_but_a_lone_joiner_is_shown() -> None:
    assert visible("👩‍🔧 a\u200db") == "👩‍🔧 a·b"


def test_a_name_is_one_line() -> None:
    assert one_line("Tillid\nog\ttillid") == "Tillid␤og→tillid"


@given(st.text())
def test_positions_in_what_is_shown_are_positions_in_the_text(text: str) -> None:
    shown = visible(text)
    assert len(shown) == len(text)
    kept = [(a, b) for a, b in zip(text, shown, strict=True) if a == b]
    assert all(
        unicodedata.category(a) not in {"Cc", "Zl", "Zp", "Cs"} or a == "\n" for a, _ in kept
    )
