"""A text is corrected, and every coding is where it was, waits for review, or nothing happened."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mbcode.drafts import CodingDraft, ImportBatch
from mbcode.errors import ConflictError, MbcodeError, NotFoundError
from mbcode.formats.turns import find_turns
from mbcode.jobs.editing import draft_of_text, edit_transcript
from mbcode.model import CodeText, MemoTarget, Span
from mbcode.store.corrections import Corrected
from mbcode.store.study import Study
from tests.studies import TEXT, draft

BO = TEXT.index("Og så har Bo den om onsdagen.")
PASSAGE = Span(BO, BO + len("Og så har Bo den om onsdagen."))
ALTID = Span(TEXT.index("Altid?"), TEXT.index("Altid?") + 6)


def edit(study: Study, new: str, transcript: int = 1) -> Corrected:
    return edit_transcript(study, study.transcripts.read(transcript), draft_of_text(new, "rettet"))


def code(study: Study, name: str) -> int:
    return study.codebook.find(name).id


def coded_words(study: Study, transcript: int = 1) -> list[str]:
    text = study.transcripts.read(transcript).text
    return [coding.span.of(text) for coding in study.codings.of(transcript)]


def whole(study: Study) -> object:
    """Return all that a study holds of its texts and codings."""
    transcripts = [study.transcripts.read(entry.id) for entry in study.transcripts.entries()]
    codings = [study.codings.of(transcript.id) for transcript in transcripts]
    entries = study.transcripts.entries()
    return transcripts, codings, study.reviews.all(), study.memos.all(), study.cases.all(), entries


@pytest.fixture
def coded(study: Study) -> Study:
    """Codings by two coders: on Bo's sentence, on one word of it, and on `Altid?`."""
    study.codings.tag(1, PASSAGE, code(study, "Nøgler"), memo="hvor er den?")
    study.codings.tag(1, ALTID, code(study, "Tillid"))
    onsdagen = TEXT.index("onsdagen")
    rows = (
        CodingDraft("01-nord", "Åbningstid", "Ib", Span(onsdagen, onsdagen + 8), memo="Ibs"),
        CodingDraft("01-nord", "Tillid", "Ib", ALTID),
    )
    study.imports.run(ImportBatch(codings=rows))
    return study


def test_codings_follow_their_words_whoever_made_them(coded: Study) -> None:
    before = coded_words(coded)
    change = edit(coded, TEXT.replace("Det har jeg", "Den har jeg selv")).change
    assert change.summary == "edit 01-nord: 2 edits"
    assert coded_words(coded) == before
    assert coded.check() == ()
    assert coded.reviews.all() == ()


def test_a_coding_covers_what_was_corrected_in_it(coded: Study) -> None:
    edit(coded, TEXT.replace("Bo", "Poul"))
    assert coded_words(coded)[0] == "Og så har Poul den om onsdagen."


def test_the_text_divides_anew(coded: Study) -> None:
    edit(coded, TEXT.replace("Altid?", "Altid? Også nu?") + "\n\nBo: Nej.")
    read = coded.transcripts.read(1)
    assert read.turns == find_turns(read.text)
    assert [sentence.number for sentence in read.sentences] == [*range(1, 10)]
    assert [s.span.of(read.text) for s in read.sentences][4:6] == ["Altid?", "Også nu?"]
    entry = next(entry for entry in coded.transcripts.entries() if entry.id == 1)
    assert (entry.characters, entry.words) == (len(read.text), len(read.text.split()))


def test_what_is_not_certain_waits_with_its_memos_and_is_in_no_count(coded: Study) -> None:
    corrected = edit(coded, TEXT.replace("onsdagen", "ugen"))
    assert [each.memo for each in corrected.doubtful] == ["Ibs"]
    (review,) = coded.reviews.all()
    assert (review.passage, review.memo) == ("onsdagen", "Ibs")
    assert coded.transcripts.read(1).text[review.start : review.end] == "ugen"
    assert coded.codings.counts() == {code(coded, "Nøgler"): 1, code(coded, "Tillid"): 2}
    assert [memo.text for memo in coded.memos.all()] == ["hvor er den?"]
    assert "1 coding to review" in corrected.change.summary
    assert coded.check() == ()


