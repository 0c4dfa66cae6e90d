"""Data that the literature publishes with its figures, to be counted anew."""

from __future__ import annotations

import numpy as np

FOUR_CODERS = """
1 2 3 3 2 1 4 1 2 . . .
1 2 3 3 2 2 4 1 2 5 . 3
. 3 3 3 2 3 4 2 2 5 1 .
1 2 3 3 2 4 4 1 2 5 1 .
"""
"""Krippendorff (2011), section C; Gwet (2014) has the same, the last value by another rater."""

FIVE_OBSERVERS = """
1 1 2 . 0 0 1 1 2 2 . 0 1 3 1 1 2 1 1 0 0 0 2 0 1 0 0 1 1 1 1 2 2 3 2 2 2 2 2 1
1 1 3 0 0 0 0 . 2 1 1 0 2 3 1 1 1 2 1 0 0 0 3 0 2 1 0 2 1 1 1 1 2 2 2 2 2 2 2 1
2 0 3 0 0 0 2 2 2 1 0 0 2 2 1 1 2 3 0 0 1 . 3 0 . 1 0 1 2 2 0 2 . 2 2 3 2 . 2 1
. 1 3 . . . . 0 . 1 0 0 2 2 . . . 3 1 . 1 0 3 0 2 1 1 2 2 . . 1 2 2 . . . 1 2 .
2 . . 0 0 0 1 . 2 . . . . 3 1 1 2 . . 0 . 0 . . 2 . 0 . . 2 0 . 2 . 2 2 2 2 . 1
"""
"""Hayes and Krippendorff (2007), table 1: forty articles, values 0 to 3."""

THIRTY_PATIENTS = """
0 0 0 6 0   0 3 0 0 3   0 1 4 0 1   0 0 0 0 6   0 3 0 3 0   2 0 4 0 0   0 0 4 0 2   2 0 3 1 0
2 0 0 4 0   0 0 0 0 6   1 0 0 5 0   1 1 0 4 0   0 3 3 0 0   1 0 0 5 0   0 2 0 3 1   0 0 5 0 1
3 0 0 1 2   5 1 0 0 0   0 2 0 4 0   1 0 2 0 3   0 0 0 0 6   0 1 0 5 0   0 2 0 1 3   2 0 0 4 0
1 0 0 4 1   0 5 0 1 0   4 0 0 0 2   0 2 0 4 0   1 0 5 0 0   0 0 0 0 6
"""
"""Fleiss (1971), table 1: how many of six psychiatrists gave each of five diagnoses."""


def counts(coders: str, values: str) -> np.ndarray:
    """Return how many coders gave each unit each of `values`; a coder a line, `.` for none."""
    rows = [line.split() for line in coders.strip().splitlines()]
    return np.array([[unit.count(value) for value in values] for unit in zip(*rows, strict=True)])


def interval(values: int) -> np.ndarray:
    """Return the squared differences of the numbers 1 … `values`."""
    places = np.arange(values)
    return (places[:, np.newaxis] - places) ** 2


def ordinal(given: np.ndarray) -> np.ndarray:
    """Return Krippendorff's ordinal differences of values given so often (2011, p. 6)."""
    up_to = np.cumsum(given)
    low, high = (
        np.minimum.outer(*[np.arange(len(given))] * 2),
        np.maximum.outer(*[np.arange(len(given))] * 2),
    )
    between = up_to[high] - up_to[low] + given[low]
    return (between - (given[low] + given[high]) / 2) ** 2
