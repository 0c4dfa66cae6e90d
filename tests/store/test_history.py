"""Every act is one step, and every step can be taken back and done again."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from sqlalchemy import select

import mbcode.store
from mbcode.changes import ChangeFilters
from mbcode.drafts import CaseDraft, CodeDraft, CodingDraft, ImportBatch
from mbcode.errors import ConflictError
from mbcode.jobs.editing import draft_of_text, edit_transcript
from mbcode.model import CodeText, MemoTarget, Span
from mbcode.pseudonyms.decisions import Plan, Pseudonym
from mbcode.store.database import Database
from mbcode.store.study import Study
from mbcode.store.tables import Base
from tests.studies import TEXT, draft

OTHER_TEXT = TEXT.replace("Bo", "Ib")
Act = Callable[[Study], object]
Rows = dict[str, list[tuple[object, ...]]]

NO_PART_OF_THE_STATE = {"change", "about", "coder", "place"}
"""Tables that undo leaves alone: the log itself, who is known, where they left off."""

ACTS: dict[str, Act] = {
    "tag with a memo": lambda s: s.codings.tag(1, Span(3, 9), code(s, "Rum"), memo="tvivl"),
    "tag with a new code": lambda s: s.codings.tag_with_new_code(
        1, Span(3, 9), CodeText("Håb"), code(s, "Rammer")
    ),
    "untag": lambda s: s.codings.untag([1]),
    "untag several": lambda s: s.codings.untag([3, 1]),
    "recode": lambda s: s.codings.recode(1, code(s, "Rum")),
    "edges": lambda s: s.codings.move_edges(1, Span(2, 6)),
    "settle for one": lambda s: s.settlements.settle("enige", [1], give=[1]),
    "settle for none": lambda s: s.settlements.settle("enige", [1]),
    "settle anew": lambda s: s.settlements.settle("enige", [3], give=[3]),
    "memo on a coding": lambda s: s.memos.write(MemoTarget(coding=1), "nyt"),
    "memo on a code": lambda s: s.memos.write(MemoTarget(code=code(s, "Rum")), "hvorfor?"),
    "memo on a transcript": lambda s: s.memos.write(MemoTarget(transcript=2), "kort"),
    "memo on the study": lambda s: s.memos.write(MemoTarget(), "fælles"),
    "memo removed": lambda s: s.memos.write(MemoTarget(coding=1), ""),
    "add code": lambda s: s.codebook.add(CodeText("Håb", key="h"), "Samarbejde"),
    "rename code": lambda s: s.codebook.rename("Tillid", "Mistillid"),
    "rename heading": lambda s: s.codebook.rename("Rammer", "Rum og tid"),
    "edit code": lambda s: s.codebook.edit("Tillid", definition="tro på", keywords=("tro",)),
    "move code": lambda s: s.codebook.move("Tillid", "Rammer", before="Rum"),
    "move code to the top": lambda s: s.codebook.move("Tillid", None),
    "move heading": lambda s: s.codebook.move("Samarbejde", None, before="Rammer"),
    "merge codes": lambda s: s.codebook.merge("Tillid", "Møder"),
    "merge headings": lambda s: s.codebook.merge("Rammer", "Samarbejde"),
    "split code": lambda s: s.codebook.split("Tillid", "Blind tillid", [1]),
    "done": lambda s: s.done_marks.put(2, done=True),
    "not done": lambda s: s.done_marks.put(1, done=False),
    "keep names": lambda s: s.names.decide(
        Plan(kept=(Pseudonym("Bo", "person", "Bo", ("Bo", "Bos")),)), write_key=lambda: None
    ),
    "merge": lambda s: merge_a_copy(s),
    "correct a text": lambda s: corrected(s, OTHER_TEXT.replace("Ib", "Poul Ib")),
    "place a review": lambda s: s.reviews.place(s.reviews.all()[0].id, Span(3, 9)),
    "drop a review": lambda s: s.reviews.drop([s.reviews.all()[0].id]),
    "split a sentence": lambda s: s.sentences.split(1, OTHER_TEXT.index("den om")),
    "join sentences": lambda s: s.sentences.join(1, 2, 3),
    "delete code": lambda s: s.codebook.delete("Rum"),
    "import": lambda s: s.imports.run(
        ImportBatch(
            transcripts=(draft("03-øst", case="Øst"),),
            cases=(CaseDraft("Nord", {"by": "Korsør"}), CaseDraft("Vest")),
            codes=(
                CodeDraft(CodeText("Håb", definition="tro på noget"), "Rammer"),
                CodeDraft(CodeText("Tillid", definition="tro på nogen"), "Rammer"),
            ),
            codings=(CodingDraft("03-øst", "Rum", "Bo", sentences=(1, 2), memo="hm"),),
        )
    ),
}


def code(study: Study, name: str) -> int:
    return study.codebook.find(name).id


def merge_a_copy(study: Study) -> None:
    """Merge a copy in which a newcomer did a bit of everything since."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "copy.mbcode")
        study.copy_to(path)
        with Study.open(path, coder="Ny") as other:
            other.imports.run(ImportBatch(transcripts=(draft("03-øst", case="Øst"),)))
            other.codings.tag_with_new_code(3, Span(3, 9), CodeText("Håb"), code(other, "Rammer"))
            other.codebook.merge("Tillid", "Møder")
            other.codebook.move("Rammer", "Samarbejde")
            other.codebook.delete("Rum")
            other.done_marks.put(2, done=True)
            other.memos.write(MemoTarget(), "fælles")
        study.copies.merge(path)


