"""How well and how fast Danish is cut, on turns whose boundaries are marked with ‖.

Our own turns were written before the rules, the edited text after them and never used to alter one;
the shared turns were read while the rules were written.
"""

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks.danish.sentences import boundary_score, draft_of, marked_turns
from mbcode.language.sentences import SentenceCutter

OWN_TURNS = Path(__file__).with_name("turns_da.txt")
EDITED = Path(__file__).parents[2] / "benchmarks" / "danish" / "edited.txt"
SHARED_TURNS = Path(__file__).parents[3] / "shared" / "nlp" / "turns.txt"
CUTTER = SentenceCutter("da")


def fastest(work: Callable[[], object]) -> float:
    """Return the shortest of three runs, in seconds of this process."""

    def run() -> float:
        before = time.process_time()
        work()
        return time.process_time() - before

    return min(run() for _ in range(3))


def test_boundaries_in_our_own_turns_are_found() -> None:
    assert boundary_score(marked_turns(OWN_TURNS), CUTTER).f1 >= 0.97


def test_boundaries_in_edited_text_are_found() -> None:
    assert boundary_score(marked_turns(EDITED), CUTTER).f1 >= 0.95


@pytest.mark.skipif(
    not SHARED_TURNS.exists(), reason="the shared turns are not beside this checkout"
)
def test_boundaries_in_the_shared_turns_are_found() -> None:
    assert boundary_score(marked_turns(SHARED_TURNS), CUTTER).f1 >= 0.97


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
