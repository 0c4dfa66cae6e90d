"""What holds for every transcript, whatever stands in it."""

import itertools
import subprocess
import sys
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mbcode.drafts import TranscriptDraft
from mbcode.language.sentences import SentenceCutter
from mbcode.model import Sentence, Span, Turn

CUTTER = SentenceCutter()

WORDS = ["Jeg", "og", "kl", "f.eks", "hr", "Anders", "12", "1.000", "å", "Ørsted", "osv", "Det"]
ODD = [
    "e\u0301",
    "👩‍👩‍👧",
    "😀",
    "\u200d",
    "\u00a0",
    "\u3000",
    "\t",
    "\ufeff",
    "ß",
    "٣",
    "漢",
    "\x1f",
]
MARKS = [".", "?", "!", "…", "...", '"', "»", "«", "(", ")", "[pause]", "–", ":)", ",", ":", "'"]
speech = st.lists(st.sampled_from([*WORDS, *ODD, *MARKS, " ", " ", " ", "\n"]), min_size=1)
turn_texts = st.lists(st.one_of(speech.map("".join), st.text(min_size=1)), max_size=4)


def transcript(turn_texts: list[str]) -> TranscriptDraft:
    """Return a draft in which every turn has a label and its speaker's words."""
    text, turns = "", []
    for number, words in enumerate(turn_texts, 1):
        text += "Bo: "
        turns.append(Turn(number, Span(len(text), len(text) + len(words)), "Bo"))
        text += words + "\n\n"
    return TranscriptDraft("prøve", text, tuple(turns))


def words_of(draft: TranscriptDraft, sentences: tuple[Sentence, ...]) -> list[str]:
    return [sentence.span.of(draft.text) for sentence in sentences]


@settings(deadline=None)  # The first example loads spaCy.
@given(turn_texts)
def test_every_character_spoken_is_in_exactly_one_sentence(texts: list[str]) -> None:
    draft = transcript(texts)
    spoken = {
        position
        for turn in draft.turns
        for position in range(turn.span.start, turn.span.end)
        if not draft.text[position].isspace()
    }
    covered = [
        position
        for sentence in CUTTER.cut(draft)
        for position in range(sentence.span.start, sentence.span.end)
        if not draft.text[position].isspace()
    ]
    assert len(covered) == len(set(covered))
    assert set(covered) == spoken


@settings(deadline=None)  # The first example loads spaCy.
@given(turn_texts)
def test_sentences_are_numbered_in_order_and_stay_inside_their_turn(texts: list[str]) -> None:
    draft = transcript(texts)
    sentences = CUTTER.cut(draft)
    spans = {turn.number: turn.span for turn in draft.turns}
    assert [sentence.number for sentence in sentences] == list(range(1, len(sentences) + 1))
    for sentence in sentences:
        turn = spans[sentence.turn]
        assert turn.start <= sentence.span.start < sentence.span.end <= turn.end
    for one, next_one in itertools.pairwise(sentences):
        assert one.span.end <= next_one.span.start


@settings(deadline=None)  # The first example loads spaCy.
@given(turn_texts)
def test_no_sentence_begins_or_ends_with_white_space_or_crosses_a_line(texts: list[str]) -> None:
    draft = transcript(texts)
    for words in words_of(draft, CUTTER.cut(draft)):
        assert words == words.strip()
        assert "\n" not in words


@given(st.lists(speech.map("".join), min_size=2, max_size=2))
def test_a_turn_is_cut_the_same_whatever_is_said_around_it(texts: list[str]) -> None:
    together = transcript(texts)
    apart = [transcript([text]) for text in texts]
    cut_apart = [words for draft in apart for words in words_of(draft, CUTTER.cut(draft))]
    assert words_of(together, CUTTER.cut(together)) == cut_apart


def test_a_line_break_ends_a_sentence_without_any_mark() -> None:
    draft = transcript(["Overskrift uden punktum\nog en linje til,\n\nog den sidste."])
    assert words_of(draft, CUTTER.cut(draft)) == [
        "Overskrift uden punktum",
        "og en linje til,",
        "og den sidste.",
    ]


def test_labels_and_time_stamps_are_in_no_sentence() -> None:
    text = "[00:01:02] Bo: Ja. Nej.\n\nIda: Jo."
    draft = TranscriptDraft(
        "prøve",
        text,
        (
            Turn(1, Span(15, 23), "Bo", label=Span(11, 13), seconds=62),
            Turn(2, Span(30, 33), "Ida", label=Span(25, 28)),
        ),
    )
    assert [(s.number, s.turn, s.span.of(text)) for s in CUTTER.cut(draft)] == [
        (1, 1, "Ja."),
        (2, 1, "Nej."),
        (3, 2, "Jo."),
    ]


def test_a_transcript_without_turns_has_no_sentences() -> None:
    assert CUTTER.cut(TranscriptDraft("tom", "", ())) == ()


@pytest.mark.parametrize("silence", [" ", "\u00a0\t\n ", "\n\n"])
def test_a_turn_of_white_space_has_no_sentences(silence: str) -> None:
    assert CUTTER.cut(transcript([silence])) == ()


@pytest.mark.parametrize("odd", ["😀", "e\u0301\u0301", "\u200d", "👩‍👩‍👧 👩‍👩‍👧", "...", '"'])
def test_a_turn_without_words_is_one_sentence(odd: str) -> None:
    draft = transcript([odd])
    assert words_of(draft, CUTTER.cut(draft)) == [odd]


@pytest.mark.parametrize("language", ["en", "de", "ja", "xx", "kl", "nowhere"])
def test_another_language_is_cut_at_its_marks_and_lines(language: str) -> None:
    draft = transcript(["Well. Why not?\nNo"])
    cut = SentenceCutter(language).cut(draft)
    assert words_of(draft, cut) == ["Well.", "Why not?", "No"]


@pytest.mark.parametrize("language", ["da", "DA", "da-DK"])
def test_danish_is_known_however_its_code_is_written(language: str) -> None:
    draft = transcript(["Vi ses kl. 9 hos hr. Holm."])
    assert len(SentenceCutter(language).cut(draft)) == 1


def test_spacy_is_not_loaded_before_the_first_cut() -> None:
    code = (
        "import sys; from mbcode.language.sentences import SentenceCutter; SentenceCutter();"
        "sys.exit('spacy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize("noise", ["(", "!", "=", "a.B", "\u202e", "😀", "x"])
@pytest.mark.parametrize("language", ["da", "en"])
def test_a_row_of_signs_without_a_space_moves_nothing(noise: str, language: str) -> None:
    row = noise * (20_000 // len(noise))
    draft = transcript([f"Det er rigtigt. {row} Så gik vi hjem. {row} Og det var det."])
    said = words_of(draft, SentenceCutter(language).cut(draft))
    assert said[0] == "Det er rigtigt."
    assert said[-1].endswith("Og det var det.")
    assert "".join("".join(said).split()) == "".join(draft.text.split())[3:]


def test_a_row_of_signs_takes_time_with_its_length_not_with_its_square() -> None:
    def seconds(length: int) -> float:
        draft = transcript([f"Det er rigtigt. {'(' * length} Så gik vi hjem."])
        begun = time.process_time()
        CUTTER.cut(draft)
        return time.process_time() - begun

    seconds(1)
    # With the square of the length it would take sixteen times as long.
    assert seconds(20_000) < 8 * seconds(5_000) + 0.1