def corrected(study: Study, text: str) -> object:
    return edit_transcript(study, study.transcripts.read(2), draft_of_text(text, "rettet"))


def rows(study: Study) -> Rows:
    """Return every row of the study's tables, from the database itself."""
    tables = [t for t in Base.metadata.sorted_tables if t.name not in NO_PART_OF_THE_STATE]
    with closing(Database(study.place)) as database, database.reading() as connection:
        return {
            table.name: [
                tuple(row) for row in connection.execute(select(table).order_by(*table.primary_key))
            ]
            for table in tables
        }


@pytest.fixture
def coded(study: Study) -> Study:
    """Two codings of Åse's on one passage, one with a memo, and a third that was settled."""
    study.codings.tag(1, Span(0, 5), code(study, "Tillid"), memo="først")
    study.codings.tag(1, Span(0, 5), code(study, "Møder"))
    return study


@pytest.fixture
def settled(coded: Study) -> Study:
    """The same, with a coding of Bo's that was agreed not to be given, and memos on codes."""
    with Study.open(coded.place, coder="Bo") as bo:
        bo.codings.tag(1, Span(0, 5), code(bo, "Tillid"), memo="måske")
        bo.memos.write(MemoTarget(code=code(bo, "Tillid")), "vag")
        bo.memos.write(MemoTarget(code=code(bo, "Møder")), "også vag")
    coded.settlements.settle("enige", [3])
    coded.done_marks.put(1, done=True)
    return coded


@pytest.fixture
def worked_on(settled: Study) -> Study:
    """The same, with a coding that waits for review since its text was corrected."""
    onsdagen = OTHER_TEXT.index("onsdagen")
    settled.codings.tag(
        2, Span(onsdagen, onsdagen + 8), code(settled, "Åbningstid"), memo="hvornår?"
    )
    corrected(settled, OTHER_TEXT.replace("onsdagen", "ugen"))
    return settled


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
def test_every_act_is_undone_and_redone_row_by_row(worked_on: Study, act: Act) -> None:
    path = worked_on.place
    before, steps = rows(worked_on), worked_on.history.count()
    act(worked_on)
    after = rows(worked_on)
    assert after != before
    assert worked_on.history.count() == steps + 1
    for _ in range(2):
        with Study.open(path, coder="Åse") as later:
            later.history.undo()
        assert rows(worked_on) == before
        with Study.open(path, coder="Åse") as later:
            later.history.redo()
        assert rows(worked_on) == after
    assert worked_on.check() == ()


def test_every_kind_of_change_is_among_these_acts(worked_on: Study) -> None:
    written = set()
    for source in Path(mbcode.store.__file__).parent.rglob("*.py"):
        written |= set(re.findall(r'\.change\("([a-z ]+)"\)', source.read_text(encoding="utf-8")))
    for act in ACTS.values():
        act(worked_on)
        written.discard(worked_on.history.entries(limit=1)[0].kind)
        worked_on.history.undo()
    assert written == set()


