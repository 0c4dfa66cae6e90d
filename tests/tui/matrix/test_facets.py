"""Narrowing a study: what is offered, and the words for what is kept."""

from __future__ import annotations

from mbcode.cli.options import ALL_FILTERS
from mbcode.drafts import ImportBatch
from mbcode.model import CodeText, Filters
from mbcode.store.study import Study
from mbcode.tui.counting.facets import NOUNS, as_options, facets, in_words, toggled
from tests.studies import draft


def test_what_is_offered_is_what_the_study_holds(study: Study) -> None:
    study.imports.run(ImportBatch(transcripts=(draft("03-øst"),)))
    found = {facet.field: facet.names for facet in facets(study.columns(units=True))}
    assert found["cases"] == ("Nord", "Syd", "")
    assert found["roles"] == ("frivillig", "kommunal", "")
    assert found["speakers"] == ("Interviewer", "Åse")
    assert found["coders"] == ("Bo", "Åse")
    assert found["themes"] == ("Rammer", "Samarbejde")


def test_a_heading_is_no_code_to_keep(study: Study) -> None:
    study.codebook.add(CodeText("Ære"))
    found = {facet.field: facet.names for facet in facets(study.columns(units=True))}
    assert "Rammer" not in found["codes"]
    assert "Ære" in found["codes"]


def test_what_is_kept_is_said_and_can_be_typed() -> None:
    kept = toggled(toggled(Filters(), "roles", "frivillig"), "cases", "")
    kept = toggled(kept, "roles", "kommunal")
    assert in_words(kept) == "only case (none); role frivillig, kommunal"
    assert as_options(kept) == ("--case", "", "--role", "frivillig", "--role", "kommunal")
    assert in_words(toggled(kept, "cases", "")) == "only role frivillig, kommunal"
    assert in_words(Filters()) == ""


def test_every_filter_of_the_commands_is_offered() -> None:
    assert set(NOUNS) == set(ALL_FILTERS)
