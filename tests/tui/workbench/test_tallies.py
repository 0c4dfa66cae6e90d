"""The numbers beside codes and transcripts."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from mbcode.changes import Change
from mbcode.model import Code, CodeText, Coding, Span
from mbcode.tui.tallies import Tally, codings_after, covered, tallies

NOW = datetime(2024, 5, 1, tzinfo=UTC)
START = Span(0, 5)

spans = st.tuples(st.integers(0, 60), st.integers(1, 20)).map(lambda p: Span(p[0], p[0] + p[1]))


def code(id_: int, parent: int | None = None) -> Code:
    return Code(id_, CodeText(f"Kode {id_}"), parent, "Tema", 0, applicable=True)


def coding(id_: int, code_id: int = 1, span: Span = START, transcript: int = 7) -> Coding:
    return Coding(id_, transcript, span, code_id, 1, NOW)


@given(st.lists(spans))
def test_covered_counts_every_character_once(several: list[Span]) -> None:
    assert covered(sorted(several)) == len(
        {at for span in several for at in range(span.start, span.end)}
    )


def test_a_heading_has_the_numbers_of_all_below_it() -> None:
    codes = (code(1), code(2, 1), code(3, 2), code(4, 1), code(5))
    shown = [coding(1, 3), coding(2, 3), coding(3, 4)]
    counts = tallies(codes, shown, {3: 5, 4: 1, 2: 1})
    assert counts == {
        1: Tally(3, 7),
        2: Tally(2, 6),
        3: Tally(2, 5),
        4: Tally(1, 1),
        5: Tally(0, 0),
    }


def test_a_change_adds_alters_and_removes_in_the_order_of_the_text() -> None:
    before = [coding(1), coding(2, span=Span(3, 4))]
    altered = coding(2, 9, Span(0, 9))
    change = Change(1, NOW, "Åse", "x", "", added=(altered, coding(3)), removed=(1,))
    assert codings_after(before, change, 7) == (altered, coding(3))


def test_codings_of_another_transcript_stay_out() -> None:
    change = Change(1, NOW, "Åse", "x", "", added=(coding(3, transcript=8),))
    assert codings_after([coding(1)], change, 7) == (coding(1),)