def test_all_of_them_in_a_row_are_undone_and_redone(settled: Study) -> None:
    states = [rows(settled)]
    for name in ("split code", "tag with a memo", "edges", "import", "rename heading"):
        ACTS[name](settled)
        states.append(rows(settled))
    for state in reversed(states[:-1]):
        settled.history.undo()
        assert rows(settled) == state
    settled.history.redo(len(states) - 1)
    assert rows(settled) == states[-1]


def test_undo_and_redo_survive_closing_the_program(coded: Study) -> None:
    coded.codings.untag([1])
    with Study.open(coded.place, coder="Åse") as later:
        later.history.undo()
        assert [coding.memo for coding in later.codings.of(1)] == ["først", ""]
    with Study.open(coded.place, coder="Åse") as later:
        later.history.redo()
        assert len(later.codings.of(1)) == 1


def test_redo_ends_with_the_next_change(coded: Study) -> None:
    coded.history.undo()
    coded.codings.tag(1, Span(7, 9), code(coded, "Rum"))
    with pytest.raises(ConflictError, match="nothing to redo"):
        coded.history.redo()
    coded.history.undo()
    coded.history.redo()
    assert [coding.span.start for coding in coded.codings.of(1)] == [0, 7]


def test_several_steps_are_undone_all_or_none(coded: Study) -> None:
    before = rows(coded)
    with pytest.raises(ConflictError, match="only 3 to undo"):
        coded.history.undo(4)
    assert rows(coded) == before
    assert len(coded.history.undo(2)) == 2
    assert coded.codings.of(1) == ()


def test_a_coder_takes_back_only_what_is_theirs(coded: Study) -> None:
    with Study.open(coded.place, coder="Bo") as bo:
        with pytest.raises(ConflictError, match="nothing to undo"):
            bo.history.undo()
        bo.codings.tag(1, Span(7, 9), code(bo, "Rum"))
    coded.history.undo()
    assert [coding.code for coding in coded.codings.of(1)] == [
        code(coded, "Tillid"),
        code(coded, "Rum"),
    ]


