"""What may name somebody is found; what merely looks like it is told apart."""

from __future__ import annotations

import pytest

from benchmarks.danish.names import LOOKED_AT, figures, marked_interviews
from mbcode.language.dictionaries import dictionary_of
from mbcode.language.names.finding import find_names
from mbcode.language.names.grouping import Name
from mbcode.language.names.patterns import matches
from mbcode.pseudonyms.candidates import Writing


def found(*texts: str) -> list[Name]:
    return sorted(
        find_names([Writing("", text) for text in texts], dictionary_of("da").bases),
        key=lambda name: name.forms,
    )


def forms(*texts: str) -> list[tuple[str, ...]]:
    return [name.forms for name in found(*texts)]


def test_names_in_turns_that_were_kept_back_are_found_whole() -> None:
    kept_back = figures(marked_interviews()[LOOKED_AT:])
    assert kept_back.names > 140
    assert kept_back.recall >= 0.95
    assert kept_back.false_per_thousand <= 5


@pytest.mark.parametrize("kind", ["cpr", "tlf", "mail", "adr"])
def test_every_number_and_address_of_the_marked_turns_is_found(kind: str) -> None:
    told = figures(marked_interviews(), kind)
    assert told.names
    assert told.missed == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("120358-5123", "cpr"),
        ("120358 5123", "cpr"),
        ("1203585123", "cpr"),
        ("290260-5001", "cpr"),
        ("40002107", "phone"),
        ("40 00 21 07", "phone"),
        ("4000 2107", "phone"),
        ("+45 40 00 21 07", "phone"),
        ("004540002107", "phone"),
        ("(+45) 4000 2107", "phone"),
        ("jytte.brandager@svanehuset.example", "mail"),
        ("kit snabel-a huset punktum example", "mail"),
        ("Elmebakken 14, 2. tv.", "address"),
        ("Gammel Strandvej 7B", "address"),
        ("H.C. Odgaards Allé 112", "address"),
        ("8000 Aarhus C", "postcode"),
        ("1900 Frederiksborg C", "postcode"),
    ],
)
def test_it_is_known_by_its_form(text: str, kind: str) -> None:
    (match,) = matches(f"det er {text}, tror jeg")
    assert (match.kind, match.span.of(f"det er {text}, tror jeg")) == (kind, text)


@pytest.mark.parametrize(
    "text",
    [
        "det koster 12.500.000 kr. om året",
        "konto 1234 0005678 i banken",
        "CVR 12 34 56 78 står der",
        "det var i 2019 2020 eller så",
        "fra 1998-2004 boede vi der",
        "jf. § 14, stk. 2, og s. 23",
        "sagen er 2018-004512-17",
        "310299-5123 hvis februar havde 31: 310299",
        "den 31. april 3199 4",
        "i 2019 Lærerne gik hjem",
        "lokale 2.04 kl. 13.15",
        "48 mio. kr. og 7 pct.",
    ],
)
def test_it_merely_looks_like_a_number_of_somebody(text: str) -> None:
    assert matches(text) == []


def test_first_names_and_initials_go_along_with_the_one_full_name() -> None:
    assert forms(
        "Hun hedder Aicha Benali.", "Vi kalder hende A.B. eller Aicha. Benali er fin."
    ) == [("Aicha Benali", "A.B.", "Aicha", "Benali")]


def test_a_first_name_that_two_have_is_left_to_a_person() -> None:
    said = "Det er Mette Rosendal og Mette Overby. Så kom Mette."
    assert forms(said) == [("Mette",), ("Mette Overby",), ("Mette Rosendal",)]


def test_a_genitive_is_the_name_itself() -> None:
    assert forms("Jeg kender Torkild.", "Det var Torkilds idé, og Niels' og Emre's.") == [
        ("Emre",),
        ("Niels",),
        ("Torkild",),
    ]


def test_a_name_in_small_letters_goes_along_unless_it_is_a_word() -> None:
    said = ("jeg så Malik og Storm.", "malik gik ud i en storm")
    assert forms(*said) == [("Malik", "malik"), ("Storm",)]


def test_a_sentence_explains_the_capital_of_an_everyday_word() -> None:
    assert (
        found('Lærerne kom. Så gik vi. Torsdagsmaden var god! "Kom nu," sagde hun. Og: Nej.') == []
    )


def test_a_word_that_is_a_name_elsewhere_is_one_at_the_start_too() -> None:
    assert forms("Jeg kender Bo.", "Bo er her. Hvor kan man bo?") == [("Bo",)]


def test_polite_pronouns_and_common_acronyms_are_no_names() -> None:
    assert found("Hvis De vil, kan I se det på IT-kurset hos EU. Det var SÅ sjovt.") == []


def test_a_speakers_label_is_a_name_unless_it_is_a_word() -> None:
    labels = [Writing("", name, is_label=True) for name in ("Interviewer", "Mark", "Sørine")]
    names = find_names(labels, dictionary_of("da").bases)
    assert {name.forms[0] for name in names} == {"Mark", "Sørine"}


def test_what_was_decided_on_is_not_proposed_again() -> None:
    said = [Writing("", "Jeg kender Bo Holm fra Vindelev og Frivillig A.")]
    names = find_names(said, dictionary_of("da").bases, ["Frivillig A", "Vindelev"])
    assert [name.forms[0] for name in names] == ["Bo Holm"]


def test_a_language_without_a_dictionary_still_has_names() -> None:
    names = find_names([Writing("", "minä tunnen Aino Virtasen")], dictionary_of("xx").bases)
    assert [name.forms[0] for name in names] == ["Aino Virtasen"]
