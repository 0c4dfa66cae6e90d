"""An import goes in whole or not at all, and twice is the same as once."""

from __future__ import annotations

import pytest

from mbcode.drafts import CaseDraft, CodeDraft, CodingDraft, ImportBatch
from mbcode.errors import MbcodeError
from mbcode.model import CodeText, Span
from mbcode.store.study import Study
from tests.studies import TEXT, codebook, draft


def coding(**fields: object) -> CodingDraft:
    given = {"transcript": "01-nord", "code": "Tillid", "coder": "koder-a", "span": Span(0, 5)}
    return CodingDraft(**{**given, "place": "k.csv, row 2", **fields})  # type: ignore[arg-type]


def test_what_stands_already_is_counted_and_left_alone(study: Study) -> None:
    batch = ImportBatch(
        transcripts=(draft("01-nord", case="Nord"),),
        codes=codebook(),
        codings=(coding(), coding(span=Span(2, 8)), coding()),
    )
    first = study.imports.run(batch)
    assert first.added == {"codings": 2}
    assert first.already_there == {"transcripts": 1, "codes": 8, "codings": 1}
    before = study.fingerprint()
    assert study.imports.run(batch).already_there == {"transcripts": 1, "codes": 8, "codings": 3}
    assert study.fingerprint() == before


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"transcript": "99"}, 'no transcript is called "99"; there is: 01-nord, 02-syd'),
        ({"code": "Tilid"}, 'no code is called "Tilid"; near it: Tillid'),
        ({"code": "Rammer"}, "'Rammer' is a heading"),
        ({"span": Span(100, 137)}, "outside 01-nord, whose text ends at 136"),
        ({"text": "noget andet"}, "the text given is not what stands at 0-5"),
        ({"span": None, "sentences": (6, 9)}, "sentences 6-9 are not in 01-nord, which has 7"),
        ({"span": None, "sentences": (0, 1)}, "sentences 0-1"),
    ],
)
def test_a_bad_row_is_named_and_nothing_is_imported(
    study: Study, fields: dict[str, object], said: str
) -> None:
    before = study.fingerprint()
    new_code = CodeDraft(CodeText("Ny"))
    with pytest.raises(MbcodeError, match=r"^k\.csv, row 2: ") as refused:
        study.imports.run(
            ImportBatch(codes=(new_code,), codings=(coding(span=Span(7, 9)), coding(**fields)))
        )
    assert said in str(refused.value)
    assert "\n" not in str(refused.value)
    assert study.fingerprint() == before


def test_sentence_ranges_reach_from_the_first_to_the_last(study: Study) -> None:
    study.imports.run(ImportBatch(codings=(coding(span=None, sentences=(2, 4), memo=" ja "),)))
    (found,) = study.codings.of(1)
    assert found.span.of(TEXT) == "Det har jeg. Og så har Bo den om onsdagen. Det går fint."
    assert found.memo == "ja"


def test_a_transcript_with_another_text_is_not_overwritten(study: Study) -> None:
    with pytest.raises(MbcodeError, match="01-NORD: the study has a transcript of this name"):
        study.imports.run(ImportBatch(transcripts=(draft("01-NORD", "A: Hej."),)))


def test_a_codebook_read_again_takes_over_what_it_says(study: Study) -> None:
    again = CodeDraft(CodeText("Tillid", definition="tro på"), "Rammer")
    report = study.imports.run(ImportBatch(codes=(again, CodeDraft(CodeText("Rum"), "Rammer"))))
    assert report.changed == {"codes": 1}
    assert report.already_there == {"codes": 1}
    tillid = study.codebook.find("Tillid")
    assert (tillid.text.definition, tillid.theme) == ("tro på", "Rammer")


def test_cases_come_with_attributes_and_from_transcripts(study: Study) -> None:
    cases = (CaseDraft("nord", {"by": "Korsør"}), CaseDraft("Vest"))
    report = study.imports.run(ImportBatch(cases=cases))
    assert (report.changed, report.added) == ({"cases": 1}, {"cases": 1})
    assert [(case.name, dict(case.attributes)) for case in study.cases.all()] == [
        ("Nord", {"by": "Korsør"}),
        ("Syd", {}),
        ("Vest", {}),
    ]


def test_what_two_files_say_of_one_case_is_put_together(study: Study) -> None:
    cases = (
        CaseDraft("nord", {"by": "Korsør"}),
        CaseDraft("Nord", {"region": "Sjælland"}),
        CaseDraft("Vest", {"by": "Esbjerg"}),
        CaseDraft("VEST", {"region": "Jylland"}),
    )
    report = study.imports.run(ImportBatch(cases=cases))
    assert (report.changed, report.added) == ({"cases": 3}, {"cases": 1})
    assert [(case.name, dict(case.attributes)) for case in study.cases.all()] == [
        ("Nord", {"by": "Korsør", "region": "Sjælland"}),
        ("Syd", {}),
        ("Vest", {"by": "Esbjerg", "region": "Jylland"}),
    ]


def test_a_code_that_stands_is_not_moved_below_one_that_is_nowhere(study: Study) -> None:
    before = study.fingerprint()
    for name in ("Tillid", "Ny"):
        draft = CodeDraft(CodeText(name), "Ramer", "k.csv, row 4")
        with pytest.raises(MbcodeError, match=r"k\.csv, row 4: the parent 'Ramer' is in neither"):
            study.imports.run(ImportBatch(codes=(draft,)))
    assert study.fingerprint() == before


def test_columns_hold_what_the_study_holds(study: Study) -> None:
    study.imports.run(ImportBatch(codings=(coding(), coding(transcript="02-syd", coder="koder-b"))))
    columns = study.columns(units=True)
    assert [row.name for row in columns.transcripts] == ["01-nord", "02-syd"]
    assert columns.codings.transcript.tolist() == [0, 1]
    assert [columns.codes[index].name for index in columns.codings.code] == ["Tillid", "Tillid"]
    assert [columns.coders[index].name for index in columns.codings.coder] == ["koder-a", "koder-b"]
    assert columns.turns is not None
    assert columns.sentences is not None
    speakers = [columns.speakers[index] for index in columns.turns.speaker[:4]]
    assert speakers == ["Interviewer", "Åse"] * 2
    assert columns.sentences.number.tolist() == [1, 2, 3, 4, 5, 6, 7] * 2