BUILT_ON: dict[str, tuple[Act, Act, str]] = {
    "a memo on my coding": (
        lambda s: s.codings.tag(1, Span(9, 12), code(s, "Rum")),
        lambda s: s.memos.write(MemoTarget(coding=3), "hvad?"),
        "memo on Rum on 01-nord",
    ),
    "my coding was recoded": (
        lambda s: s.codings.tag(1, Span(9, 12), code(s, "Rum")),
        lambda s: s.codings.recode(3, code(s, "Nøgler")),
        "recode Rum on 01-nord to Nøgler",
    ),
    "my coding was taken away": (
        lambda s: s.codings.tag(1, Span(9, 12), code(s, "Rum")),
        lambda s: s.codings.untag([3]),
        "untag Rum on 01-nord",
    ),
    "my coding was settled": (
        lambda s: s.codings.tag(1, Span(9, 12), code(s, "Rum")),
        lambda s: s.settlements.settle("enige", [3]),
        "settle Rum on 01-nord as enige: not given",
    ),
    "my new code was used": (
        lambda s: s.codebook.add(CodeText("Håb"), "Samarbejde"),
        lambda s: s.codings.tag(1, Span(9, 12), code(s, "Håb")),
        "tag Håb on 01-nord",
    ),
    "my new code got a memo": (
        lambda s: s.codebook.add(CodeText("Håb"), "Samarbejde"),
        lambda s: s.memos.write(MemoTarget(code=code(s, "Håb")), "godt ord"),
        "memo on code Håb",
    ),
    "a code stands below my new code": (
        lambda s: s.codebook.add(CodeText("Håb"), "Samarbejde"),
        lambda s: s.codebook.add(CodeText("Falsk håb"), "Håb"),
        "add code Falsk håb",
    ),
    "my new code was merged into another": (
        lambda s: s.codebook.add(CodeText("Håb"), "Samarbejde"),
        lambda s: s.codebook.merge("Håb", "Tillid"),
        "merge code Håb into Tillid",
    ),
    "my transcript was coded": (
        lambda s: s.imports.run(ImportBatch(transcripts=(draft("03-øst"),))),
        lambda s: s.codings.tag(3, Span(9, 12), code(s, "Rum")),
        "tag Rum on 03-øst",
    ),
    "the edges I moved were moved again": (
        lambda s: s.codings.move_edges(1, Span(9, 12)),
        lambda s: s.codings.move_edges(1, Span(9, 14)),
        "move the edges of Tillid on 01-nord (sentence 1)",
    ),
    "the coding I recoded is gone": (
        lambda s: s.codings.recode(1, code(s, "Rum")),
        lambda s: s.codings.untag([1]),
        "untag Rum on 01-nord",
    ),
    "the code I renamed was edited": (
        lambda s: s.codebook.rename("Rum", "Lokaler"),
        lambda s: s.codebook.edit("Lokaler", definition="hvor man er"),
        "edit code Lokaler",
    ),
    "the code I moved was moved again": (
        lambda s: s.codebook.move("Rum", "Samarbejde"),
        lambda s: s.codebook.move("Rum", None),
        "move code Rum to the top",
    ),
    "the codings I split off were given another code": (
        lambda s: s.codebook.split("Tillid", "Blind tillid", [1]),
        lambda s: s.codings.recode(1, code(s, "Rum")),
        "recode Blind tillid on 01-nord to Rum",
    ),
    "the name of the code I deleted was taken": (
        lambda s: s.codebook.delete("Rum"),
        lambda s: s.codebook.add(CodeText("Rum")),
        "add code Rum",
    ),
    "the code of the coding I took away is gone": (
        lambda s: s.codings.untag([2]),
        lambda s: s.codebook.delete("Møder"),
        "delete code Møder",
    ),
    "the memo I wrote is gone with its coding": (
        lambda s: s.memos.write(MemoTarget(coding=1), "nyt"),
        lambda s: s.codings.untag([1]),
        "untag Tillid on 01-nord",
    ),
}


@pytest.mark.parametrize(("act", "build", "what"), BUILT_ON.values(), ids=BUILT_ON)
def test_undo_says_who_built_on_it_and_changes_nothing(
    coded: Study, act: Act, build: Act, what: str
) -> None:
    act(coded)
    with Study.open(coded.place, coder="Bo") as bo:
        build(bo)
    before, steps = rows(coded), coded.history.count()
    today = datetime.now(UTC).astimezone()
    said = f"Bo built on it on {today.day} {today:%B %Y} ({what}); nothing was changed"
    with pytest.raises(ConflictError, match=re.escape(said) + "$"):
        coded.history.undo()
    assert (rows(coded), coded.history.count()) == (before, steps)
    with Study.open(coded.place, coder="Bo") as bo:
        bo.history.undo()
    coded.history.undo()
    assert coded.check() == ()


def test_redo_says_who_built_on_it_too(coded: Study) -> None:
    coded.codebook.add(CodeText("Håb"))
    coded.history.undo()
    with Study.open(coded.place, coder="Bo") as bo:
        bo.codebook.add(CodeText("håb"))
    with pytest.raises(ConflictError, match="can't redo 'add code Håb': Bo built on it on "):
        coded.history.redo()


def test_undoing_and_redoing_again_is_no_building_on(coded: Study) -> None:
    coded.codings.tag(1, Span(9, 12), code(coded, "Rum"))
    with Study.open(coded.place, coder="Bo") as bo:
        bo.codings.recode(3, code(bo, "Nøgler"))
        bo.history.undo()
        bo.history.redo()
        bo.history.undo()
    coded.history.undo()
    assert len(coded.codings.of(1)) == 2


def test_the_history_says_who_did_what(coded: Study) -> None:
    coded.history.undo()
    newest, undone, *_ = coded.history.entries()
    assert (newest.kind, newest.coder, newest.summary) == ("undo", "Åse", "tag Møder on 01-nord")
    assert undone.undone
    assert len(coded.history.entries(limit=1)) == 1


