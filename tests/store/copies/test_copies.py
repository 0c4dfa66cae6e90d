"""Two copies of one study: what was done apart is united, and what collides is asked about."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from mbcode.drafts import ImportBatch
from mbcode.errors import ConflictError, StudyError
from mbcode.memo_links import links
from mbcode.model import CodeText, MemoTarget, Span
from mbcode.store.copies.three_way import Conflict, Side
from mbcode.store.study import Study
from tests.clusters import Cluster
from tests.store.copies.pairs import Copy, content_of, parted
from tests.store.old_studies import make_first_version
from tests.studies import TEXT, draft, small_study

Pair = tuple[Copy, Copy]


@pytest.fixture
def pair(tmp_path: Path) -> Pair:
    """Return two copies of the little study, with one coding and a definition from before."""

    def prepare(study: Study) -> None:
        study.codebook.edit("Tillid", definition="at stole på")
        study.codings.tag(1, Span(36, 48), study.codebook.find("Tillid").id)

    return parted(tmp_path, prepare)


def edit(code: str, **fields: Any) -> Callable[[Study], Any]:
    return lambda study: study.codebook.edit(code, **fields)


def codings(copy: Copy) -> list[tuple[Any, ...]]:
    return [coding[1:] for coding in copy.content["codings"]]


def settle(here: Copy, there: Copy, side: Side) -> None:
    def merge(study: Study) -> None:
        found = study.copies.compare(there.path)
        study.copies.merge(there.path, {each: side for each, _ in found.conflicts})

    here.do(merge)


def conflicts(here: Copy, there: Copy) -> list[tuple[str, str, str, str]]:
    found = here.do(lambda study: study.copies.compare(there.path)).conflicts
    return [(words.what, words.past, words.ours, words.theirs) for _, words in found]


# What is united


def test_a_link_in_a_memo_follows_its_coding_into_the_other_copy(pair: Pair) -> None:
    here, there = pair
    here.do(lambda study: study.codings.tag(2, Span(36, 48), study.codebook.find("Rum").id))

    def link(study: Study) -> None:
        old = study.codings.of(1)[0]
        new = study.codings.tag(1, Span(90, 99), study.codebook.find("Møder").id).added[0]
        study.memos.write(MemoTarget(), f"se [[{old.id}]] og [[{new.id}]]")

    there.do(link)
    here.do(lambda study: study.copies.merge(there.path))

    def linked(study: Study) -> list[Span]:
        (memo,) = study.memos.all()
        return [study.codings.get(link.coding).span for link in links(memo.text)]

    assert here.do(linked) == [Span(36, 48), Span(90, 99)]


def test_a_link_to_a_coding_that_both_made_is_to_the_one_that_stands(pair: Pair) -> None:
    here, there = pair
    here.tag((90, 99), "Tillid")
    stands, twin = here.tag((60, 70), "Rum"), there.tag((60, 70), "Rum")
    assert stands != twin
    there.do(lambda study: study.memos.write(MemoTarget(), f"se [[{twin}]]"))
    here.merge(there)
    assert [memo.text for memo in here.do(lambda study: study.memos.all())] == [f"se [[{stands}]]"]


def test_what_two_people_did_apart_stands_together(pair: Pair) -> None:
    here, there = pair
    here.tag((49, 78), "Møder")
    there.tag((49, 78), "Møder", "Bo")
    there.do(lambda study: study.memos.write(MemoTarget(transcript=2), "tyst"), "Bo")
    there.do(lambda study: study.done_marks.put(2, done=True), "Bo")
    _, done = here.merge(there)
    assert codings(here) == [
        (36, 48, "Tillid", "Åse"),
        (49, 78, "Møder", "Bo"),
        (49, 78, "Møder", "Åse"),
    ]
    assert here.content["memos"] == [("transcript", "02-syd", "Bo", "tyst")]
    assert here.content["done"] == [("02-syd", "Bo")]
    counted = [(each.noun, each.coder, each.added) for each in done.merged]
    assert counted == [("coding", "Bo", 1), ("memo", "Bo", 1), ("done-mark", "Bo", 1)]


def test_what_both_made_is_one_by_what_it_is(pair: Pair) -> None:
    for copy in pair:
        copy.do(lambda study: study.codebook.add(CodeText("Støj"), "Rammer"))
        copy.tag((49, 78), "Støj")
        copy.do(lambda study: study.imports.run(ImportBatch(transcripts=(draft("03-ny"),))))
    pair[1].do(edit("Støj", definition="larm udefra"))
    before = pair[0].content
    pair[0].merge(pair[1])
    after = pair[0].content
    assert {name: after[name] for name in after if name != "codes"} == {
        name: before[name] for name in before if name != "codes"
    }
    assert [text.definition for _, text in after["codes"] if text.name == "Støj"] == ["larm udefra"]


def test_a_code_renamed_on_one_side_is_the_code_used_on_the_other(pair: Pair) -> None:
    here, there = pair
    here.do(lambda study: study.codebook.rename("Tillid", "Tiltro"))
    there.tag((49, 78), "Tillid", "Bo")
    here.merge(there)
    assert codings(here) == [(36, 48, "Tiltro", "Åse"), (49, 78, "Tiltro", "Bo")]
    names = [text.name for _, text in here.content["codes"]]
    assert "Tillid" not in names


def test_names_that_changed_places_there_change_places_here(pair: Pair) -> None:
    here, there = pair
    for code, name in (("Møder", "X"), ("Tillid", "Møder"), ("X", "Tillid")):
        there.do(edit(code, name=name))
    here.merge(there)
    assert here.content == there.content
    assert codings(here) == [(36, 48, "Møder", "Åse")]


def test_what_was_altered_and_removed_there_is_so_here(pair: Pair) -> None:
    here, there = pair
    mine = here.tag((49, 78), "Møder")
    there.do(lambda study: study.codings.move_edges(1, Span(40, 48)))
    there.do(lambda study: study.codebook.delete("Ærlighed"))
    there.do(lambda study: study.codebook.move("Rum", "Samarbejde"))
    here.merge(there)
    assert codings(here) == [(40, 48, "Tillid", "Åse"), (49, 78, "Møder", "Åse")]
    assert here.do(lambda study: study.codings.get(mine)).id == mine
    below = [text.name for parent, text in here.content["codes"] if parent == "Samarbejde"]
    assert below == ["Tillid", "Møder", "Rum"]
    there.do(lambda study: study.codings.untag([1]))
    here.merge(there)
    assert codings(here) == [(49, 78, "Møder", "Åse")]


def test_what_was_removed_here_stays_removed(pair: Pair) -> None:
    here, there = pair
    here.do(lambda study: study.codings.untag([1]))
    there.tag((49, 78), "Møder", "Bo")
    here.merge(there)
    assert codings(here) == [(49, 78, "Møder", "Bo")]


def test_a_transcript_comes_with_its_turns_and_sentences(pair: Pair) -> None:
    here, there = pair
    new = draft("03-vest", TEXT.replace("Bo", "Ulla"), case="Vest", role="leder")
    there.do(lambda study: study.imports.run(ImportBatch(transcripts=(new,))), "Bo")
    there.tag((0, 10), "Rum", "Bo", transcript=3)
    here.merge(there)
    assert here.content == there.content
    assert here.do(lambda study: study.check()) == ()


def test_work_goes_on_with_what_was_taken_in(pair: Pair) -> None:
    here, there = pair
    coding = there.tag((49, 78), "Møder", "Bo")
    there.do(lambda study: study.codebook.add(CodeText("Støj")), "Bo")
    here.merge(there)
    there.do(lambda study: study.codings.move_edges(coding, Span(49, 60)), "Bo")
    there.do(edit("Støj", name="Larm"), "Bo")
    here.merge(there)
    assert codings(here) == [(36, 48, "Tillid", "Åse"), (49, 60, "Møder", "Bo")]
    assert here.content == there.content
    there.merge(here)
    here.do(edit("Larm", definition="udefra"))
    there.merge(here)
    there.do(lambda study: study.codings.untag([coding]), "Bo")
    here.merge(there)
    assert codings(here) == [(36, 48, "Tillid", "Åse")]
    assert here.content == there.content


# Conflicts


def test_a_definition_altered_on_both_sides_is_asked_about(pair: Pair) -> None:
    here, there = pair
    here.do(edit("Tillid", definition="at turde"))
    there.do(edit("Tillid", definition="at tro", example="Det går nok."))
    assert conflicts(here, there) == [
        ("code Tillid: definition", "at stole på", "at turde", "at tro")
    ]
    before = here.content
    with pytest.raises(ConflictError, match="1 conflict to be settled; nothing was merged"):
        here.merge(there)
    assert here.content == before
    settle(here, there, Side.OURS)
    (tillid,) = [text for _, text in here.content["codes"] if text.name == "Tillid"]
    assert (tillid.definition, tillid.example) == ("at turde", "Det går nok.")


@pytest.mark.parametrize("side", Side)
def test_what_was_settled_does_not_come_back(pair: Pair, side: Side) -> None:
    here, there = pair
    here.do(edit("Tillid", definition="at turde"))
    there.do(edit("Tillid", definition="at tro"))
    settle(here, there, side)
    assert conflicts(here, there) == []
    change, _ = here.merge(there)
    assert change.id == 0
    there.merge(here)
    assert here.content == there.content
    there.do(edit("Tillid", definition="at tro på"))
    assert conflicts(here, there) == []


def test_two_memos_of_one_coder_on_one_thing_are_asked_about(pair: Pair) -> None:
    here, there = pair
    here.do(lambda study: study.memos.write(MemoTarget(coding=1), "klar"))
    there.do(lambda study: study.memos.write(MemoTarget(coding=1), "tvivl"))
    there.do(lambda study: study.memos.write(MemoTarget(coding=1), "enig"), "Bo")
    what = "memo Åse's on Åse's Tillid on 01-nord (sentence 2): text"
    assert conflicts(here, there) == [(what, "", "klar", "tvivl")]
    settle(here, there, Side.THEIRS)
    assert [memo[2:] for memo in here.content["memos"]] == [("Bo", "enig"), ("Åse", "tvivl")]


def test_a_code_removed_here_and_used_there_is_asked_about(pair: Pair) -> None:
    here, there = pair
    here.do(lambda study: study.codebook.delete("Møder"))
    there.tag((49, 78), "Møder", "Bo")
    there.tag((49, 60), "Møder", "Bo")
    asked = [("code Møder", "there", "removed", "kept, used by 2 things")]
    assert conflicts(here, there) == asked
    kept = here.path.with_name("kept.mbcode")
    shutil.copy(here.path, kept)
    settle(here, there, Side.OURS)
    assert codings(here) == [(36, 48, "Tillid", "Åse")]
    assert here.merge(there)[0].id == 0
    settle(Copy(kept), there, Side.THEIRS)
    assert [coding[2] for coding in codings(Copy(kept))] == ["Tillid", "Møder", "Møder"]
    assert Copy(kept).merge(there)[0].id == 0


def test_a_code_removed_there_and_used_here_is_asked_about(pair: Pair) -> None:
    here, there = pair
    there.do(lambda study: study.codebook.merge("Tillid", "Møder"))
    mine = here.tag((49, 78), "Tillid")
    here.do(lambda study: study.memos.write(MemoTarget(coding=mine), "vigtigt"))
    assert conflicts(here, there) == [("code Tillid", "there", "kept, used by 1 thing", "removed")]
    settle(here, there, Side.OURS)
    assert codings(here) == [(36, 48, "Møder", "Åse"), (49, 78, "Tillid", "Åse")]
    assert [memo[3] for memo in here.content["memos"]] == ["vigtigt"]


@pytest.mark.parametrize(
    ("side", "left"), [(Side.OURS, [(40, 48, "Tillid", "Åse")]), (Side.THEIRS, [])]
)
def test_a_coding_removed_there_and_altered_here_is_asked_about(
    pair: Pair, side: Side, left: list[Any]
) -> None:
    here, there = pair
    there.do(lambda study: study.codings.untag([1]))
    here.do(lambda study: study.codings.move_edges(1, Span(40, 48)))
    here.do(lambda study: study.memos.write(MemoTarget(coding=1), "smallere"))
    what = "coding Åse's Tillid on 01-nord (sentence 2)"
    assert conflicts(here, there) == [(what, "there", "kept and changed", "removed")]
    settle(here, there, side)
    assert codings(here) == left
    assert len(here.content["memos"]) == len(left)


def test_edges_that_both_moved_are_told_by_sentences_and_words(pair: Pair) -> None:
    here, there = pair
    here.do(lambda study: study.codings.move_edges(1, Span(36, 92)))
    there.do(lambda study: study.codings.move_edges(1, Span(36, 78)))
    what = "coding Åse's Tillid on 01-nord (sentences 2–4): passage"
    ends = "sentences 2–4: “Det har jeg. Og så har … onsdagen. Det går fint.”"
    both = "sentences 2–3: “Det har jeg. Og så har Bo den om onsdagen.”"
    assert conflicts(here, there) == [(what, "sentence 2: “Det har jeg.”", ends, both)]


# What needs nobody's word


def test_another_code_of_the_same_name_comes_in_beside_it(pair: Pair) -> None:
    here, there = pair
    here.do(edit("Møder", name="Aftaler"))
    there.do(lambda study: study.codebook.add(CodeText("Aftaler"), "Samarbejde"))
    there.tag((49, 78), "Aftaler", "Bo")
    _, done = here.merge(there)
    assert done.notes == (
        "another code has the name 'Aftaler' here: theirs is called 'Aftaler (2)'",
    )
    assert codings(here)[1] == (49, 78, "Aftaler (2)", "Bo")


def test_a_key_that_is_taken_is_left_out(pair: Pair) -> None:
    here, there = pair
    here.do(edit("Møder", key="7"))
    there.do(edit("Rum", key="7"))
    _, done = here.merge(there)
    assert done.notes == ("the key '7' is that of 'Møder' here: 'Rum' has none",)
    keys = {text.name: text.key for _, text in here.content["codes"]}
    assert (keys["Møder"], keys["Rum"]) == ("7", "")


def test_no_code_comes_to_stand_below_itself(pair: Pair) -> None:
    here, there = pair
    here.do(lambda study: study.codebook.move("Rammer", "Samarbejde"))
    there.do(lambda study: study.codebook.move("Samarbejde", "Rammer"))
    _, done = here.merge(there)
    assert len(done.notes) == 1
    assert len(here.do(lambda study: study.codebook.codes())) == 8


def test_codings_that_come_to_be_the_same_are_one_with_both_memos(pair: Pair) -> None:
    here, there = pair
    here.do(lambda study: study.memos.write(MemoTarget(coding=1), "før"))
    here.do(lambda study: study.codings.move_edges(1, Span(49, 78)))
    new = there.tag((49, 78), "Tillid")
    there.do(lambda study: study.memos.write(MemoTarget(coding=new), "efter"))
    here.merge(there)
    assert codings(here) == [(49, 78, "Tillid", "Åse")]
    assert [memo[3] for memo in here.content["memos"]] == ["før\n\nefter"]


# One step, and nothing of the copy's is touched


def test_a_merge_is_one_step_to_undo(pair: Pair) -> None:
    here, there = pair
    there.do(lambda study: study.codebook.merge("Møder", "Tillid"), "Bo")
    there.tag((49, 78), "Tillid", "Bo")
    before = here.content
    change, _ = here.merge(there)
    assert (change.kind, change.summary) == ("merge", "merge there.mbcode")
    united = here.content
    here.do(lambda study: study.history.undo())
    assert here.content == before
    here.merge(there)
    assert here.content == united


def test_trying_changes_nothing_on_either_side(pair: Pair) -> None:
    here, there = pair
    there.tag((49, 78), "Møder", "Ny")
    files = sorted(path.name for path in here.path.parent.iterdir())
    bytes_there, content = there.path.read_bytes(), here.content
    with Study.open(here.path, coder="Åse", dry_run=True) as study:
        change, _ = study.copies.merge(there.path)
        assert change.id != 0
        assert "Ny" not in [coder.name for coder in study.coders()]
    assert here.content == content
    here.merge(there)
    assert there.path.read_bytes() == bytes_there
    assert sorted(path.name for path in here.path.parent.iterdir()) == files


def test_a_copy_that_someone_is_writing_to_is_read_as_it_stands(pair: Pair) -> None:
    here, there = pair
    with Study.open(there.path, coder="Bo") as study:
        study.codings.tag(1, Span(49, 78), study.codebook.find("Møder").id)
        here.merge(there)
    assert codings(here)[1] == (49, 78, "Møder", "Bo")


def test_a_copy_of_an_older_version_is_merged_and_stays_old(tmp_path: Path) -> None:
    here = Copy(make_first_version(tmp_path / "here.mbcode"))
    there = Copy(make_first_version(tmp_path / "there.mbcode"))
    old = there.path.read_bytes()
    here.do(edit("Tillid", definition="ny"))
    assert here.merge(there)[0].id == 0
    assert there.path.read_bytes() == old


def test_a_servers_study_takes_in_a_file_that_was_copied_from_it(
    cluster: Cluster, pair: Pair
) -> None:
    here, there = pair
    server = cluster.address(cluster.new_database())
    here.do(lambda study: study.copy_to(server))
    there.do(lambda study: study.codebook.merge("Møder", "Tillid"), "Bo")
    there.tag((49, 78), "Tillid", "Bo")
    with Study.open(server, coder="Åse") as study:
        study.codings.tag(2, Span(0, 10), study.codebook.find("Rum").id)
        before = content_of(study)
        study.copies.merge(there.path)
        assert len(content_of(study)["codings"]) == 3
        assert study.check() == ()
        assert study.copies.merge(there.path)[0].id == 0
        study.history.undo()
        assert content_of(study) == before


def test_only_another_copy_of_this_study_is_merged(pair: Pair, tmp_path: Path) -> None:
    here, _ = pair
    small_study(tmp_path / "another.mbcode").close()
    (tmp_path / "no.mbcode").write_text("nothing of the sort")
    for name, why in (
        ("another.mbcode", "is another study .*mbcode import"),
        ("here.mbcode", "is this study itself"),
        ("no.mbcode", "not an mbcode study"),
        ("none.mbcode", "no study here"),
    ):
        with pytest.raises(StudyError, match=why):
            here.merge(Copy(tmp_path / name))


def test_a_conflict_is_a_value(pair: Pair) -> None:
    here, there = pair
    here.do(edit("Tillid", keywords=("tro",)))
    there.do(edit("Tillid", keywords=("turde",)))
    first, second = (here.do(lambda s: s.copies.compare(there.path)).conflicts for _ in range(2))
    assert first == second
    assert first[0][0] == Conflict("code", 6, "keywords", (), ("tro",), ("turde",))
