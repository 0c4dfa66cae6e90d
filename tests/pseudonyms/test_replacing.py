"""Pseudonyms take the place of names, whole words only, and positions stay on their words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mbcode.anchoring.carrying import Carrier
from mbcode.anchoring.edits import corrected
from mbcode.model import Span
from mbcode.pseudonyms.decisions import Decision, plan_of
from mbcode.pseudonyms.replacing import Replacer, genitive
from mbcode.pseudonyms.suggesting import Suggestions

REPLACER = Replacer(
    plan_of(
        [
            Decision("Bo Holm", "person", True, "Frivillig A", ("Bo", "B.H.", "bo-bo")),
            Decision("Jens", "person", True, "Person B"),
            Decision("Vindelev", "place", True, "[sted 1]"),
            Decision("Vindelev Kommune", "organisation", False),
            Decision("+45 40 00 21 07", "phone", True, "[telefon 1]"),
        ]
    )
)
words = st.lists(
    st.sampled_from(["Bo", "Bo Holm", "Jens", "Vindelev", "og", "så", "Bos", "Boghandel", "B.H."]),
    max_size=12,
)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Bo kom, og Bo Holm gik.", "Frivillig A kom, og Frivillig A gik."),
        ("Bos hus, Bo's hus", "Frivillig A's hus, Frivillig A's hus"),
        ("Jens' hus og Vindelevs kirke", "Person B's hus og [sted 1]s kirke"),
        ("Boghandelen i Jensborg hos Ebbo", "Boghandelen i Jensborg hos Ebbo"),
        ('Bo-gruppen og (Bo), "Bo"', 'Frivillig A-gruppen og (Frivillig A), "Frivillig A"'),
        ("Bo  Holm og Bo\nHolm", "Frivillig A og Frivillig A"),
        ("B.H. skrev til bo-bo", "Frivillig A skrev til Frivillig A"),
        ("Vindelev Kommune i Vindelev", "Vindelev Kommune i [sted 1]"),
        ("ring +45 40 00 21 07.", "ring [telefon 1]."),
        ("jens og bo", "jens og bo"),
    ],
)
def test_in_running_text_names_are_replaced_as_they_are_spelt(text: str, told: str) -> None:
    assert REPLACER.text(text) == told


@pytest.mark.parametrize(
    ("label", "told"),
    [
        ("03-bo_holm", "03-Frivillig A"),
        ("BO (2)", "Frivillig A (2)"),
        ("03-bog", "03-bog"),
        ("vindelev kommune", "vindelev kommune"),
    ],
)
def test_in_labels_names_are_replaced_in_any_spelling(label: str, told: str) -> None:
    assert REPLACER.label(label) == told


def test_letters_in_two_pieces_are_found_too() -> None:
    replacer = Replacer(plan_of([Decision("Åse", "person", True, "Person A")]))
    assert replacer.text("A\u030ase ringer") == "Person A ringer"


@pytest.mark.parametrize(
    ("pseudonym", "told"),
    [("Frivillig A", "Frivillig A's"), ("[by 1]", "[by 1]s"), ("Leder 2", "Leder 2's"),
     ("Åse", "Åses"), ("Niels", "Niels'")],
)  # fmt: skip
def test_a_genitive_is_written_as_danish_does(pseudonym: str, told: str) -> None:
    assert genitive(pseudonym) == told


@given(words, st.data())
def test_a_passage_of_whole_words_is_what_its_words_became(
    parts: list[str], data: st.DataObject
) -> None:
    text = ", ".join(parts)
    starts = [sum(len(part) + 2 for part in parts[:at]) for at in range(len(parts))]
    edits = REPLACER.edits(text)
    carrier = Carrier(edits)
    after = corrected(text, edits)
    for at, part in enumerate(parts):
        end = data.draw(st.integers(at, len(parts) - 1))
        span = Span(starts[at], starts[end] + len(parts[end]))
        assert carrier.span(span).of(after) == REPLACER.text(", ".join(parts[at : end + 1]))
        assert part


@given(words, st.data())
def test_no_passage_is_lost_turned_or_cuts_a_pseudonym(
    parts: list[str], data: st.DataObject
) -> None:
    text = "; ".join(parts)
    edits = REPLACER.edits(text)
    if not text:
        return
    start = data.draw(st.integers(0, len(text) - 1))
    span = Carrier(edits).span(Span(start, data.draw(st.integers(start + 1, len(text)))))
    after = corrected(text, edits)
    assert 0 <= span.start < span.end <= len(after)
    shift = 0
    for edit in edits:
        new = Span(edit.start + shift, edit.start + shift + len(edit.replacement))
        shift += len(edit.replacement) - (edit.end - edit.start)
        assert not new.start < span.start < new.end
        assert not new.start < span.end < new.end


def test_suggestions_are_roles_and_letters_that_nobody_has() -> None:
    suggestions = Suggestions(["Frivillig A", "[sted 1]"])
    assert [suggestions.next("person", "frivillig") for _ in range(2)] == [
        "Frivillig B", "Frivillig C",
    ]  # fmt: skip
    assert suggestions.next("person") == "Person A"
    assert [suggestions.next("place"), suggestions.next("phone")] == ["[sted 2]", "[telefon 1]"]
    many = [Suggestions([]).next("person")] + [suggestions.next("person") for _ in range(27)]
    assert many[-2:] == ["Person AA", "Person AB"]
