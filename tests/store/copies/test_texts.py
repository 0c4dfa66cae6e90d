"""Texts that were corrected, and sentences that were cut, in one copy or in both."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from mbcode.errors import ConflictError
from mbcode.model import MemoTarget, Span
from mbcode.store.copies.three_way import Side
from mbcode.store.study import Study
from tests.clusters import Cluster
from tests.store.copies.pairs import Copy, content_of, correct, parted
from tests.studies import TEXT

BO = TEXT.index("Og så har Bo den om onsdagen.")
PASSAGE = (BO, BO + len("Og så har Bo den om onsdagen."))
FINT = (TEXT.index("Det går fint."), TEXT.index("Det går fint.") + 13)
ALTID = (TEXT.index("Altid?"), TEXT.index("Altid?") + 6)
Pair = tuple[Copy, Copy]


@pytest.fixture
def pair(tmp_path: Path) -> Pair:
    """Return two copies of the little study, with one coding from before on `Altid?`."""

    def prepare(study: Study) -> None:
        study.codings.tag(1, Span(*ALTID), study.codebook.find("Tillid").id)

    return parted(tmp_path, prepare)


def rewrite(copy: Copy, old: str, new: str, coder: str = "Åse") -> None:
    copy.do(lambda study: correct(study, 1, lambda text: text.replace(old, new)), coder)


def coded(copy: Copy) -> list[tuple[str, str, str]]:
    """Return the words that are coded, with code and coder, in order."""

    def read(study: Study) -> list[tuple[str, str, str]]:
        text = study.transcripts.read(1).text
        codes = {code.id: code.name for code in study.codebook.codes()}
        coders = {coder.id: coder.name for coder in study.coders()}
        return [
            (coding.span.of(text), codes[coding.code], coders[coding.coder])
            for coding in study.codings.of(1)
        ]

    words: list[tuple[str, str, str]] = copy.do(read)
    return words


def waiting(copy: Copy) -> list[tuple[Any, ...]]:
    """Return the passages that wait for review, with what is said of them."""
    return [(passage, code, memos) for _, passage, code, _, memos in copy.content["waiting"]]


def text(copy: Copy) -> str:
    words: str = copy.do(lambda study: study.transcripts.read(1).text)
    return words


def sentences(copy: Copy) -> list[str]:
    def said(study: Study) -> list[str]:
        read = study.transcripts.read(1)
        return [sentence.span.of(read.text) for sentence in read.sentences]

    spoken: list[str] = copy.do(said)
    return spoken


def merge(here: Copy, there: Copy, side: Side | None = None) -> Any:
    """Merge, with every conflict settled for one side if one is given; the study is sound then."""

    def merged(study: Study) -> Any:
        found = study.copies.compare(there.path)
        settled = {each: side for each, _ in found.conflicts} if side else {}
        result = study.copies.merge(there.path, settled)
        assert study.check() == ()
        return result

    return here.do(merged)


def both_ways(pair: Pair) -> None:
    """Merge either into the other; they come to the same, and again there is nothing to do."""
    here, there = pair
    kept = Copy(here.path.with_name("kept.mbcode"))
    kept.path.write_bytes(here.path.read_bytes())
    merge(here, there)
    merge(there, kept)
    assert here.content == there.content
    for one, other in ((here, there), (there, here)):
        assert merge(one, other)[0].id == 0


# A text corrected on one side


@pytest.mark.parametrize("who", [0, 1])
def test_codings_made_on_the_old_text_follow_it_into_the_corrected_one(
    pair: Pair, who: int
) -> None:
    rewrite(pair[who], "Det har jeg", "Den har jeg selv")
    rewrite(pair[who], "Nej.", "Nej, nej.")
    pair[1 - who].tag(FINT, "Møder", "Bo")
    pair[1 - who].tag(PASSAGE, "Nøgler", "Åse")
    both_ways(pair)
    assert text(pair[0]) == TEXT.replace("Det har", "Den har").replace("jeg.", "jeg selv.").replace(
        "Nej.", "Nej, nej."
    )
    assert coded(pair[0]) == [
        ("Og så har Bo den om onsdagen.", "Nøgler", "Åse"),
        ("Det går fint.", "Møder", "Bo"),
        ("Altid?", "Tillid", "Åse"),
    ]
    assert "Nej, nej." in sentences(pair[0])


def test_a_correction_and_work_on_both_sides_meet(pair: Pair) -> None:
    here, there = pair
    rewrite(here, "Det har jeg", "Den har jeg selv")
    start = text(here).index("går fint")
    here.tag((start, start + 8), "Rum")
    there.do(lambda study: study.codings.move_edges(1, Span(ALTID[0], ALTID[1] - 1)))
    there.do(lambda study: study.memos.write(MemoTarget(coding=1), "altså"), "Bo")
    both_ways(pair)
    assert coded(here) == [("går fint", "Rum", "Åse"), ("Altid", "Tillid", "Åse")]
    assert here.content["memos"] == [("coding", here.content["codings"][1], "Bo", "altså")]


@pytest.mark.parametrize("who", [0, 1])
def test_what_has_no_certain_place_waits_with_its_memos(pair: Pair, who: int) -> None:
    rewrite(pair[who], "Altid?", "Hver gang, også når det regner?")
    rewrite(pair[who], "Det går fint. ", "")
    rewrite(pair[who], " Det går fint.", "")
    other = pair[1 - who]
    coding = other.tag(FINT, "Møder", "Bo")
    other.do(lambda study: study.memos.write(MemoTarget(coding=coding), "hvorfor?"), "Bo")
    other.do(lambda study: study.memos.write(MemoTarget(coding=1), "sikkert?"))
    assert other.content["waiting"] == []
    both_ways(pair)
    assert coded(pair[0]) == []
    assert waiting(pair[0]) == [
        ("Altid?", "Tillid", [("Åse", "sikkert?")]),
        ("Det går fint.", "Møder", [("Bo", "hvorfor?")]),
    ]


def test_two_that_would_come_to_be_one_are_not_united(pair: Pair) -> None:
    here, there = pair
    rewrite(here, "Det går fint.", "Fint.")
    there.tag((FINT[0] + 4, FINT[1]), "Møder", "Bo")
    there.tag((FINT[0] + 8, FINT[1]), "Møder", "Bo")
    both_ways(pair)
    assert len(coded(here)) + len(waiting(here)) == 3


def test_a_correction_undone_by_undoing_the_merge(pair: Pair) -> None:
    here, there = pair
    rewrite(there, "Altid?", "Hver gang, også når det regner?")
    here.tag(FINT, "Møder")
    before = here.content
    _, done = merge(here, there)
    assert done.waiting == 1
    after = here.content
    here.do(lambda study: study.history.undo())
    assert here.content == before
    here.do(lambda study: study.history.redo())
    assert here.content == after


def test_work_goes_on_after_the_texts_met(pair: Pair) -> None:
    here, there = pair
    rewrite(here, "Det har jeg", "Den har jeg selv")
    there.tag(FINT, "Møder", "Bo")
    merge(here, there)
    rewrite(here, "Den har jeg selv", "Den har jeg også selv")
    there.tag((TEXT.index("Nej"), TEXT.index("Nej") + 3), "Rum", "Bo")
    there.do(lambda study: study.codings.untag([1]))
    both_ways(pair)
    assert coded(here) == [("Det går fint.", "Møder", "Bo"), ("Nej", "Rum", "Bo")]


# Corrected on both sides


def test_the_same_correction_on_both_sides_is_none(pair: Pair) -> None:
    here, there = pair
    for copy in pair:
        rewrite(copy, "Det har jeg", "Den har jeg selv")
    there.do(lambda study: study.codings.move_edges(1, Span(ALTID[0] + 5, ALTID[1] + 4)))
    both_ways(pair)
    assert coded(here) == [("Altid", "Tillid", "Åse")]


@pytest.mark.parametrize("side", Side)
def test_different_corrections_are_asked_about(pair: Pair, side: Side) -> None:
    here, there = pair
    rewrite(here, "Det har jeg", "Den har jeg selv")
    rewrite(there, "Det har jeg", "Den har hun")
    rewrite(there, "Det går fint.", "Det går nok.")
    fint = text(here).index("Det går fint.")
    here.tag((fint, fint + 13), "Møder")
    hun = text(there).index("hun")
    there.tag((hun, hun + 3), "Rum", "Bo")
    found = here.do(lambda study: study.copies.compare(there.path)).conflicts
    ((_, words),) = found
    assert words.what == "transcript 01-nord: text"
    assert words.ours == "2 edits, one in sentence 2: “selv” was put in"
    assert words.theirs == "3 edits, one in sentence 2: “jeg” became “hun”"
    with pytest.raises(ConflictError, match="1 conflict to be settled; nothing was merged"):
        merge(here, there)
    expected = text(here if side is Side.OURS else there)
    merge(here, there, side)
    assert text(here) == expected
    assert [words for words, *_ in coded(here)][-1] == "Altid?"
    assert len(coded(here)) + len(waiting(here)) == 3
    assert merge(here, there)[0].id == 0
    merge(there, here)
    assert here.content == there.content


# Sentences


@pytest.mark.parametrize("who", [0, 1])
def test_sentences_cut_on_one_side_are_cut_so(pair: Pair, who: int) -> None:
    pair[who].do(lambda study: study.sentences.join(1, 2, 3))
    pair[1 - who].tag(FINT, "Møder", "Bo")
    both_ways(pair)
    assert sentences(pair[0])[1] == "Det har jeg. Og så har Bo den om onsdagen."


@pytest.mark.parametrize("side", Side)
def test_sentences_cut_differently_are_asked_about(pair: Pair, side: Side) -> None:
    here, there = pair
    here.do(lambda study: study.sentences.join(1, 2, 3))
    there.do(lambda study: study.sentences.join(1, 3, 4))
    expected = sentences(here if side is Side.OURS else there)
    ((_, words),) = here.do(lambda study: study.copies.compare(there.path)).conflicts
    assert words.what == "transcript 01-nord: sentences"
    assert words.past == "7 sentences"
    assert words.ours == "sentence 2: “Det har jeg. Og så har Bo den om onsdagen.”"
    assert words.theirs == "sentence 3: “Og så har Bo den om onsdagen. Det går fint.”"
    merge(here, there, side)
    assert sentences(here) == expected
    assert merge(here, there)[0].id == 0


@pytest.mark.parametrize("who", [0, 1])
def test_sentences_cut_in_the_old_text_are_cut_in_the_corrected_one(pair: Pair, who: int) -> None:
    rewrite(pair[who], "Det har jeg", "Den har jeg selv")
    pair[1 - who].do(lambda study: study.sentences.join(1, 3, 4))
    both_ways(pair)
    assert sentences(pair[0])[1:3] == [
        "Den har jeg selv.",
        "Og så har Bo den om onsdagen. Det går fint.",
    ]


# What waits for review


@pytest.fixture
def waits(tmp_path: Path) -> Pair:
    """Return two copies in which one coding waits for review, with a memo."""

    def prepare(study: Study) -> None:
        study.codings.tag(1, Span(*ALTID), study.codebook.find("Tillid").id, "sikkert?")
        correct(study, 1, lambda text: text.replace("Altid?", "Hver gang, også når det regner?"))

    return parted(tmp_path, prepare)


@pytest.mark.parametrize("who", [0, 1])
def test_what_was_placed_on_one_side_is_placed(waits: Pair, who: int) -> None:
    start = text(waits[0]).index("Hver")
    waits[who].do(lambda study: study.reviews.place(1, Span(start, start + 9)))
    waits[1 - who].tag(FINT, "Møder", "Bo")
    both_ways(waits)
    assert ("Hver gang", "Tillid", "Åse") in coded(waits[0])
    assert [memo[3] for memo in waits[0].content["memos"]] == ["sikkert?"]
    assert waiting(waits[0]) == []


@pytest.mark.parametrize("who", [0, 1])
def test_what_was_dropped_on_one_side_is_dropped(waits: Pair, who: int) -> None:
    waits[who].do(lambda study: study.reviews.drop([1]))
    waits[1 - who].tag(FINT, "Møder", "Bo")
    both_ways(waits)
    assert waiting(waits[0]) == []
    assert len(coded(waits[0])) == 1


def test_placed_in_two_places_is_asked_about(waits: Pair) -> None:
    here, there = waits
    start = text(here).index("Hver")
    here.do(lambda study: study.reviews.place(1, Span(start, start + 9)))
    there.do(lambda study: study.reviews.place(1, Span(start, start + 4)))
    ((_, words),) = here.do(lambda study: study.copies.compare(there.path)).conflicts
    assert words.what == "coding Åse's Tillid on 01-nord (sentence 5): passage"
    assert words.past == "“Altid?” waits for review"
    assert (words.ours, words.theirs) == ("sentence 5: “Hver gang”", "sentence 5: “Hver”")
    merge(here, there, Side.THEIRS)
    assert coded(here) == [("Hver", "Tillid", "Åse")]


def test_dropped_here_and_placed_there_is_asked_about(waits: Pair) -> None:
    here, there = waits
    here.do(lambda study: study.reviews.drop([1]))
    start = text(here).index("Hver")
    there.do(lambda study: study.reviews.place(1, Span(start, start + 9)))
    ((_, words),) = here.do(lambda study: study.copies.compare(there.path)).conflicts
    assert (words.ours, words.theirs) == ("removed", "kept and changed")
    merge(here, there, Side.THEIRS)
    assert coded(here) == [("Hver gang", "Tillid", "Åse")]
    assert [memo[3] for memo in here.content["memos"]] == ["sikkert?"]


def test_a_servers_study_takes_in_a_corrected_text(cluster: Cluster, pair: Pair) -> None:
    here, there = pair
    server = cluster.address(cluster.new_database())
    here.do(lambda study: study.copy_to(server))
    rewrite(there, "Altid?", "Hver gang, også når det regner?")
    there.tag((BO, BO + 2), "Rum", "Bo")
    with Study.open(server, coder="Åse") as study:
        study.codings.tag(1, Span(*FINT), study.codebook.find("Møder").id)
        before = content_of(study)
        _, done = study.copies.merge(there.path)
        assert done.waiting == 1
        assert study.check() == ()
        assert study.copies.merge(there.path)[0].id == 0
        (review,) = study.reviews.all()
        study.reviews.drop([review.id])
        study.history.undo(2)
        assert content_of(study) == before