def changed(study: Study, **filters: Any) -> list[str]:
    """Return what the changes did that these filters keep, oldest first."""
    entries = study.history.entries(ChangeFilters(**filters))
    return [f"{entry.coder}: {entry.summary}" for entry in reversed(entries)]


def test_the_history_is_filtered_by_coder_kind_and_time(settled: Study) -> None:
    bo = next(coder.id for coder in settled.coders() if coder.name == "Bo")
    assert changed(settled, coders=(bo,), kinds=("tag", "settle")) == ["Bo: tag Tillid on 01-nord"]
    first, *_, last = reversed(settled.history.entries())
    assert changed(settled, until=first.at) == [f"Åse: {first.summary}"]
    assert changed(settled, since=last.at) == [f"Åse: {last.summary}"]
    assert settled.history.count(ChangeFilters(kinds=("tag", "memo"))) == 5
    assert settled.history.kinds() == ("done", "import", "memo", "settle", "tag")


def test_the_history_of_a_transcript_holds_all_that_touched_it(coded: Study) -> None:
    coded.codings.tag(2, Span(3, 5), code(coded, "Tillid"))
    coded.memos.write(MemoTarget(coding=3), "nyt")
    coded.memos.write(MemoTarget(transcript=2), "kort")
    coded.codings.move_edges(3, Span(3, 7))
    coded.codebook.merge("Tillid", "Møder")
    coded.memos.write(MemoTarget(transcript=2), "")
    coded.codings.untag([3])
    coded.history.undo()
    coded.done_marks.put(2, done=True)
    coded.sentences.join(2, 2, 4)
    coded.history.undo()
    assert changed(coded, transcripts=(2,)) == [
        "Åse: import 8 codes, 2 cases, 2 transcripts",
        "Åse: tag Tillid on 02-syd",
        "Åse: memo on Tillid on 02-syd",
        "Åse: memo on transcript 02-syd",
        "Åse: move the edges of Tillid on 02-syd",
        "Åse: merge code Tillid into Møder",
        "Åse: memo on transcript 02-syd",
        "Åse: untag Møder on 02-syd",
        "Åse: untag Møder on 02-syd",
        "Åse: mark 02-syd done",
        "Åse: join sentences 2–4 of 02-syd",
        "Åse: join sentences 2–4 of 02-syd",
    ]


def test_pages_of_the_history_are_steady_while_others_write(coded: Study) -> None:
    all_of_it = coded.history.entries()
    here = ChangeFilters(up_to=all_of_it[0].id)
    coded.codings.untag([2])
    assert coded.history.entries(here, limit=2, skip=1) == all_of_it[1:3]
    assert coded.history.count(here) == len(all_of_it)


def test_a_change_that_comes_to_nothing_leaves_no_coder_behind(coded: Study) -> None:
    with Study.open(coded.place, coder="Bo") as bo:
        assert bo.codebook.rename("Tillid", "Tillid").id == 0
    assert [coder.name for coder in coded.coders()] == ["Åse"]


def test_an_act_that_alters_nothing_leaves_no_trace(coded: Study) -> None:
    before = coded.fingerprint()
    assert coded.codebook.rename("Tillid", "Tillid").id == 0
    assert coded.codings.recode(1, code(coded, "Tillid")).id == 0
    assert coded.fingerprint() == before


def test_a_change_tells_which_codings_came_and_went(coded: Study) -> None:
    moved = coded.codings.move_edges(1, Span(1, 5))
    assert [coding.span for coding in moved.added] == [Span(1, 5)]
    assert not moved.elsewhere
    gone = coded.codings.untag([1])
    assert (gone.added, gone.removed, gone.elsewhere) == ((), (1,), False)
    (back,) = coded.history.undo()
    assert [coding.memo for coding in back.added] == ["først"]
    assert coded.memos.write(MemoTarget(), "om det hele").elsewhere
    assert coded.codebook.rename("Tillid", "Tro").elsewhere


def test_ids_are_never_used_twice(coded: Study) -> None:
    coded.codings.untag([2])
    assert coded.codings.tag(1, Span(30, 33), code(coded, "Rum")).added[0].id == 3


