"""How well sentences are cut: boundaries found against boundaries that a person marked with ‖."""

from __future__ import annotations

import itertools
from pathlib import Path

from benchmarks.danish.gold import Score
from mbcode.drafts import TranscriptDraft
from mbcode.language.sentences import SentenceCutter
from mbcode.model import Span, Turn


def marked_turns(path: Path) -> list[list[str]]:
    """Return the turns of a file, each as its sentences; lines beginning with # are comments."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [
        [sentence.strip() for sentence in line.split("‖")]
        for line in lines
        if line.strip() and not line.startswith("#")
    ]


def draft_of(turn_texts: list[str]) -> TranscriptDraft:
    """Return turns as one transcript, a paragraph each."""
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


def boundary_score(turns: list[list[str]], cutter: SentenceCutter) -> Score:
    """Score the boundaries inside turns; the ends of turns are given."""
    total = Score()
    for sentences in turns:
        draft = draft_of([" ".join(sentences)])
        cut = [sentence.span.of(draft.text) for sentence in cutter.cut(draft)]
        total += Score.of(boundaries(cut), boundaries(sentences))
    return total