def test_a_review_is_looked_for_in_the_right_place_after_the_next_edit(coded: Study) -> None:
    edit(coded, TEXT.replace("onsdagen", "ugen"))
    edit(coded, "Interviewer: Goddag.\n\n" + coded.transcripts.read(1).text)
    (review,) = coded.reviews.all()
    assert coded.transcripts.read(1).text[review.start : review.end] == "ugen"


def test_to_place_a_review_brings_the_coding_back_as_it_was(coded: Study) -> None:
    ibs = next(coding for coding in coded.codings.of(1) if coding.memo == "Ibs")
    edit(coded, TEXT.replace("onsdagen", "ugen"))
    (review,) = coded.reviews.all()
    at = coded.transcripts.read(1).text.index("om ugen")
    (back,) = coded.reviews.place(review.id, Span(at, at + 7)).added
    assert (back.code, back.coder, back.created_at) == (ibs.code, ibs.coder, ibs.created_at)
    assert (back.memo, back.span) == ("Ibs", Span(at, at + 7))
    assert coded.reviews.all() == ()


def test_to_drop_a_review_is_to_untag(coded: Study) -> None:
    edit(coded, TEXT.replace("onsdagen", "ugen"))
    (review,) = coded.reviews.all()
    coded.reviews.drop([review.id])
    assert coded.reviews.all() == ()
    assert len(coded.codings.of(1)) == 3
    with pytest.raises(NotFoundError, match="no review with id"):
        coded.reviews.drop([review.id])


def test_a_review_is_not_placed_where_it_can_not_be(coded: Study) -> None:
    edit(coded, TEXT.replace("onsdagen", "ugen"))
    (review,) = coded.reviews.all()
    with pytest.raises(MbcodeError, match="outside the text"):
        coded.reviews.place(review.id, Span(0, 9_999))
    with Study.open(coded.place, coder="Ib") as ib:
        ib.codings.tag(1, Span(0, 5), code(ib, "Åbningstid"))
    with pytest.raises(ConflictError, match="is on these words already: coding"):
        coded.reviews.place(review.id, Span(0, 5))
    assert coded.reviews.all() == (review,)


def test_a_code_with_reviews_is_not_deleted_but_can_be_merged(coded: Study) -> None:
    edit(coded, TEXT.replace("onsdagen", "ugen"))
    with pytest.raises(ConflictError, match="1 review;"):
        coded.codebook.delete("Åbningstid")
    coded.codebook.merge("Åbningstid", "Rum")
    assert [review.code for review in coded.reviews.all()] == [code(coded, "Rum")]


STEPS = {
    "edit": lambda s: edit(s, TEXT.replace("Bo", "Poul").replace("onsdagen", "ugen")),
    "everything written anew": lambda s: edit(s, "Bo: Noget ganske andet."),
    "a turn taken out": lambda s: edit(s, TEXT.replace("Interviewer: Altid?\n\n", "")),
    "front matter": lambda s: edit(s, f"---\ncase: Vest\nrole: ny\n---\n{TEXT}"),
    "split": lambda s: s.sentences.split(1, TEXT.index("den om")),
    "join": lambda s: s.sentences.join(1, 2, 4),
}


@pytest.mark.parametrize("step", STEPS.values(), ids=STEPS)
def test_each_is_one_step_undone_and_redone_to_the_letter(coded: Study, step) -> None:  # type: ignore[no-untyped-def]
    before, steps = whole(coded), len(coded.history.entries())
    step(coded)
    after = whole(coded)
    assert after != before
    assert len(coded.history.entries()) == steps + 1
    for _ in range(2):
        coded.history.undo()
        assert whole(coded) == before
        coded.history.redo()
        assert whole(coded) == after
    assert coded.check() == ()


@pytest.mark.parametrize("settle", ["place", "drop"])
def test_settling_is_undone_and_redone_to_the_letter(coded: Study, settle: str) -> None:
    edit(coded, TEXT.replace("onsdagen", "ugen"))
    before = whole(coded)
    (review,) = coded.reviews.all()
    if settle == "place":
        coded.reviews.place(review.id, Span(0, 5))
    else:
        coded.reviews.drop([review.id])
    after = whole(coded)
    coded.history.undo()
    assert whole(coded) == before
    coded.history.redo()
    assert whole(coded) == after


