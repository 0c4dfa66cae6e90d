"""Which codes stand on which rows, whatever is closed and however the codebook alters."""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from mbcode.model import Code, CodeText
from mbcode.tui.codebook.outline import Outline

Codes = Mapping[int, Code]


def codebook(depths: list[int], first: int = 1) -> Codes:
    """Return codes in these depths, at most one deeper than the one before, by id from `first`."""
    codes: dict[int, Code] = {}
    above: list[int] = []
    for id_, depth in enumerate(depths, start=first):
        del above[depth:]
        parent = above[-1] if above else None
        codes[id_] = Code(id_, CodeText(f"code {id_}"), parent, "", len(above), applicable=True)
        above.append(id_)
    return codes


LITTLE = codebook([0, 1, 1, 2, 0, 1])
CODEBOOKS = st.lists(st.integers(0, 4), max_size=20).map(codebook)
CLOSED = st.sets(st.integers(1, 20))


def shown(outline: Outline) -> list[int]:
    return [code.id for code in outline.rows]


def above(codes: Codes, code: int) -> list[int]:
    """Return all that a code stands below, the nearest first."""
    parent = codes[code].parent
    return [] if parent is None else [parent, *above(codes, parent)]


def test_nothing_below_a_closed_heading_is_shown() -> None:
    outline = Outline.of(LITTLE)
    assert shown(outline) == [1, 2, 3, 4, 5, 6]
    assert shown(outline.toggled(3)) == [1, 2, 3, 5, 6]
    assert shown(outline.toggled(3).toggled(1)) == [1, 5, 6]
    assert shown(outline.toggled(3).toggled(1).toggled(1)) == [1, 2, 3, 5, 6]


def test_a_code_with_none_below_it_can_not_be_closed() -> None:
    outline = Outline.of(LITTLE)
    assert outline.toggled(2) is outline


def test_a_cursor_goes_up_to_the_heading_that_hides_its_code() -> None:
    before = Outline.of(LITTLE)
    assert before.toggled(1).row_from(before, 3) == 0
    assert before.toggled(3).row_from(before, 3) == 2
    assert before.toggled(1).row_from(before, 5) == 2


def test_a_cursor_goes_to_the_nearest_code_before_that_is_left() -> None:
    before = Outline.of(LITTLE)
    without_the_last = before.showing({id_: LITTLE[id_] for id_ in (1, 2, 3, 4)})
    assert without_the_last.row_from(before, 5) == 3
    assert before.showing({}).row_from(before, 5) == 0
    assert before.row_from(Outline.of({}), 0) == 0
    assert Outline.of(codebook([0, 1], first=7)).row_from(before, 5) == 0


def test_what_was_closed_stays_closed_as_long_as_it_is_there() -> None:
    closed = Outline.of(LITTLE, {1, 5})
    without_five = closed.showing({id_: LITTLE[id_] for id_ in (1, 2, 3, 4)})
    assert shown(without_five) == [1]
    assert shown(without_five.showing(LITTLE)) == [1, 5, 6]


def test_another_order_is_another_codebook() -> None:
    outline = Outline.of(LITTLE)
    assert outline.showing(dict(LITTLE)) is outline
    turned = {id_: LITTLE[id_] for id_ in (5, 6, 1, 2, 3, 4)}
    assert shown(outline.showing(turned)) == [5, 6, 1, 2, 3, 4]


@given(CODEBOOKS, CLOSED)
def test_a_code_is_shown_unless_something_above_it_is_closed(
    codes: Codes, closed: set[int]
) -> None:
    outline = Outline.of(codes, closed)
    assert shown(outline) == [code for code in codes if not closed & set(above(codes, code))]


@given(CODEBOOKS, CLOSED)
def test_a_code_has_its_row_or_that_of_the_topmost_closed_one_above_it(
    codes: Codes, closed: set[int]
) -> None:
    outline = Outline.of(codes, closed)
    for code in codes:
        hiding = [each for each in above(codes, code) if each in closed]
        assert shown(outline)[outline.row_of(code)] == (hiding[-1] if hiding else code)


@given(CODEBOOKS, CLOSED)
def test_to_open_a_code_shows_it_and_closes_nothing(codes: Codes, closed: set[int]) -> None:
    outline = Outline.of(codes, closed)
    for code in codes:
        opened = outline.opened_to(code)
        assert shown(opened)[opened.row_of(code)] == code
        assert set(shown(opened)) >= set(shown(outline))
        assert outline.closed - opened.closed == outline.closed & set(above(codes, code))


@given(CODEBOOKS, CLOSED, st.integers(-1, 21))
def test_with_a_code_stand_those_shown_below_it(codes: Codes, closed: set[int], row: int) -> None:
    outline = Outline.of(codes, closed)
    there = shown(outline)
    if row not in range(len(there)):
        assert not outline.rows_with(row)
    else:
        below = [each for each in there if there[row] in (each, *above(codes, each))]
        assert [there[each] for each in outline.rows_with(row)] == below


def test_a_thousand_codes_may_stand_below_each_other() -> None:
    deep = Outline.of(codebook(list(range(1_000))), {500})
    assert len(deep.rows) == 500
    assert len(deep.opened_to(1_000).rows) == 1_000
