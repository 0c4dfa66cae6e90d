"""Tables say what they are, hold what they should, and read no more than they need."""

from __future__ import annotations

import pytest

from mbcode.errors import NotFoundError
from mbcode.formats.codebook_csv import COLUMNS as CODEBOOK_FILE_COLUMNS
from mbcode.formats.codings import COLUMNS as CODINGS_FILE_COLUMNS
from mbcode.jobs.tables import parts
from mbcode.jobs.tables.counts import (
    cooccurrence_table,
    crosstab_table,
    pairs_table,
    summary_table,
)
from mbcode.jobs.tables.history import history_table
from mbcode.jobs.tables.lists import cases_table, coders_table, transcripts_table
from mbcode.jobs.tables.quotes import codings_table, memos_table, transcript_text, units_table
from mbcode.jobs.tables.records import codebook_table, codes_table
from mbcode.model import Filters, MemoTarget, Span
from mbcode.store.study import Study


@pytest.fixture
def coded(study: Study) -> Study:
    """The little study with two codings by Åse and a memo of each kind."""
    for span, code in ((Span(36, 48), "Tillid"), (Span(36, 78), "Nøgler")):
        study.codings.tag(1, span, study.codebook.find(code).id, "hm")
    tillid = study.codebook.find("Tillid").id
    for target in (MemoTarget(code=tillid), MemoTarget(transcript=2), MemoTarget()):
        study.memos.write(target, "hm")
    return study


def test_a_table_says_how_to_make_it_again(coded: Study) -> None:
    filters = Filters(cases=("Nord",))
    table = cooccurrence_table(coded, filters, "sentence", "any", "theme", "phi")
    assert table.what == "cooccurrence"
    assert table.meaning == {
        "study": "Lille studie",
        "fingerprint": coded.fingerprint(),
        "filters": {"cases": ["Nord"]},
        "unit": "sentence",
        "coders": "any",
        "level": "theme",
        "measure": "phi",
        "n": 7,
    }


def test_the_fingerprint_follows_the_study(coded: Study) -> None:
    before = summary_table(coded).meaning["fingerprint"]
    assert summary_table(coded).meaning["fingerprint"] == before
    coded.history.undo()
    assert summary_table(coded).meaning["fingerprint"] != before


def test_turns_and_sentences_are_read_only_where_they_count(
    coded: Study, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[bool] = []
    read = coded.columns

    def noted(*, units: bool) -> object:
        asked.append(units)
        return read(units=units)

    monkeypatch.setattr(coded, "columns", noted)
    summary_table(coded)
    cooccurrence_table(coded)
    crosstab_table(coded, "case")
    crosstab_table(coded, "case", unit="character")
    assert asked == [False] * 4
    asked.clear()
    pairs_table(coded, unit="window:2")
    crosstab_table(coded, "speaker")
    summary_table(coded, Filters(speakers=("Åse",)))
    assert asked == [True] * 3


def test_long_tables_are_read_some_transcripts_at_a_time(
    coded: Study, monkeypatch: pytest.MonkeyPatch
) -> None:
    tables = codings_table(coded), units_table(coded, "turn")
    whole = [list(table.frame.rows()) for table in tables]
    monkeypatch.setattr(parts, "TRANSCRIPTS_AT_A_TIME", 1)
    for table, rows in zip(tables, whole, strict=True):
        frames = list(table.frames())
        assert len(frames) == 2
        assert [row for frame in frames for row in frame.rows()] == rows


def test_a_name_that_is_not_there_is_refused_before_anything_is_read(coded: Study) -> None:
    for filters in (Filters(transcripts=("x",)), Filters(speakers=("x",)), Filters(codes=("x",))):
        with pytest.raises(NotFoundError):
            codings_table(coded, filters)


def test_what_is_exported_has_the_columns_that_import_knows(coded: Study) -> None:
    assert set(codings_table(coded).frame.names) == set(CODINGS_FILE_COLUMNS)
    assert set(codebook_table(coded).frame.names) == set(CODEBOOK_FILE_COLUMNS)


def test_whatever_quotes_made_up_material_says_so(coded: Study) -> None:
    nord = Filters(transcripts=("01-nord",))
    for table in (codings_table(coded, nord), units_table(coded, "turn", nord)):
        assert set(table.frame["provenance"]) == {"constructed"}
    memos = memos_table(coded).frame.to_pandas()
    assert set(memos.loc[memos["text"] != "", "provenance"]) == {"constructed"}
    table, text = transcript_text(coded, "01-nord")
    assert text == coded.transcripts.read(1).text
    assert table.meaning["provenance"] == "constructed"


@pytest.mark.parametrize(
    ("filters", "on"),
    [
        (Filters(), ["coding", "coding", "code", "transcript", "study"]),
        (Filters(cases=("Syd",)), ["transcript"]),
        (Filters(codes=("Tillid",)), ["coding", "code"]),
        (Filters(themes=("Rammer",)), ["coding"]),
        (Filters(coders=("åse",), roles=("frivillig",)), ["coding", "coding"]),
    ],
)
def test_memos_are_filtered_by_what_they_are_on(
    coded: Study, filters: Filters, on: list[str]
) -> None:
    assert memos_table(coded, filters).frame["on"] == on


def test_lists_count_what_each_thing_has(coded: Study) -> None:
    nord = transcripts_table(coded, Filters(roles=("frivillig",))).frame.to_pandas().iloc[0]
    assert (nord["codings"], nord["coded_characters"], nord["turns"]) == (2, 42, 4)
    cases = cases_table(coded).frame.to_pandas().set_index("case")
    assert cases["codings"].to_dict() == {"Nord": 2, "Syd": 0}
    assert list(coders_table(coded).frame.rows()) == [("Åse", 2, 1, 5)]
    codes = codes_table(coded).frame.to_pandas().set_index("code")
    assert codes.loc["Rammer", "can_be_applied"] == "false"
    assert codes.loc["Tillid", "codings"] == 1


def test_history_is_cut_after_it_is_filtered(coded: Study) -> None:
    assert len(history_table(coded, limit=2).frame) == 2
    mine = history_table(coded, Filters(coders=("Åse",)), limit=1).frame
    assert mine["summary"] == ["memo on the study"]


def test_a_study_without_anything_has_tables_too(study: Study) -> None:
    for table in (
        codings_table(study),
        memos_table(study),
        summary_table(study),
        pairs_table(study),
        cooccurrence_table(study, unit="sentence", measure="jaccard"),
        crosstab_table(study, "coder"),
    ):
        assert table.frame.names