def test_undo_is_refused_if_someone_coded_the_corrected_text(coded: Study) -> None:
    edit(coded, TEXT.replace("Hvem", "Hvem af jer"))
    with Study.open(coded.place, coder="Ib") as ib:
        ib.codings.tag(1, Span(0, 5), code(ib, "Rum"))
        with pytest.raises(ConflictError, match="Ib built on it"):
            coded.history.undo()
        ib.history.undo()
    coded.history.undo()
    assert coded.transcripts.read(1).text == TEXT


def test_no_undo_brings_a_passage_of_another_text_back(coded: Study) -> None:
    with Study.open(coded.place, coder="Ib") as ib:
        gone = next(coding.id for coding in ib.codings.of(1) if coding.memo == "Ibs")
        ib.codings.untag([gone])
        edit(coded, "Ny: " + TEXT)
        with pytest.raises(ConflictError, match=r"Åse built on it .* .edit 01-nord"):
            ib.history.undo()
        coded.history.undo()
        ib.history.undo()
        assert "onsdagen" in coded_words(coded)


def test_no_undo_brings_a_passage_back_into_a_text_that_was_restored(coded: Study) -> None:
    edit(coded, "Ny: Ja.\n\n" + TEXT)
    with Study.open(coded.place, coder="Ib") as ib:
        (tagged,) = ib.codings.tag(1, Span(0, 3), code(ib, "Rum")).added
        ib.codings.untag([tagged.id])
        coded.history.undo()
        with pytest.raises(ConflictError, match=r"Åse built on it .* .undo: edit 01-nord"):
            ib.history.undo()


def test_nobody_codes_the_words_of_a_text_that_was_corrected_meanwhile(coded: Study) -> None:
    with Study.open(coded.place, coder="Ib") as ib:
        seen = ib.transcripts.read(1).text
        edit(coded, "Interviewer: Goddag.\n\n" + TEXT)
        before = whole(coded)
        own = next(coding.id for coding in ib.codings.of(1) if coding.memo == "Ibs")
        acts = (
            lambda: ib.codings.tag_with_codes(1, PASSAGE, [code(ib, "Rum")], seen=seen),
            lambda: ib.codings.tag_with_new_code(1, PASSAGE, CodeText("Håb"), seen=seen),
            lambda: ib.codings.move_edges(own, PASSAGE, seen=seen),
        )
        for act in acts:
            with pytest.raises(ConflictError, match="was corrected meanwhile"):
                act()
        assert whole(coded) == before


def test_a_transcript_that_was_altered_meanwhile_is_not_overwritten(coded: Study) -> None:
    read = coded.transcripts.read(1)
    with Study.open(coded.place, coder="Ib") as ib:
        ib.sentences.split(1, TEXT.index("den om"))
        before = whole(coded)
        with pytest.raises(ConflictError, match="was altered meanwhile"):
            edit_transcript(coded, read, draft_of_text("Bo: Nyt.", "rettet"))
        assert whole(coded) == before


def test_the_same_text_is_no_change(coded: Study) -> None:
    before = coded.fingerprint()
    assert edit(coded, TEXT).change.id == 0
    assert coded.fingerprint() == before


def test_front_matter_replaces_the_attributes_and_none_leaves_them(coded: Study) -> None:
    edit(coded, TEXT.replace("Hvem", "Hvem af jer"))
    assert coded.transcripts.read(1).attributes["role"] == "frivillig"
    edit(coded, f"---\ncase: Syd\ndate: 2024-01-02\n---\n{TEXT}")
    read = coded.transcripts.read(1)
    assert (read.case, dict(read.attributes)) == ("Syd", {"date": "2024-01-02"})


def test_two_codings_that_come_to_cover_the_same_words_are_not_merged(study: Study) -> None:
    nej = TEXT.rindex("Nej. Ikke")
    study.codings.tag(1, Span(nej, nej + 4), code(study, "Rum"))
    study.codings.tag(1, Span(nej, nej + 3), code(study, "Rum"))
    edit(study, TEXT[: nej + 3] + TEXT[nej + 4 :])
    assert coded_words(study) == ["Nej"]
    assert [review.passage for review in study.reviews.all()] in (["Nej."], ["Nej"])
    study.history.undo()
    assert sorted(coded_words(study)) == ["Nej", "Nej."]


# Sentences


def said(study: Study) -> list[str]:
    read = study.transcripts.read(1)
    return [sentence.span.of(read.text) for sentence in read.sentences]


