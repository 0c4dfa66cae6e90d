"""What becomes of passages: sentences marked with `|` as a researcher would mark them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mbcode.anchoring.comparing import edits_between
from mbcode.anchoring.edits import Edit, corrected, inverse
from mbcode.anchoring.placing import Doubtful, Placed, place
from mbcode.errors import MbcodeError
from mbcode.model import Span
from tests.anchoring.texts import Known, any_texts, known_corrections, repetitive_texts

FIRST = "Vi mødes hver onsdag i huset og taler om det, der sker."
SECOND = "Kommunen har aldrig spurgt os, hvad vi egentlig gerne vil."
THIRD = "Nøglen ligger hos Poul, fordi han bor tættest på."


def marked(text: str) -> tuple[str, Span]:
    """Return a text without its two `|`, and what stood between them."""
    before, passage, after = text.split("|")
    return before + passage + after, Span(len(before), len(before) + len(passage))


def found_again(old: str, new: str) -> str | None:
    """Return the new text with the passage marked again; None if that is doubtful."""
    text, span = marked(old)
    (result,) = place(text, edits_between(text, new), [span])
    if isinstance(result, Doubtful):
        return None
    at, to = result.span.start, result.span.end
    return f"{new[:at]}|{new[at:to]}|{new[to:]}"


CERTAIN = {
    "a typo before": ("Dte var |godt nok|.", "Det var |godt nok|."),
    "a typo after": ("|Det var| gdot nok.", "|Det var| godt nok."),
    "a typo inside": ("Jo, |det vra godt| nok.", "Jo, |det var godt| nok."),
    "a typo in the last word": ("Et |godt samarbejed| her.", "Et |godt samarbejde| her."),
    "a typo in the first word": ("Jo, |dte var godt|.", "Jo, |det var godt|."),
    "a typo in the only word": ("Et |samarbejed| her.", "Et |samarbejde| her."),
    "a capital": ("|det var godt|.", "|Det var godt|."),
    "a missed name at the start": ("|Bo sagde det|.", "|Poul sagde det|."),
    "a missed name just before": ("Bo |sagde det|.", "Poul |sagde det|."),
    "the only word, its mark stands": ("Ja. |Tillid.| Nej.", "Ja. |Mistro.| Nej."),
    "words put in inside": ("Jo, |det var godt|.", "Jo, |det var nu meget godt|."),
    "words taken out inside": ("Jo, |det var nu meget godt|.", "Jo, |det var godt|."),
    "the first words taken out": ("Åse: |Æh, det var godt|.", "Åse: |det var godt|."),
    "the last words taken out": ("|Det var godt, ikke|.", "|Det var godt|."),
    "words across the start taken out": ("Ja altså |nej det var det|.", "Ja |det var det|."),
    "a doubled word": ("Ja, |det det var godt|.", "Ja, |det var godt|."),
    "a comma at the end": ("|Det var godt| men dyrt.", "|Det var godt|, men dyrt."),
    "another mark at the end": ("|Det var godt.| Ja.", "|Det var godt!| Ja."),
    "one more mark at the end": ("|Det var godt.| Ja.", "|Det var godt...| Ja."),
    "a line break at the end": ("|Det var godt.| Ja.", "|Det var godt.|\nJa."),
    "a turn after": ("|Ja.|\n\nBo: Nej.", "|Ja.|\n\nBo: Hvad?\n\nBo: Nej."),
    "a turn at the very end": ("Åse: |Ja.|", "Åse: |Ja.|\n\nBo: Hvad?"),
    "a paragraph before": ("Ja.\n\n|Det var godt.|", "Ja.\n\nHvad?\n\n|Det var godt.|"),
    "part of a word": ("Et netværks|samarbejed|.", "Et netværks|samarbejde|."),
}


@pytest.mark.parametrize(("old", "new"), CERTAIN.values(), ids=CERTAIN)
def test_what_is_certain_is_found_again(old: str, new: str) -> None:
    assert found_again(old, new.replace("|", "")) == new


DOUBTFUL = {
    "the only word became another": ("Stor |tillid| her.", "Stor mistro her."),
    "a word that ends alike": ("Om |onsdagen| der.", "Om ugen der."),
    "all of it taken out": ("Jo, |det var godt|, ja.", "Jo, ja."),
    "words put in at the start": ("Det var |meget godt|.", "Det var ikke meget godt."),
    "words put in at the end": ("|Det var meget| godt.", "Det var meget meget godt."),
    "a sentence put in at the end": ("|Jo.| Det er sagt.", "Jo. Tak for det. Det er sagt."),
    "words for words across the end": ("|Vi gik hjem| til os.", "Vi tog straks ud i byen til os."),
    "the same word before or at the start": ("Ja, det |det var godt|.", "Ja, det var godt."),
    "the same word twice": ("Det er |meget| godt.", "Det er meget meget godt."),
    "a moved paragraph": (f"|{FIRST}|\n\n{SECOND}\n\n{THIRD}", f"{SECOND}\n\n{THIRD}\n\n{FIRST}"),
    "a paragraph with a moved sentence": (
        f"|{FIRST} {SECOND} {THIRD}|\n\nJa.\n\nNej.",
        f"{FIRST} {THIRD}\n\nJa.\n\n{SECOND}\n\nNej.",
    ),
    "a paragraph written anew": (
        f"{FIRST}\n\n|{SECOND}|\n\n{THIRD}",
        f"{FIRST}\n\nDet er os og kommunen, der har talt om alt det andet.\n\n{THIRD}",
    ),
    "the seam of a word": ("Et netværk|samarbejde|.", "Et netværkssamarbejde."),
}


@pytest.mark.parametrize(("old", "new"), DOUBTFUL.values(), ids=DOUBTFUL)
def test_what_is_not_certain_is_said_to_be_so(old: str, new: str) -> None:
    assert found_again(old, new) is None


def test_a_doubtful_passage_is_looked_for_where_its_words_stand_now() -> None:
    old = f"{FIRST}\n\n{SECOND}\n\n{THIRD}"
    new = f"{SECOND}\n\n{THIRD}\n\n{FIRST}"
    (moved,) = place(old, edits_between(old, new), [Span(0, len(FIRST))])
    assert isinstance(moved, Doubtful)
    assert new[moved.start : moved.end] == FIRST


def test_a_short_passage_that_moved_is_looked_for_with_the_words_around_it() -> None:
    old, new = f"{FIRST}\n\n{SECOND}\n\n{THIRD}", f"{SECOND}\n\n{THIRD}\n\n{FIRST}"
    (moved,) = place(old, edits_between(old, new), [Span(3, 8)])
    assert isinstance(moved, Doubtful)
    assert new[moved.start : moved.end] == "mødes"


def test_words_that_stand_elsewhere_by_chance_are_no_place_to_look_at() -> None:
    old = f"{FIRST} Det var en uge. {THIRD}"
    new = f"{FIRST.replace('onsdag', 'onsdag i en uge')} {THIRD}"
    start = old.index("en uge")
    (gone,) = place(old, edits_between(old, new), [Span(start, start + len("en uge"))])
    assert isinstance(gone, Doubtful)
    assert gone.start == gone.end


def test_a_doubtful_passage_is_looked_for_where_its_words_stood() -> None:
    old, new = "Stor tillid her.", "Stor mistro her."
    (changed,) = place(old, edits_between(old, new), [Span(5, 11)])
    assert isinstance(changed, Doubtful)
    assert new[changed.start : changed.end] == "mistro"
    (gone,) = place(old, edits_between(old, "Stor her."), [Span(5, 11)])
    assert gone == Doubtful(5, 5)


@pytest.mark.parametrize("edits", [[Edit(3, 2)], [Edit(0, 5), Edit(4, 6)], [Edit(8, 20)]])
def test_edits_that_can_not_be_made_are_refused(edits: list[Edit]) -> None:
    with pytest.raises(MbcodeError, match="out of order or outside"):
        corrected("en tekst", edits)


@st.composite
def spans_of(draw: st.DrawFn, text: str) -> list[Span]:
    pairs = st.tuples(st.integers(0, len(text) - 1), st.integers(1, len(text)))
    drawn = draw(st.lists(pairs, max_size=8)) if text else []
    return sorted({Span(start, min(start + size, len(text))) for start, size in drawn})


@st.composite
def edits_of(draw: st.DrawFn, text: str) -> list[Edit]:
    """Draw edits at any positions: pairs, insertions and deletions, touching or not."""
    bounds = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8)))
    halves = zip(bounds[::2], bounds[1::2], strict=False)
    new = st.sampled_from(["", "", "x", "ny ", " og", "\nBo: ny."])
    return [Edit(start, end, draw(new)) for start, end in halves]


@given(st.data(), any_texts, any_texts)
def test_a_placed_passage_lies_in_the_text_and_passages_keep_their_order(
    data: st.DataObject, old: str, new: str
) -> None:
    spans = data.draw(spans_of(old))
    results = place(old, edits_between(old, new), spans)
    placed = [result.span for result in results if isinstance(result, Placed)]
    assert all(0 <= span.start < span.end <= len(new) for span in placed)
    assert [span.start for span in placed] == sorted(span.start for span in placed)
    looked_for = [result for result in results if isinstance(result, Doubtful)]
    assert all(0 <= result.start <= result.end <= len(new) for result in looked_for)


@given(st.data(), any_texts)
def test_without_edits_every_passage_is_where_it_was(data: st.DataObject, text: str) -> None:
    spans = data.draw(spans_of(text))
    assert place(text, edits_between(text, text), spans) == tuple(Placed(s) for s in spans)


@given(st.data(), repetitive_texts)
def test_an_edit_outside_changes_no_coded_text(data: st.DataObject, text: str) -> None:
    edits, spans = data.draw(edits_of(text)), data.draw(spans_of(text))
    new = corrected(text, edits)
    for span, result in zip(spans, place(text, edits, spans), strict=True):
        if all(edit.end < span.start or span.end < edit.start for edit in edits):
            assert isinstance(result, Placed)
            assert result.span.of(new) == span.of(text)


@given(st.data(), repetitive_texts)
def test_an_edit_inside_keeps_the_ends(data: st.DataObject, text: str) -> None:
    edits, spans = data.draw(edits_of(text)), data.draw(spans_of(text))
    for span, result in zip(spans, place(text, edits, spans), strict=True):
        inside = [edit for edit in edits if span.start < edit.start and edit.end < span.end]
        outside = [edit for edit in edits if edit.end < span.start or span.end < edit.start]
        if len(inside) + len(outside) == len(edits) and isinstance(result, Placed):
            within = [Edit(e.start - span.start, e.end - span.start, e.replacement) for e in inside]
            assert result.span.of(corrected(text, edits)) == corrected(span.of(text), within)


@given(st.data(), repetitive_texts)
def test_the_edits_taken_back_give_back_the_passages(data: st.DataObject, text: str) -> None:
    edits, spans = data.draw(edits_of(text)), data.draw(spans_of(text))
    back = inverse(text, edits)
    new = corrected(text, edits)
    assert corrected(new, back) == text
    for span, result in zip(spans, place(text, edits, spans), strict=True):
        touched = any(
            not edit.is_paired and edit.start <= at <= edit.end
            for edit in edits
            for at in (span.start, span.end)
        )
        if isinstance(result, Placed) and not touched:
            (again,) = place(new, back, [result.span])
            assert isinstance(again, Doubtful) or again.span == span


@given(st.data(), known_corrections())
def test_a_placed_passage_holds_what_is_left_of_its_words_and_no_others(
    data: st.DataObject, known: Known
) -> None:
    words = [Span(*found.span()) for found in re.finditer(r"\w{22}", known.old)]
    first, last = sorted(data.draw(st.tuples(*[st.integers(0, len(words) - 1)] * 2)))
    span = words[first].join(words[last])
    (result,) = place(known.old, edits_between(known.old, known.new), [span])
    if isinstance(result, Placed):
        own = {word for word in known.stands if word in span.of(known.old)}
        covered = result.span.of(known.new)
        stands = sorted(filter(covered.count, known.stands), key=covered.index)
        assert own <= set(stands)
        # A word that was moved may have come to stand between its own ones.
        assert own.issuperset({*stands[:1], *stands[-1:]} if known.moved else stands)