def test_a_change_is_told_in_the_words_that_it_was_about(coded: Study) -> None:
    tillid = code(coded, "Tillid")
    coding = coded.codings.tag(2, Span(36, 48), tillid).added[0].id
    moved = coded.codings.move_edges(coding, Span(36, 39)).id
    gone = coded.codings.untag([coding]).id
    assert coded.history.told(gone).lines == ("− coding: Tillid on “Det”",)
    coded.history.undo()
    assert coded.history.told(moved).lines == (f"coding {coding}: “Det har jeg.” → “Det”",)
    again = coded.codings.move_edges(coding, Span(40, 48)).id
    assert coded.history.told(again).lines == (f"coding {coding}: “Det” → “har jeg.”",)
    assert coded.history.told(moved).lines == (f"coding {coding}: end 48 → 39",)
    new = draft_of_text(OTHER_TEXT.replace("Hvem", "Hvor"), "rettet")
    edit_transcript(coded, coded.transcripts.read(2), new)
    assert coded.history.told(gone).lines == ("− coding: Tillid on characters 36–39",)


def test_what_came_is_told_by_what_it_is_and_of_much_how_much(coded: Study) -> None:
    tillid = code(coded, "Tillid")
    given = coded.codings.tag(2, Span(36, 48), tillid)
    assert coded.history.told(given.id).lines == ("+ coding: Tillid on “Det har jeg.”",)
    noted = coded.memos.write(MemoTarget(coding=given.added[0].id), "hvem?").id
    assert coded.history.told(noted).lines == ("+ memo: hvem?",)
    coded.codings.move_edges(given.added[0].id, Span(36, 39))
    assert coded.history.told(given.id).lines == ("+ coding, altered since",)
    coded.codings.untag([given.added[0].id])
    assert coded.history.told(given.id).lines == ("+ coding, gone since",)
    imported = coded.history.entries()[-1].id
    assert coded.history.told(imported).lines == (
        "+ 8 codes",
        *("+ case: Nord", "+ case: Syd"),
        *("+ transcript: 01-nord", "+ transcript: 02-syd"),
    )


def test_to_who_codes_blind_a_change_of_theirs_tells_nothing_of_others_codings(
    coded: Study,
) -> None:
    came = (
        CodingDraft("02-syd", "Tillid", "Åse", Span(36, 48)),
        CodingDraft("02-syd", "Rum", "Bo", Span(79, 92)),
    )
    with Study.open(coded.place, coder="Bo", is_blind=True) as bo:
        bo.imports.run(ImportBatch(codings=came))
        imported = bo.history.newest()
        assert bo.history.told(imported).lines == ("+ coding: Rum on “Det går fint.”",)
        bo.history.undo()
        assert bo.history.told(imported + 1).lines == ("− coding: Rum on “Det går fint.”",)
    assert len(coded.history.told(imported + 1).lines) == 2


def test_an_edge_that_was_moved_is_seen_in_what_is_told_however_long_the_passage(
    coded: Study,
) -> None:
    coding = coded.codings.tag(2, Span(36, 78), code(coded, "Tillid")).added[0].id
    moved = coded.codings.move_edges(coding, Span(36, 92)).id
    before, after = "Det har jeg. Og så har Ib den om onsdagen.", "Det har jeg. Og så har …"
    (line,) = coded.history.told(moved).lines
    assert line == f"coding {coding}: “{before}” → “{after} onsdagen. Det går fint.”"


@pytest.mark.parametrize(
    "edges", [(0, 5), (0, 20), (15, 16), (30, 35), (30, 40), (47, 50), (40, 92)]
)
def test_a_tag_is_told_by_the_sentences_it_touches(study: Study, edges: tuple[int, int]) -> None:
    span = Span(*edges)
    sentences = study.transcripts.read(1).sentences
    touched = [
        each.number
        for each in sentences
        if each.span.start < span.end and span.start < each.span.end
    ]
    told = study.codings.tag(1, span, code(study, "Rum")).summary
    first, last = (touched[0], touched[-1]) if touched else (0, 0)
    named = f" (sentence {first})" if first == last else f" (sentences {first}–{last})"
    assert told == f"tag Rum on 01-nord{named if touched else ''}"
