"""Behind every figure stand as many quotations, word for word."""

from __future__ import annotations

from collections.abc import Collection
from itertools import product

import pytest

from mbcode.analysis.choices import LEVELS, RULES
from mbcode.drafts import CodingDraft, ImportBatch
from mbcode.model import Span
from mbcode.store.study import Study
from mbcode.tui.counting.cooccurring import Cooccurring
from mbcode.tui.counting.document import Document, Kind
from mbcode.tui.counting.matrix import count
from mbcode.tui.counting.quotations import Quotation, quotations
from tests.studies import draft


def behind(study: Study, question: Cooccurring, one: str, other: str) -> tuple[Quotation, ...]:
    found = count(study.columns(units=True), question)
    a, b = found.found.codes.index(one), found.found.codes.index(other)
    behind = found.arranged(by_total=False, hides_empty=False).behind(a, b)
    assert behind is not None
    return quotations(behind, study.transcripts.texts)


@pytest.mark.parametrize(
    "unit", [*(kind for kind in Cooccurring.KINDS if kind != "window"), "window:2"]
)
def test_there_is_a_quotation_for_every_count(study: Study, unit: str) -> None:
    columns, texts_of = study.columns(units=True), study.transcripts.texts
    for rule, level in product(RULES, LEVELS):
        found = count(columns, Cooccurring(unit, rule, level))
        shown = found.arranged(by_total=False, hides_empty=False)
        for a, b in product(range(len(found.counts)), repeat=2):
            behind = shown.behind(a, b)
            quoted = () if behind is None else quotations(behind, texts_of)
            characters = sum(len(each.place.span) for each in quoted)
            assert found.counts[a][b] == (characters if unit == "character" else len(quoted))


def test_words_are_exactly_those_of_the_place(study: Study) -> None:
    texts = study.transcripts.texts()
    for quotation in behind(study, Cooccurring("sentence"), "Nøgler", "Tillid"):
        for excerpt in quotation.excerpts:
            assert excerpt.words == excerpt.place.span.of(texts[excerpt.place.transcript_id])


def test_a_quotation_names_its_source_codes_and_coders(study: Study) -> None:
    first = behind(study, Cooccurring("overlap", "any"), "Nøgler", "Tillid")[0]
    assert first.reference == "01-nord · Åse · sentence 3 · constructed"
    assert set(first.codes) == {"Nøgler (Bo, Åse)", "Tillid (Bo, Åse)"}


def test_of_a_whole_transcript_the_codings_in_it_are_quoted(study: Study) -> None:
    (quotation,) = behind(study, Cooccurring("transcript", "all"), "Nøgler", "Tillid")
    assert quotation.reference == "01-nord · Bo, Åse"
    assert [each.words for each in quotation.excerpts if "Bo" in each.label] == [
        "Det har jeg. Og så har Bo den om onsdagen.",
        "Og så har Bo den om onsdagen. Det går fint.",
    ]


@pytest.mark.parametrize("unit", ["overlap", "sentence", "transcript"])
def test_only_texts_that_are_quoted_are_read(
    study: Study, monkeypatch: pytest.MonkeyPatch, unit: str
) -> None:
    study.imports.run(ImportBatch(transcripts=(draft("uncoded"),)))
    asked: list[int] = []
    texts = study.transcripts.texts

    def noted(ids: Collection[int]) -> dict[int, str]:
        asked.extend(ids)
        return texts(ids)

    monkeypatch.setattr(study.transcripts, "texts", noted)
    behind(study, Cooccurring(unit), "Nøgler", "Tillid")
    assert sorted(asked) == [1, 2]


def test_context_is_whole_words_of_running_text(study: Study) -> None:
    text = f"Åse: {'ordet ' * 40}Midten. {'ordet ' * 40}\n\nBo: Ja."
    start = text.index("Midten.")
    codings = tuple(
        CodingDraft("lang", code, "Åse", Span(start, start + len("Midten.")))
        for code in ("Rum", "Ærlighed")
    )
    study.imports.run(ImportBatch(transcripts=(draft("lang", text),), codings=codings))
    (excerpt,) = behind(study, Cooccurring(), "Rum", "Ærlighed")[0].excerpts
    assert excerpt.words == "Midten."
    assert set(excerpt.before.split()) == {"…", "ordet"}
    assert set(excerpt.after.split()) == {"…", "ordet"}
    assert 90 <= len(excerpt.before) <= 100


def test_context_does_not_begin_with_a_comma(study: Study) -> None:
    text = f"Åse: {'ordene, ' * 40}Midten."
    start = text.index("Midten.")
    codings = tuple(
        CodingDraft("lang", code, "Åse", Span(start, len(text))) for code in ("Rum", "Ærlighed")
    )
    study.imports.run(ImportBatch(transcripts=(draft("lang", text),), codings=codings))
    (excerpt,) = behind(study, Cooccurring(), "Rum", "Ærlighed")[0].excerpts
    assert text[start - 90] == ","
    assert excerpt.before.startswith("… ordene")


def test_the_document_holds_every_quotation_in_order(study: Study) -> None:
    quoted = behind(study, Cooccurring(), "Nøgler", "Tillid")
    document = Document.of(quoted)
    assert "".join(document.text[start:end] for start, end, _ in document.parts) == document.text
    words = [document.text[start:end] for start, end, kind in document.parts if kind is Kind.WORDS]
    assert words == [excerpt.words for each in quoted for excerpt in each.excerpts]
    assert [document.quotation_at(at) for at in document.begins] == list(range(len(quoted)))
    assert document.quotation_at(len(document.text) - 1) == len(quoted) - 1
