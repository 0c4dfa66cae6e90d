from collections.abc import Callable
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mbcode.model import Span
from mbcode.tui.reading import caret as carets
from mbcode.tui.reading import words
from mbcode.tui.reading.caret import By, Caret, Hold
from mbcode.tui.reading.graphemes import is_edge
from mbcode.tui.reading.ground import Ground

TEXT = "A: Ja. Nej da.\n\nB: Måske. Det ved jeg ikke. Nå."
SENTENCES = ["Ja.", "Nej da.", "Måske.", "Det ved jeg ikke.", "Nå."]
TURNS = ["Ja. Nej da.", "Måske. Det ved jeg ikke. Nå."]


def spans(of: list[str], text: str = TEXT) -> list[Span]:
    return [Span(text.index(piece), text.index(piece) + len(piece)) for piece in of]


@pytest.fixture
def ground() -> Ground:
    return Ground.of(TEXT, spans(SENTENCES), spans(TURNS))


def held(ground: Ground, caret: Caret) -> str:
    span = carets.selection(ground, caret)
    assert span is not None
    return span.of(ground.text)


def on(ground: Ground, said: str) -> Caret:
    return carets.at(ground, TEXT.index(said))


def test_a_caret_rests_on_a_sentence(ground: Ground) -> None:
    assert held(ground, on(ground, "ved")) == "Det ved jeg ikke."


def test_in_a_label_it_rests_on_what_is_said_next(ground: Ground) -> None:
    assert held(ground, on(ground, "B:")) == "Måske."


def test_after_the_last_sentence_it_rests_on_the_last(ground: Ground) -> None:
    assert held(ground, carets.at(ground, 10_000)) == "Nå."


def test_steps_stop_at_both_ends(ground: Ground) -> None:
    first, last = on(ground, "Ja."), on(ground, "Nå.")
    assert carets.step_sentence(ground, first, -1) == first
    assert carets.step_sentence(ground, last, 1) == last
    assert held(ground, carets.step_sentence(ground, first, 2)) == "Måske."


def test_back_a_turn_goes_to_its_start_first(ground: Ground) -> None:
    start = carets.step_turn(ground, on(ground, "Det"), -1)
    assert held(ground, start) == "Måske."
    assert held(ground, carets.step_turn(ground, start, -1)) == "Ja."
    assert held(ground, carets.step_turn(ground, on(ground, "Nej"), 1)) == "Måske."


def test_a_turn_is_held_whole_and_then_the_next_one_too(ground: Ground) -> None:
    turn = carets.hold_turn(ground, on(ground, "Nej"))
    assert held(ground, turn) == "Ja. Nej da."
    assert held(ground, carets.hold_turn(ground, turn)) == TEXT.removeprefix("A: ")
    word = carets.on_passage(spans(["jeg"])[0])
    last = carets.hold_turn(ground, word)
    assert held(ground, last) == TURNS[1]
    assert carets.hold_turn(ground, last) == last
    assert held(ground, carets.extend(ground, turn, By.SENTENCE, -1)) == "Ja."


def test_what_stands_before_the_first_turn_is_held_as_one() -> None:
    text = "Ja. Nej. Nå."
    ground = Ground.of(text, spans(["Ja.", "Nej.", "Nå."], text), spans(["Nå."], text))
    assert held(ground, carets.hold_turn(ground, carets.at(ground, 0))) == "Ja. Nej."


def test_next_coding_is_the_next_sentence_in_which_one_begins(ground: Ground) -> None:
    starts = [TEXT.index("Ja."), TEXT.index("da."), TEXT.index("jeg"), TEXT.index("ikke")]
    step = partial(carets.step_coding, ground, starts=starts)
    assert held(ground, step(caret=on(ground, "Ja."), step=1)) == "Nej da."
    assert held(ground, step(caret=on(ground, "Nej"), step=1)) == "Det ved jeg ikke."
    assert held(ground, step(caret=on(ground, "Måske"), step=-1)) == "Nej da."
    assert step(caret=on(ground, "Nå"), step=1) == on(ground, "Nå")


@pytest.mark.parametrize(
    ("percentage", "sentence"),
    [(-5, "Ja."), (0, "Ja."), (50, "Måske."), (100, "Nå."), (900, "Nå.")],
)
def test_a_percentage_is_of_the_characters(
    ground: Ground, percentage: float, sentence: str
) -> None:
    assert held(ground, carets.at_percentage(ground, percentage)) == sentence


def test_extending_by_sentences_shrinks_again_and_passes_where_it_began(ground: Ground) -> None:
    caret = on(ground, "Måske")
    longer = carets.extend(ground, caret, By.SENTENCE, 1)
    assert held(ground, longer) == "Måske. Det ved jeg ikke."
    assert carets.extend(ground, longer, By.SENTENCE, -1) == caret
    assert held(ground, carets.extend(ground, caret, By.SENTENCE, -1)) == "Nej da.\n\nB: Måske."


def test_extending_by_words_moves_the_later_end(ground: Ground) -> None:
    caret = on(ground, "Måske")
    longer = carets.extend(ground, caret, By.WORD, 1)
    assert held(ground, longer) == "Måske. Det"
    shorter = carets.extend(ground, longer, By.WORD, -1)
    assert held(ground, shorter) == "Måske"
    assert carets.extend(ground, shorter, By.WORD, -1) == shorter


def test_a_passage_can_be_extended_to_the_end_of_a_sentence(ground: Ground) -> None:
    passage = carets.on_passage(spans(["ved jeg"])[0])
    assert held(ground, carets.extend(ground, passage, By.SENTENCE, 1)) == "ved jeg ikke."
    assert carets.extend(ground, passage, By.SENTENCE, -1) == passage
    other_end = carets.swap(passage)
    assert held(ground, carets.extend(ground, other_end, By.SENTENCE, -1)) == "Det ved jeg"


