from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mbcode.model import Coding, Span, Transcript, Turn
from mbcode.tui.reading.caret import Caret, Hold
from mbcode.tui.reading.light import Light, Lit
from mbcode.tui.reading.marks import Mark, Marked
from mbcode.tui.reading.page import Page

TEXT = "[00:01] Bo: vi mødes på tværs af huset\n\nog siden i haven"
TRANSCRIPT = Transcript(1, "bo", TEXT, turns=(Turn(1, Span(12, len(TEXT)), "Bo", Span(0, 11), 1),))


def coding(number: int, start: int, end: int, code: int = 1) -> Coding:
    return Coding(number, 1, Span(start, end), code, 1, datetime(2024, 1, 1, tzinfo=UTC))


def test_the_time_stamp_and_the_label_are_told_apart() -> None:
    page = Page.of(TRANSCRIPT, [], 100, 4)
    assert list(page.stretches(0, None)) == [
        (0, 7, Mark.LABEL | Mark.TIME),
        (7, 11, Mark.LABEL),
        (11, 38, Mark(0)),
    ]


def test_a_label_that_wraps_is_a_label_on_both_rows() -> None:
    page = Page.of(TRANSCRIPT, [], 8, 4)
    assert next(stretch.marks for stretch in page.stretches(1, None)) == Mark.LABEL


def test_only_the_focus_code_has_the_mark_of_it() -> None:
    page = Page.of(TRANSCRIPT, [coding(1, 12, 20, code=1), coding(2, 18, 24, code=2)], 100, 4)
    said = {stretch[:2]: stretch.marks for stretch in page.stretches(0, 2)}
    assert said[12, 18] == Mark.CODED
    assert said[18, 24] == Mark.CODED | Mark.FOCUS


def test_codings_in_a_passage_share_a_character_with_it() -> None:
    page = Page.of(TRANSCRIPT, [coding(1, 12, 20), coding(2, 20, 24), coding(3, 12, 30)], 10, 4)
    assert [c.id for c in page.codings_in(Span(15, 20))] == [3, 1]
    assert [c.id for c in page.codings_in(Span(20, 21))] == [3, 2]
    assert page.codings_in(Span(40, 44)) == ()


def test_a_new_coding_changes_its_own_rows_only() -> None:
    before = Page.of(TRANSCRIPT, [coding(1, 12, 50)], 12, 4)
    after = before.with_codings([*before.codings.values(), coding(2, 40, 44)])
    first, last = after.layout.rows_of(Span(40, 44))
    assert after.rows_changed_since(before) == set(range(first, last + 1))
    assert before.rows_changed_since(after) == after.rows_changed_since(before)


@pytest.mark.parametrize("change", [{"span": Span(40, 46)}, {"code": 7}])
def test_a_coding_that_is_altered_changes_its_rows(change: dict[str, object]) -> None:
    one = coding(1, 40, 44)
    before = Page.of(TRANSCRIPT, [one], 12, 4)
    after = before.with_codings([replace(one, **change)])  # type: ignore[arg-type]
    assert after.layout.row_of(40) in after.rows_changed_since(before)


def test_a_memo_changes_no_row() -> None:
    one = coding(1, 40, 44)
    before = Page.of(TRANSCRIPT, [one], 12, 4)
    assert not before.with_codings([replace(one, memo="hm")]).rows_changed_since(before)


spans = st.builds(
    lambda start, length: Span(start, min(start + length, len(TEXT))),
    st.integers(0, len(TEXT) - 1),
    st.integers(1, 30),
)


@given(st.lists(spans, max_size=12), spans, st.integers(4, 60))
def test_what_is_found_by_rows_is_what_a_look_at_every_coding_finds(
    coded: list[Span], held: Span, width: int
) -> None:
    made = [coding(number, span.start, span.end) for number, span in enumerate(coded)]
    page = Page.of(TRANSCRIPT, made, width, 4)
    assert set(page.codings_in(held)) == {c for c in made if c.span.shares(held)}
    beginning = [c for row in range(len(page.layout)) for c in page.codings_beginning_on(row)]
    assert sorted(c.id for c in beginning) == sorted(c.id for c in made)


def test_the_light_marks_the_end_that_moves() -> None:
    page = Page.of(TRANSCRIPT, [], 12, 4)
    light = Light.of(page, Caret(12, 44, Hold.PASSAGE), None)
    markers = [light.on(row, page.layout) for row in range(len(page.layout))]
    assert "".join(" " if lit is None else lit.marker for lit in markers) == " ▎▎▎▎▶ "
    assert markers[1] == Lit(Marked(12, 23, Mark.SELECTED), "▎")
    assert markers[4] == Lit(None, "▎")


def test_the_light_falls_on_the_stripe_of_the_coding_that_is_meant() -> None:
    page = Page.of(TRANSCRIPT, [coding(5, 12, 30)], 12, 4)
    light = Light.of(page, Caret(44, 50, Hold.PASSAGE), 5)
    assert light.on(2, page.layout) == Lit(chosen=5)
    assert light.on(0, page.layout) is None
