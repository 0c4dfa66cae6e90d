"""Names leave a study: nothing moves off its words, every undo works, and no byte remembers."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import JSON, String, Text

from mbcode.drafts import CaseDraft, CodeDraft, ImportBatch
from mbcode.errors import ConflictError, MbcodeError, StudyError
from mbcode.model import CodeText, MemoTarget, Span
from mbcode.pseudonyms.decisions import Decision, Plan, plan_of
from mbcode.store.backups import UNFINISHED
from mbcode.store.kept_backups import keep_backup
from mbcode.store.pseudonymising import purging
from mbcode.store.pseudonymising.holdings import HOLDINGS, WITHOUT_NAMES
from mbcode.store.study import Study
from mbcode.store.tables import Base
from tests.store.conftest import MakeStudy
from tests.studies import codebook, draft

TEXT = (
    "Interviewer: Hvem har nøglen?\n\n"
    "Sørine: Det har jeg. Og så har Bo Æggild den om onsdagen. Bos kone hedder Ågot.\n\n"
    "Interviewer: Altid?\n\n"
    "Sørine: Nej. Bo bor i Ny Øster. Ring til ham på 40 00 21 07."
)
ORIGINALS = ("Sørine", "Bo Æggild", "Æggild", "Ågot", "Ny Øster", "40 00 21 07")
PLAN = plan_of(
    [
        Decision("Sørine", "person", True, "Frivillig A", ("Sørine",)),
        Decision("Bo Æggild", "person", True, "Person B", ("Bo", "Æggild")),
        Decision("Ågot", "person", True, "Person C"),
        Decision("Ny Øster", "place", True, "[sted 1]"),
        Decision("40 00 21 07", "phone", True, "[telefon 1]"),
    ]
)


@pytest.fixture
def study(tmp_path: Path) -> Iterator[Study]:
    """A study with a name in every corner that can hold one."""
    folder = tmp_path / "study"
    folder.mkdir()
    with Study.create(folder / "study.mbcode", coder="Kit", name="Sørines studie") as study:
        named = CodeText("Ågots måde", "Som Ågot gør", example="Bos kone hedder Ågot")
        study.imports.run(
            ImportBatch(
                cases=(CaseDraft("Hos Ågot", {"place": "Ny Øster"}),),
                transcripts=(
                    draft("01-sørine", TEXT, case="Hos Ågot", informant="Sørine", role="frivillig"),
                    draft("02-andre", case="Nord"),
                ),
                codes=(*codebook(), CodeDraft(named)),
            )
        )
        yield study


def code(study: Study, name: str) -> int:
    return next(code.id for code in study.codebook.codes() if code.name == name)


def span_of(words: str, text: str = TEXT) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def quoted(study: Study) -> dict[int, str]:
    """What each coding of the first transcript covers."""
    transcript = study.transcripts.read(1)
    return {c.id: c.span.of(transcript.text) for c in study.codings.of(1)}


def decide(study: Study, plan: Plan = PLAN) -> None:
    study.names.decide(plan, lambda: None)
    study.names.purge()


def remembered(folder: Path) -> list[str]:
    """The originals that some byte of a file below `folder` still tells, in whatever spelling."""
    found = []
    for path in folder.rglob("*"):
        data = path.read_bytes() if path.is_file() else b""
        for name in ORIGINALS:
            for spelling in (name, name.lower(), name.upper(), name.casefold()):
                escaped = json.dumps(spelling)[1:-1]
                if spelling.encode() in data or escaped.encode() in data:
                    found.append(f"{spelling} in {path.name}")
    return found


def test_every_coding_stays_on_its_words(study: Study) -> None:
    for words in ("Det har jeg.", "Bo Æggild den", "Bos kone", "Nej.", "bor i Ny Øster"):
        study.codings.tag(1, span_of(words), code(study, "Tillid"))
    decide(study)
    assert list(quoted(study).values()) == [
        "Det har jeg.", "Person B den", "Person B's kone", "Nej.", "bor i [sted 1]",
    ]  # fmt: skip
    assert study.check() == ()


def test_codings_may_come_to_lie_where_others_of_their_code_lay(study: Study) -> None:
    begins, growth = TEXT.index("Det har"), len("Frivillig A") - len("Sørine")
    for times in (0, 1, 2, 4):
        start = begins + times * growth
        study.codings.tag(1, Span(start, start + 3), code(study, "Tillid"))
    before = quoted(study)
    decide(study)
    assert quoted(study) == before
    assert study.check() == ()


def test_turns_sentences_and_labels_go_along(study: Study) -> None:
    before = study.transcripts.read(1)
    decide(study)
    after = study.transcripts.read(1)
    assert after.text == (
        "Interviewer: Hvem har nøglen?\n\n"
        "Frivillig A: Det har jeg. Og så har Person B den om onsdagen. "
        "Person B's kone hedder Person C.\n\n"
        "Interviewer: Altid?\n\n"
        "Frivillig A: Nej. Person B bor i [sted 1]. Ring til ham på [telefon 1]."
    )
    assert [s.span.of(after.text)[-1] for s in after.sentences] == [
        s.span.of(before.text)[-1] for s in before.sentences
    ]
    assert [t.speaker for t in after.turns] == [
        t.label.of(after.text).rstrip(":") for t in after.turns if t.label
    ]


def test_names_leave_labels_attributes_codes_and_memos(study: Study) -> None:
    study.memos.write(MemoTarget(transcript=1), "Ågot igen, og Bo")
    study.memos.write(MemoTarget(), "ring til Sørine")
    decide(study)
    transcript = study.transcripts.read(1)
    assert (transcript.name, transcript.attributes["informant"]) == (
        "01-Frivillig A",
        "Frivillig A",
    )
    assert transcript.case == "Hos Person C"
    assert study.cases.all()[0].attributes == {"place": "[sted 1]"}
    told = next(c.text for c in study.codebook.codes() if c.name == "Person C's måde")
    assert (told.definition, told.example) == (
        "Som Person C gør", "Person B's kone hedder Person C",
    )  # fmt: skip
    assert [memo.text for memo in study.memos.all()] == [
        "Person C igen, og Person B", "ring til Frivillig A",
    ]  # fmt: skip
    assert study.transcripts.read("02-andre").text.count("Person B") == 1


def test_no_byte_of_any_file_remembers(study: Study) -> None:
    assert study.path
    tillid = code(study, "Tillid")
    study.codings.tag(1, span_of("Bo Æggild"), tillid, "Bo Æggild er Ågots mand")
    study.codings.tag(1, span_of("Ny Øster"), tillid)
    study.codings.untag([1, 2])
    study.memos.write(MemoTarget(transcript=1), "Ågot fra Ny Øster")
    study.memos.write(MemoTarget(transcript=1), "Sørine")
    study.codebook.rename(code(study, "Ågots måde"), "Måden")
    study.history.undo(2)
    study.places.remember(1, 60)
    keep_backup(study._database, "daily")
    (study.path.parent / "study.mbcode-backups" / f".left.mbcode{UNFINISHED}").write_text("Ågot")
    assert remembered(study.path.parent)
    decide(study)
    study.memos.write(MemoTarget(), "bagefter")
    assert remembered(study.path.parent) == []
    study.close()
    assert remembered(study.path.parent) == []


def test_what_came_before_is_undone_as_if_the_names_had_never_been(study: Study) -> None:
    tillid = code(study, "Tillid")
    study.codings.tag(1, span_of("Bo Æggild den"), tillid, "om Bo")
    study.codings.tag(1, span_of("Nej."), tillid)
    study.codings.untag([1])
    study.codings.move_edges(2, span_of("Nej. Bo bor"))
    study.codebook.rename(code(study, "Ågots måde"), "Måden")
    with Study.open(study.place, coder="En anden") as other:
        decide(other)
    study.history.undo()
    assert code(study, "Person C's måde")
    study.history.undo()
    assert quoted(study) == {2: "Nej."}
    study.history.undo()
    assert quoted(study) == {1: "Person B den", 2: "Nej."}
    assert study.codings.get(1).memo == "om Person B"
    study.history.undo(2)
    assert quoted(study) == {}
    study.history.redo(5)
    assert quoted(study) == {2: "Nej. Person B bor"}
    assert study.check() == ()


def test_the_past_says_no_name_either_and_its_tables_are_looked_through(study: Study) -> None:
    study.codings.tag(1, span_of("Bo Æggild"), code(study, "Tillid"), "om Ågot")
    then = study.history.newest()
    study.codings.untag([1])
    decide(study)
    with study.as_it_stood(then) as past:
        assert quoted(past) == {1: "Person B"}
        assert past.memos.all()[0].text == "om Person C"
        assert "Frivillig A" in past.transcripts.read(1).text
        assert past.names.are_settled()


def test_it_is_the_same_on_a_server(make_study: MakeStudy) -> None:
    plan = plan_of(
        [
            Decision("Bo", "person", True, "Person A"),
            Decision("Åse", "person", True, "Frivillig A"),
        ]
    )
    with make_study() as study:
        text = study.transcripts.read(1).text
        study.codings.tag(1, span_of("Og så har Bo den", text), code(study, "Tillid"), "om Bo")
        study.codings.tag(1, span_of("Bo den om onsdagen.", text), code(study, "Tillid"))
        study.names.decide(plan, lambda: None)
        study.names.purge()
        assert quoted(study) == {1: "Og så har Person A den", 2: "Person A den om onsdagen."}
        assert study.codings.get(1).memo == "om Person A"
        assert study.check() == ()


def test_the_act_itself_stands_in_the_history_and_can_not_be_undone(study: Study) -> None:
    decide(study)
    study.codings.tag(1, span_of("Det har", study.transcripts.read(1).text), code(study, "Tillid"))
    study.history.undo()
    newest = next(change for change in study.history.entries() if change.kind == "pseudonymise")
    assert newest.summary == "pseudonymise 5 names"
    with pytest.raises(ConflictError, match="nowhere in the study, by design"):
        study.history.undo()


def test_a_coding_of_a_part_of_a_name_takes_in_the_whole_pseudonym(study: Study) -> None:
    study.codings.tag(1, span_of("har Bo"), code(study, "Tillid"))
    study.codings.tag(1, span_of("Æggild den"), code(study, "Tillid"))
    decide(study)
    assert list(quoted(study).values()) == ["har Person B", "Person B den"]


def test_two_codings_that_would_become_one_are_refused(study: Study) -> None:
    tillid = code(study, "Tillid")
    study.codings.tag(1, span_of("Bo Æggild"), tillid)
    study.codings.tag(1, span_of("Æggild"), tillid)
    before = quoted(study)
    with pytest.raises(ConflictError, match="codings 1 and 2 would come to lie on the same words"):
        decide(study)
    assert quoted(study) == before


def test_two_things_that_would_get_one_name_are_refused(study: Study) -> None:
    study.codebook.add(CodeText("Ågot"))
    study.codebook.add(CodeText("Bo"))
    plan = plan_of([Decision("Ågot", "person", True, "X", ("Bo",))])
    with pytest.raises(ConflictError, match="two of code would be called 'X'"):
        decide(study, plan)


def test_without_its_key_nothing_is_replaced(study: Study) -> None:
    def fail() -> None:
        raise StudyError("key.csv: no space left")

    with pytest.raises(StudyError, match="no space"):
        study.names.decide(PLAN, fail)
    assert study.transcripts.read(1).text == TEXT
    assert study.history.entries()[0].kind == "import"
    assert not study.names.are_settled()


def test_a_dry_run_says_it_and_writes_no_key(study: Study) -> None:
    def never() -> None:
        raise AssertionError("a dry run wrote the key")

    with Study.open(study.place, coder="Kit", dry_run=True) as trying:
        assert trying.names.decide(PLAN, never).summary == "pseudonymise 5 names"
    assert study.transcripts.read(1).text == TEXT


def test_names_that_stay_are_noted_and_that_can_be_undone(study: Study) -> None:
    decide(study, plan_of([Decision("Ny Øster", "place", False)]))
    assert [name.name for name in study.names.kept()] == ["Ny Øster"]
    study.history.undo()
    assert study.names.kept() == ()


def test_a_name_that_was_to_stay_can_go_later(study: Study) -> None:
    assert study.path
    decide(study, plan_of([Decision("Ny Øster", "place", False)]))
    decide(study)
    assert study.names.kept() == ()
    assert "[sted 1]" in study.names.pseudonyms()
    assert remembered(study.path.parent) == []


def test_a_file_that_another_program_reads_is_said_to_remember(
    study: Study, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(purging, "BUSY_SECONDS", 0.1)
    study.names.decide(PLAN, lambda: None)
    reader = sqlite3.connect(study.place, isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM change").fetchone()
    try:
        with pytest.raises(StudyError, match="mbcode pseudonymise --purge"):
            study.names.purge()
    finally:
        reader.close()
    study.names.purge()


def test_every_column_of_words_or_places_is_known_to_the_rewriting() -> None:
    listed = set(WITHOUT_NAMES)
    for table, held in HOLDINGS.items():
        columns = held.columns
        listed |= {f"{table}.{column}" for column in columns}
    there = {
        str(column)
        for table in Base.metadata.tables.values()
        for column in table.c
        if isinstance(column.type, String | Text | JSON)
        or any(word in column.name for word in ("start", "end", "position"))
    }
    follow_their_name = {
        f"{table}.folded" for table in ("case", "transcript", "code", "settled_name")
    }
    assert there - listed == {"code.position"} | follow_their_name
    assert listed <= there


@pytest.mark.parametrize(
    ("decisions", "said"),
    [
        ([Decision("Bo", "person", True, "", place="row 2")], "row 2: 'Bo' has no pseudonym"),
        (
            [Decision("Bo", "person", True, same_as="Ib", place="row 2")],
            "row 2: same_as 'Ib' is no name",
        ),
        (
            [
                Decision("Bo", "person", True, "A", place="row 2"),
                Decision("Ib", "person", True, "a", place="row 3"),
            ],
            "row 3: 'a' stands for 'Bo' already",
        ),
        (
            [
                Decision("Bo", "person", True, same_as="Ib", place="row 2"),
                Decision("Ib", "person", True, same_as="Bo", place="row 3"),
            ],
            "row 2: same_as leads round in a circle",
        ),
        (
            [
                Decision("Bo", "person", True, "Person A", ("Ib",), place="row 2"),
                Decision("Ib", "person", True, "Person B", place="row 3"),
            ],
            "row 3: the form 'Ib' belongs to 'Person A' too",
        ),
        (
            [
                Decision("Bo", "person", True, "Lille Ib", place="row 2"),
                Decision("Ib", "person", True, "Person B", place="row 3"),
            ],
            "row 2: the pseudonym 'Lille Ib' holds 'Ib'",
        ),
        (
            [
                Decision("Bo", "person", True, "A", place="row 2"),
                Decision("Bo", "person", False, place="row 3"),
            ],
            "'Bo' is kept in one row and replaced in another",
        ),
    ],
)
def test_decisions_that_can_not_be_carried_out_name_their_row(
    decisions: list[Decision], said: str
) -> None:
    with pytest.raises(MbcodeError) as refused:
        plan_of(decisions)
    assert said in str(refused.value)