def test_exact_mode_begins_with_the_first_word_and_moves_one_end_and_then_the_other(
    ground: Ground,
) -> None:
    caret = carets.hold_exactly(ground, on(ground, "Nej"))
    assert held(ground, caret) == "Nej"
    caret = carets.extend(ground, caret, By.WORD, 1)
    caret = carets.extend(ground, carets.swap(caret), By.CHARACTER, 1)
    assert held(ground, caret) == "ej da"
    assert caret.hold is Hold.EXACT
    assert held(ground, carets.let_go(ground, caret)) == "Nej da."


def test_exact_mode_holds_what_was_selected_before_it(ground: Ground) -> None:
    longer = carets.extend(ground, on(ground, "Måske"), By.SENTENCE, 1)
    exact = carets.hold_exactly(ground, longer)
    assert held(ground, exact) == "Måske. Det ved jeg ikke."
    assert carets.hold_loosely(exact) == carets.on_passage(spans(["Måske. Det ved jeg ikke."])[0])


def test_a_sentence_without_a_word_is_held_whole() -> None:
    ground = Ground.of("… ?! så", (Span(0, 4),), ())
    assert held(ground, carets.hold_exactly(ground, carets.at(ground, 0))) == "… ?!"


def test_a_selection_of_one_character_gets_no_smaller(ground: Ground) -> None:
    caret = carets.on_passage(Span(3, 4), Hold.EXACT)
    assert carets.extend(ground, caret, By.CHARACTER, -1) == caret


@pytest.mark.parametrize(
    ("origin", "target", "exact", "passage"),
    [
        ("ed jeg", "g ikke", False, "ved jeg"),
        ("g ikke", "ed jeg", False, "ved jeg"),
        ("ed jeg", "g ikke", True, "ed jeg"),
        (" jeg", " ikke", False, "jeg"),
        ("Nej", ".\n", False, "Nej da."),
    ],
)
def test_a_drag_holds_whole_words_unless_it_is_exact(
    ground: Ground, origin: str, target: str, exact: bool, passage: str
) -> None:
    caret = carets.drag(ground, TEXT.index(origin), TEXT.index(target), exact=exact)
    assert held(ground, caret) == passage


def test_a_drag_over_nothing_but_space_rests_on_the_sentence_it_began_at(ground: Ground) -> None:
    gap = TEXT.index("\n")
    assert carets.drag(ground, gap, gap + 1, exact=False) == carets.at(ground, gap)


def test_words_hold_what_binds_them() -> None:
    text = "en e-mail, rock'n'roll - ja"
    assert words.word_at(text, text.index("mail")) == Span(3, 9)
    assert words.word_at(text, text.index("n'r")) == Span(11, 22)
    assert words.word_at(text, text.index("- ja")) is None


def test_without_sentences_turns_are_the_stops_and_then_paragraphs() -> None:
    by_turn = Ground.of(TEXT, (), spans(TURNS))
    assert held(by_turn, carets.at(by_turn, 0)) == "Ja. Nej da."
    by_paragraph = Ground.of("  et\n\nto tre \n", (), ())
    assert [span.of(by_paragraph.text) for span in by_paragraph.sentences] == ["et", "to tre"]


def test_in_an_empty_text_nothing_is_held_and_nothing_moves() -> None:
    ground, caret = Ground.of(" \n ", (), ()), Caret()
    assert carets.selection(ground, caret) is None
    for moved in (
        carets.step_sentence(ground, caret, 1),
        carets.step_turn(ground, caret, -1),
        carets.step_coding(ground, caret, [0], 1),
        carets.at_percentage(ground, 50),
        carets.extend(ground, caret, By.WORD, 1),
        carets.hold_turn(ground, caret),
        carets.let_go(ground, caret),
    ):
        assert moved == caret


PIECES = ["ja", "å", "👍🏽", "🇩🇰", "👩‍🔧", " ", ". ", "\n", "-", "\u200d", "\t"]
grounds = st.lists(st.sampled_from(PIECES), min_size=1, max_size=20).map(
    lambda pieces: Ground.of("".join(pieces), (), ())
)
Move = Callable[[Ground, Caret], Caret]
moves: list[Move] = [
    *(partial(carets.extend, by=by, step=step) for by in By for step in (1, -1)),
    *(partial(carets.step_sentence, step=step) for step in (1, -1)),
    lambda ground, caret: carets.hold_exactly(ground, caret) if ground.sentences else caret,
    lambda _, caret: carets.swap(caret),
    lambda _, caret: carets.hold_loosely(caret),
    carets.hold_turn,
    carets.let_go,
]


@given(grounds, st.lists(st.sampled_from(moves), max_size=12))
def test_no_move_ever_parts_a_grapheme_or_empties_the_selection(
    ground: Ground, path: list[Move]
) -> None:
    caret = carets.at(ground, 0)
    for move in path:
        caret = move(ground, caret)
        span = carets.selection(ground, caret)
        if ground.sentences:
            assert span is not None
            assert span.end <= len(ground.text)
            assert is_edge(ground.text, span.start)
            assert is_edge(ground.text, span.end)


@given(grounds, st.integers(0, 40), st.integers(0, 40), st.booleans())
def test_no_drag_parts_a_grapheme(ground: Ground, origin: int, target: int, exact: bool) -> None:
    span = carets.selection(ground, carets.drag(ground, origin, target, exact=exact))
    if span is not None:
        assert is_edge(ground.text, span.start)
        assert is_edge(ground.text, span.end)
