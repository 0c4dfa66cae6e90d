"""What the picker offers for what was typed, a new code among it."""

from mbcode.model import Code, CodeText
from mbcode.tui.choices import NewCode, offer


def code(id_: int, name: str, parent: int | None = None) -> Code:
    return Code(id_, CodeText(name), parent, "Vilkår", int(bool(parent)), parent is not None)


CODES = (code(1, "Vilkår"), code(2, "Tillid", 1), code(3, "Tid: dagen", 1))


def test_headings_are_not_offered() -> None:
    assert [each.name for each in offer("", CODES, ()).codes] == ["Tillid", "Tid: dagen"]
    assert "Vilkår" not in [each.name for each in offer("vilkår", CODES, ()).codes]


def test_an_unknown_name_is_offered_as_a_new_code_at_the_top() -> None:
    assert offer("Kø", CODES, ()).new == NewCode("Kø")


def test_a_heading_before_a_sign_is_where_the_new_code_goes() -> None:
    below = NewCode("Kø ved døren", CODES[0])
    assert offer("Vilkår > Kø  ved døren", CODES, ()).new == below
    assert offer("vilkår: Kø ved døren", CODES, ()).new == below


def test_what_is_no_heading_belongs_to_the_name() -> None:
    assert offer("Mandag: kø", CODES, ()).new == NewCode("Mandag: kø")
    assert offer("Tillid > kø", CODES, ()).new == NewCode("Tillid > kø")


def test_a_name_that_is_taken_is_not_offered_as_new() -> None:
    for typed in ("tillid", "  TILLID ", "Vilkår", "Vilkår > Tillid", "tid: dagen"):
        assert offer(typed, CODES, ()).new is None


def test_a_heading_alone_is_no_new_code() -> None:
    assert offer("Vilkår > ", CODES, ()).new is None


def test_a_heading_and_a_name_find_the_code_that_is_there() -> None:
    assert offer("Vilkår > tilli", CODES, ()).codes == (CODES[1],)