def test_sentences_are_split_and_joined_and_no_coding_moves(coded: Study) -> None:
    codings = coded.codings.of(1)
    coded.sentences.split(1, TEXT.index(" den om"))
    assert said(coded)[2:4] == ["Og så har Bo", "den om onsdagen."]
    coded.sentences.join(1, 2, 3)
    assert said(coded)[1] == "Det har jeg. Og så har Bo"
    assert coded.codings.of(1) == codings
    assert [s.number for s in coded.transcripts.read(1).sentences] == [*range(1, 8)]


def test_what_was_split_and_joined_by_hand_survives_an_edit_elsewhere(coded: Study) -> None:
    coded.sentences.split(1, TEXT.index("den om"))
    coded.sentences.join(1, 7, 8)
    edit(coded, "Interviewer: Goddag. Tak.\n\n" + TEXT.replace("Altid?", "Altid nu?"))
    assert said(coded) == [
        "Goddag.",
        "Tak.",
        "Hvem har nøglen?",
        "Det har jeg.",
        "Og så har Bo",
        "den om onsdagen.",
        "Det går fint.",
        "Altid nu?",
        "Nej. Ikke altid.",
    ]


REFUSED = {
    "joined across turns": (lambda s: s.sentences.join(1, 1, 2), "of several turns"),
    "one sentence joined": (lambda s: s.sentences.join(1, 2, 2), "not two sentences"),
    "a sentence that is not there": (lambda s: s.sentences.join(1, 6, 9), "no sentence 9"),
    "split at its start": (
        lambda s: s.sentences.split(1, 13),
        "sentence 1 has no words on both sides of where",
    ),
    "split in a label": (lambda s: s.sentences.split(1, 3), "no sentence there"),
    "no such transcript": (lambda s: s.sentences.split(99, 3), "no transcript with id"),
}


@pytest.mark.parametrize(("act", "why"), REFUSED.values(), ids=REFUSED)
def test_what_can_not_be_split_or_joined_is_refused(study: Study, act, why: str) -> None:  # type: ignore[no-untyped-def]
    before = whole(study)
    with pytest.raises(MbcodeError, match=why):
        act(study)
    assert whole(study) == before


# Any text


@pytest.mark.on_a_file
@given(
    st.lists(
        st.tuples(st.integers(0, len(TEXT)), st.integers(0, 30), st.sampled_from(["", "ny ", "x"])),
        min_size=1,
        max_size=4,
    ),
    st.lists(st.tuples(st.integers(0, len(TEXT) - 9), st.integers(1, 40)), max_size=6),
)
@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_any_edit_keeps_the_study_sound_and_is_undone(
    study: Study, cuts: list[tuple[int, int, str]], passages: list[tuple[int, int]]
) -> None:
    new = TEXT
    for at, gone, came in cuts:
        new = new[:at] + came + new[at + gone :]
    if not new.strip():
        return
    added = (
        [
            change.added[0].id
            for start, size in dict.fromkeys(passages)
            for change in [
                study.codings.tag(1, Span(start, min(start + size, len(TEXT))), 2 + size % 3)
            ]
        ]
        if len({(s, min(s + n, len(TEXT)), n % 3) for s, n in passages}) == len(passages)
        else []
    )
    before = whole(study)
    corrected = edit(study, new)
    assert study.check() == ()
    assert len(study.codings.of(1)) + len(corrected.doubtful) == len(added)
    if corrected.change.id:
        study.history.undo()
    assert whole(study) == before
    if added:
        study.codings.untag(added)


def test_a_memo_of_another_coder_comes_back_too(coded: Study) -> None:
    ibs = next(coding for coding in coded.codings.of(1) if coding.memo == "Ibs")
    coded.memos.write(MemoTarget(coding=ibs.id), "er det rigtigt?")
    edit(coded, TEXT.replace("onsdagen", "ugen"))
    (review,) = coded.reviews.all()
    (back,) = coded.reviews.place(review.id, Span(0, 5)).added
    on_it = [memo.text for memo in coded.memos.all() if memo.target.coding == back.id]
    assert on_it == ["Ibs", "er det rigtigt?"]


def test_draft_is_what_the_tests_think() -> None:
    assert find_turns(TEXT) == draft("x").turns
