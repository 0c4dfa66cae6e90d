"""Claims about which Danish words are forms of which."""

from __future__ import annotations

import pytest

from benchmarks.danish.word_forms import compounds_score, forms_score
from mbcode.errors import FormatError
from mbcode.language.corrections import read_corrections
from mbcode.language.forms import Level, forms_of
from mbcode.language.lemmas import lemmas_of
from mbcode.words import lowered, phrases, vocabulary, words

DANISH = lemmas_of("da")


@pytest.mark.parametrize("name", ["word_forms.txt", "word_forms_held_out.txt"])
def test_most_forms_are_found_and_little_else(name: str) -> None:
    score = forms_score(name, DANISH)
    assert score.recall >= 0.94
    assert score.precision >= 0.93


@pytest.mark.parametrize("level", [Level.ENDING, Level.BEGINNING])
def test_most_compounds_are_found_and_little_else(level: Level) -> None:
    score = compounds_score(level, DANISH)
    assert score.recall >= 0.94
    assert score.precision >= 0.93


def test_each_level_takes_in_those_before() -> None:
    there = ["samarbejdet", "netværkssamarbejde", "samarbejdspartner", "arbejde", "hest"]
    assert forms_of("samarbejde", there, DANISH) == {"samarbejdet": Level.WORD}
    assert list(forms_of("samarbejde", there, DANISH, Level.ENDING)) == there[:2]
    assert list(forms_of("samarbejde", there, DANISH, Level.BEGINNING)) == there[:3]


def test_a_hyphen_joins_a_compound() -> None:
    assert forms_of("leder", ["sfo-leder", "ligger"], DANISH, Level.ENDING) == {}
    assert forms_of("leder", ["skole-lederen"], DANISH, Level.ENDING) == {
        "skole-lederen": Level.ENDING
    }


def test_letters_inside_a_word_are_not_the_word() -> None:
    others = ["apostolen", "legitime", "talent", "ansvarlig", "lunge", "planet"]
    for word in ("stol", "time", "tale", "ansvar", "unge"):
        assert forms_of(word, others, DANISH, Level.BEGINNING) == {}


def test_short_words_are_not_looked_for_inside_others() -> None:
    assert forms_of("hus", ["huset", "rådhus"], DANISH, Level.BEGINNING) == {"huset": Level.WORD}


def test_an_inflected_word_means_every_lemma_it_may_have() -> None:
    there = ["taler", "tæller", "talte"]
    assert set(forms_of("talte", there, DANISH)) == set(there)
    assert set(forms_of("tale", there, DANISH)) == {"taler", "talte"}


def test_a_correction_goes_before_everything() -> None:
    own = read_corrections("toget: tage\n# en note\nSkolen: hest, SKOLE\n", "own.txt")
    lemmas = lemmas_of("da-DK", own)
    assert set(forms_of("tage", ["toget", "tog"], lemmas)) == {"toget", "tog"}
    assert set(forms_of("hest", ["skolen", "hesten"], lemmas)) == {"skolen", "hesten"}
    assert set(forms_of("skole", ["skolen"], lemmas)) == {"skolen"}


@pytest.mark.parametrize("line", ["lederne", "lederne:", ": leder", "to ord: leder", "a: b c"])
def test_a_line_that_is_no_correction_is_named(line: str) -> None:
    with pytest.raises(FormatError, match=r"own\.txt: line 2: .* is no correction"):
        read_corrections(f"talte: tale\n{line}\n", "own.txt")


@pytest.mark.parametrize(
    ("word", "forms", "others"),
    [
        (
            "medborgercenter",
            {"medborgercenteret", "medborgercentrets", "medborgercentre"},
            "centret",
        ),
        ("frivillighedskonsulent", {"frivillighedskonsulenternes"}, "frivillighed"),
        ("mobilepay", {"mobilepay'er", "mobilepay’ens"}, "mobilepayordning"),
        ("fck", {"fck's"}, "fcker"),
        ("forening", {"foreningernes"}, "foreningshus"),
    ],
)
def test_a_word_that_is_not_listed_is_inflected_as_others_are(
    word: str, forms: set[str], others: str
) -> None:
    assert set(forms_of(word, [*forms, others], DANISH)) == forms


def test_a_form_that_is_not_listed_means_every_lemma_its_last_part_may_have() -> None:
    there = ["medborgercenteret", "medborgercenter", "medborgercentrum", "midtpunkt"]
    assert list(forms_of("medborgercentret", there, DANISH)) == there[:3]
    assert set(forms_of("gudruns", ["gudrun", "gudrunsvej"], DANISH)) == {"gudrun"}


def test_a_form_that_begins_otherwise_is_found() -> None:
    assert set(forms_of("barn", ["børn", "barnlig"], DANISH)) == {"børn"}
    assert set(forms_of("gå", ["gik", "gang"], DANISH)) == {"gik"}
    assert set(forms_of("vi", ["os", "vis"], DANISH)) == {"os"}


def test_other_languages_have_forms_but_no_dictionary_is_needed() -> None:
    assert set(forms_of("house", ["houses", "hose"], lemmas_of("en"))) == {"houses"}
    assert forms_of("qapla", ["qapla", "qaplas"], lemmas_of("tlh")) == {"qapla": Level.WORD}


def test_words_stand_alone_and_keep_their_places() -> None:
    text = "Husk: HUSET er vores hus, ikke kirkens-hus. Hus’et? hus'"
    lower = lowered(text)
    assert [at for at, _, _ in phrases(lower, [{"hus"}])] == [21, text.index("hus'")]
    assert list(words("Tv'et og e-mail_x 3 gange")) == ["tv'et", "og", "e-mail", "x", "3", "gange"]
    assert vocabulary(["Ja, ja.", "Nej!"]) == {"ja", "nej"}


def test_lower_case_moves_no_character() -> None:
    text = "İstanbul Hus"
    assert len(lowered(text)) == len(text)
    assert [text[start:end] for start, end, _ in phrases(lowered(text), [{"hus"}])] == ["Hus"]


def test_words_of_a_phrase_have_only_white_space_between() -> None:
    lower = "den sociale\nindsats, sociale, indsatser"
    parts = [{"social", "sociale"}, {"indsats", "indsatser"}]
    assert list(phrases(lower, parts)) == [(4, 19, "sociale indsats")]
