"""How well and how fast Danish is cut, on turns whose boundaries are marked with ‖.

Our own turns were written before the rules; the shared ones were read while the rules were written.
"""

import itertools
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from mbcode.drafts import TranscriptDraft
from mbcode.language.sentences import SentenceCutter
from mbcode.model import Span, Turn

OWN_TURNS = Path(__file__).with_name("turns_da.txt")
SHARED_TURNS = Path(__file__).parents[3] / "shared" / "nlp" / "turns.txt"
CUTTER = SentenceCutter("da")


def marked_turns(path: Path) -> list[list[str]]:
    """Return the turns of a file, each as its sentences; lines beginning with # are comments."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [
        [sentence.strip() for sentence in line.split("‖")]
        for line in lines
        if line.strip() and not line.startswith("#")
    ]


def draft_of(turn_texts: list[str]) -> TranscriptDraft:
    text = "\n\n".join(turn_texts)
    ends = itertools.accumulate(len(words) + 2 for words in turn_texts)
    turns = [
        Turn(number, Span(end - 2 - len(words), end - 2))
        for number, (words, end) in enumerate(zip(turn_texts, ends, strict=True), 1)
    ]
    return TranscriptDraft("maalt", text, tuple(turns))


def boundaries(sentences: list[str]) -> set[int]:
    """Return where one sentence meets the next, in characters that are no white space."""
    return set(itertools.accumulate(len("".join(s.split())) for s in sentences[:-1]))


def boundary_f1(turns: list[list[str]]) -> float:
    """Return F1 over boundaries inside turns, from 0 to 1; the ends of turns are given."""
    hits = found = true = 0
    for sentences in turns:
        draft = draft_of([" ".join(sentences)])
        cut = boundaries([s.span.of(draft.text) for s in CUTTER.cut(draft)])
        marked = boundaries(sentences)
        hits, found, true = hits + len(cut & marked), found + len(cut), true + len(marked)
    return 2 * hits / (found + true)


def fastest(work: Callable[[], object]) -> float:
    """Return the shortest of three runs, in seconds of this process."""

    def run() -> float:
        before = time.process_time()
        work()
        return time.process_time() - before

    return min(run() for _ in range(3))


def test_boundaries_in_our_own_turns_are_found() -> None:
    assert boundary_f1(marked_turns(OWN_TURNS)) >= 0.97


@pytest.mark.skipif(
    not SHARED_TURNS.exists(), reason="the shared turns are not beside this checkout"
)
def test_boundaries_in_the_shared_turns_are_found() -> None:
    assert boundary_f1(marked_turns(SHARED_TURNS)) >= 0.97


def test_cutting_costs_little_more_than_tokenising() -> None:
    import spacy

    turn_texts = [" ".join(sentences) for sentences in marked_turns(OWN_TURNS)] * 30
    draft, tokenise = draft_of(turn_texts), spacy.blank("da").make_doc
    tokenising = fastest(lambda: [tokenise(words) for words in turn_texts])
    assert fastest(lambda: CUTTER.cut(draft)) < 10 * tokenising


def test_one_turn_of_twenty_thousand_words_costs_no_more_than_many_turns() -> None:
    turn_texts = [" ".join(sentences) for sentences in marked_turns(OWN_TURNS)] * 30
    many, one = draft_of(turn_texts), draft_of([" ".join(turn_texts)])
    assert len(one.text.split()) > 20_000
    assert fastest(lambda: CUTTER.cut(one)) < 3 * fastest(lambda: CUTTER.cut(many))
