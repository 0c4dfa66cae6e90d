"""The model behind suggestions, and the measures of a ranking."""

from __future__ import annotations

import numpy as np
import pytest

from mbcode.analysis.suggesting.ranking import Ranking, ranking
from mbcode.analysis.suggesting.ridge import PENALTY, Ridge
from mbcode.analysis.suggesting.space import grams

BAGS = [
    {"nøgle": 2, "dør": 1},
    {"nøgle": 1, "lås": 1},
    {"kaffe": 1, "kage": 1},
    {"kaffe": 2, "dør": 1},
]
GIVEN = np.array([[1, 0], [1, 0], [0, 1], [0, 1]], float)


def same(word: str) -> tuple[str]:
    return (word,)


def trained() -> Ridge:
    return Ridge.trained(BAGS, GIVEN, GIVEN.mean(axis=0), same)


def test_what_was_learnt_is_said_again_and_carries_over_to_like_words() -> None:
    model = trained()
    scores = model.scores([*BAGS, {"nøglen": 1}, {"elefant": 1}])
    assert scores.argmax(axis=1)[:5].tolist() == [0, 0, 1, 1, 0]
    assert scores[5].tolist() == [0.5, 0.5]


def test_the_dual_gives_the_weights_of_ridge_regression() -> None:
    model = trained()
    texts = model.space.vectors(BAGS).toarray()
    features = texts.shape[1]
    primal = np.linalg.solve(
        texts.T @ texts + PENALTY * np.eye(features), texts.T @ (GIVEN - GIVEN.mean(axis=0))
    )
    assert model.weights == pytest.approx(primal)


def test_each_block_of_a_vector_has_length_one() -> None:
    model = trained()
    texts = model.space.vectors(BAGS).toarray()
    lemmas = len(model.space.blocks[0].columns)
    assert np.linalg.norm(texts[:, :lemmas], axis=1) == pytest.approx(np.ones(4))
    assert np.linalg.norm(texts[:, lemmas:], axis=1) == pytest.approx(np.ones(4))


def test_reasons_are_the_words_that_raised_the_score() -> None:
    model = trained()
    text = {"nøgle": 1.0, "kaffe": 1.0, "elefant": 1.0}
    assert model.reasons(text, 0, tuple(text)) == ("nøgle",)
    assert model.reasons(text, 1, tuple(text)) == ("kaffe",)
    assert model.reasons(text, 1, ("nøgle",)) == ()


def test_grams_mark_the_edges_of_a_word() -> None:
    assert list(grams("bo")) == ["<bo", "bo>", "<bo>"]


def test_measures_of_a_ranking_by_hand() -> None:
    scores = np.array([[0.9, 0.5, 0.1, 0.0], [0.1, 0.2, 0.3, 0.4], [1.0, 0.0, 0.0, 0.0]])
    given = np.array([[0, 1, 0, 1], [0, 0, 0, 1], [0, 0, 0, 0]], float)
    # First text: right at places 2 and 4 of its ranking; second: at place 1; third has no code.
    assert ranking(scores, given) == Ranking(
        2, (0 + 1) / 2, (1 / 2 + 1) / 2, ((1 / 2 + 2 / 4) / 2 + 1) / 2
    )
    assert ranking(scores, np.zeros((3, 4))) is None
