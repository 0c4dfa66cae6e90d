"""How well a word's forms, and the compounds it is in, are found."""

from __future__ import annotations

from benchmarks.danish.gold import Score, rows
from mbcode.language.forms import Level, forms_of
from mbcode.language.lemmas import Lemmas


def forms_score(name: str, lemmas: Lemmas) -> Score:
    """Look for each word of a list among its forms and the words that are none."""
    total = Score()
    for word, (forms, others) in rows(name):
        total += Score.of(forms_of(word, [*forms, *others], lemmas), forms)
    return total


def compounds_score(level: Level, lemmas: Lemmas) -> Score:
    """Look for each word's compounds of one level among all words of its line."""
    total = Score()
    for word, (ending, beginning, others) in rows("compounds.txt"):
        found = forms_of(word, [*ending, *beginning, *others], lemmas, max(Level))
        true = ending if level is Level.ENDING else beginning
        total += Score.of([each for each, near in found.items() if near is level], true)
    return total
