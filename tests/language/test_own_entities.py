"""A spaCy pipeline of the user's own, made here, proposes names beside the rules'."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import spacy

from mbcode.language.dictionaries import dictionary_of
from mbcode.language.names.finding import find_names
from mbcode.language.own_model import OwnModel
from mbcode.pseudonyms.candidates import Writing

Found = Callable[..., dict[tuple[str, ...], str]]
PATTERNS = {
    "jonna": "PER",
    "Jonna": "PER",
    "Mette Overby": "PERSON",
    "Ankestyrelsen": "ORG",
    "Lund": "LOC",
    "Nørregade": "loc",
    "Havnens": "GPE",
    "tirsdag": "DATE",
    "Danske": "MISC",
    "Person A": "PER",
    "å": "PER",
}


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> OwnModel:
    place: Path = tmp_path_factory.mktemp("own") / "pipeline"
    nlp = spacy.blank("da")
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns(  # type: ignore[attr-defined]
        [{"label": label, "pattern": words} for words, label in PATTERNS.items()]
    )
    nlp.to_disk(place)
    return OwnModel(str(place))


@pytest.fixture(scope="module")
def found(model: OwnModel) -> Found:
    """Find names with the pipeline or without: their kinds by their spellings."""

    def find(
        *texts: str, settled: tuple[str, ...] = (), own: bool = True
    ) -> dict[tuple[str, ...], str]:
        said = [Writing("", text) for text in texts]
        names = find_names(said, dictionary_of("da").bases, settled, model if own else None)
        return {name.forms: name.kind for name in names}

    return find


def test_names_that_no_rule_finds_are_proposed(found: Found) -> None:
    said = "så kom jonna forbi. Ankestyrelsen sagde nej. Havnen lukker. Havnens folk lo."
    assert found(said, own=False) == {}
    assert found(said) == {
        ("jonna",): "person",
        ("Ankestyrelsen",): "organisation",
        ("Havnen",): "place",
    }


def test_what_the_rules_find_is_never_taken_away(found: Found) -> None:
    said = (
        "Vi kender Jonna Holm, Bo og Mette Overby fra Vindelev Kommune.\njonna og Mette er væk.",
        "Ring til Jonna på 40 00 21 07. Hun bor på Nørregade 5, 8000 Aarhus.",
    )
    with_it, without = found(*said), found(*said, own=False)
    spellings = {form for forms in with_it for form in forms}
    assert {form for forms in without for form in forms} <= spellings
    assert len(spellings) == sum(map(len, with_it))
    assert set(without.values()) <= set(with_it.values())


def test_it_tells_what_a_name_is_of(found: Found) -> None:
    said = "Han kender Lund godt, og hun kender Ry."
    assert found(said, own=False) == {("Lund",): "person", ("Ry",): "person"}
    assert found(said) == {("Lund",): "place", ("Ry",): "person"}


def test_a_first_name_goes_along_with_the_full_one_whoever_found_it(found: Found) -> None:
    assert found("Mette Overby kom. Så gik Mette og jonna.", "Jeg så Jonna Holm.") == {
        ("Mette Overby", "Mette"): "person",
        ("Jonna Holm", "Jonna", "jonna"): "person",
    }


def test_dates_and_the_like_and_single_letters_are_no_names(found: Found) -> None:
    assert found("vi ses tirsdag. Danske læger bor ved en å") == {}


def test_what_is_decided_on_or_recognised_by_its_form_is_not_proposed_again(found: Found) -> None:
    said = "så kom jonna og Person A fra Nørregade 5."
    assert found(said, settled=("jonna", "Person A")) == {("Nørregade 5",): "address"}
