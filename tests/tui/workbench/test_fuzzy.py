"""A few letters find a code."""

from hypothesis import given
from hypothesis import strategies as st

from mbcode.model import Code, CodeText
from mbcode.tui.fuzzy import Fit, fit, ranked


def code(id_: int, name: str, theme: str = "Tema", *keywords: str, label_en: str = "") -> Code:
    text = CodeText(name, keywords=keywords, label_en=label_en)
    return Code(id_, text, 99, theme, 1, applicable=True)


CODES = (
    code(1, "Tillid", "Betingelser", "tryghed", label_en="Trust"),
    code(2, "Kommunal rolle", "Aktører"),
    code(3, "Ærlighed", "Betingelser"),
    code(4, "Frivillig rolle", "Aktører", "foreningsliv"),
    code(5, "Åbningstid", "Rammer"),
)


def names(query: str, *recent: int) -> list[str]:
    return [found.name for found in ranked(query, CODES, recent)]


def test_a_prefix_goes_before_a_word_start_before_initials_before_inside_before_strewn() -> None:
    texts = ["Rolle", "Kommunal rolle", "Rummet og liv", "Kontrolord", "Kredsløb"]
    fits = [fit("rol", "Rolle"), fit("rol", "Kommunal rolle"), fit("rol", "Rummet og liv")]
    fits += [fit("rol", "Kontrolord"), fit("rol", "Rekordhold")]
    assert fits == [
        Fit.PREFIX,
        Fit.WORD_START,
        Fit.INITIALS,
        Fit.SUBSTRING,
        Fit.SUBSEQUENCE,
    ]
    codes = [code(at, text) for at, text in reversed(list(enumerate(texts)))]
    found = [each.name for each in ranked("rol", codes)]
    assert found == ["Rolle", "Kommunal rolle", "Rummet og liv", "Kontrolord"]


def test_a_word_of_the_name_goes_before_a_keyword_and_both_before_the_inside_of_a_word() -> None:
    codes = (
        code(1, "Samlingspunkt", "Tema", "tilholdssted"),
        code(2, "Stationsleder"),
        code(3, "Adgang til huset"),
        code(4, "Understilling", "Tema"),
        code(5, "Tillid"),
    )
    found = [each.name for each in ranked("til", codes)]
    assert found == [
        "Tillid",
        "Adgang til huset",
        "Samlingspunkt",
        "Understilling",
        "Stationsleder",
    ]


def test_letters_in_order_find_and_letters_out_of_order_do_not() -> None:
    assert names("tld") == ["Tillid"]
    assert names("dlt") == []


def test_danish_letters_are_found_as_they_are_and_spelled_out() -> None:
    assert names("ærl") == names("aerl") == names("ÆRL") == ["Ærlighed"]
    assert names("åb") == names("aab") == ["Åbningstid"]


def test_a_composed_and_a_decomposed_letter_are_one() -> None:
    assert names("a\u030abn") == ["Åbningstid"]


def test_keywords_and_the_english_label_find_but_the_name_goes_first() -> None:
    assert names("tryg") == ["Tillid"]
    assert names("trust") == ["Tillid"]
    assert names("forening") == ["Frivillig rolle"]


def test_a_theme_finds_all_its_codes_by_its_beginning_only() -> None:
    assert names("beting") == ["Tillid", "Ærlighed"]
    assert names("tingel") == []


def test_every_word_must_be_found() -> None:
    assert names("beting til") == ["Tillid"]
    assert names("rolle fri") == ["Frivillig rolle"]
    assert names("rolle xyz") == []


def test_nothing_typed_offers_all_the_last_used_first() -> None:
    assert names("", 4, 3) == [
        "Frivillig rolle",
        "Ærlighed",
        "Tillid",
        "Kommunal rolle",
        "Åbningstid",
    ]


def test_of_equal_fits_the_last_used_goes_first() -> None:
    assert names("rolle") == ["Kommunal rolle", "Frivillig rolle"]
    assert names("rolle", 4) == ["Frivillig rolle", "Kommunal rolle"]


@given(st.sampled_from(CODES), st.data())
def test_any_letters_of_a_name_in_order_find_it(wanted: Code, data: st.DataObject) -> None:
    name = wanted.name.replace(" ", "")
    places = data.draw(st.sets(st.integers(0, len(name) - 1), min_size=1))
    typed = "".join(name[place] for place in sorted(places))
    assert wanted in ranked(typed, CODES)


@given(st.text())
def test_whatever_is_typed_offers_each_code_at_most_once(typed: str) -> None:
    found = ranked(typed, CODES)
    assert len(found) == len(set(found)) <= len(CODES)
