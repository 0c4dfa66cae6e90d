"""The least that a process can do to get a study's overlap matrix into a CSV file.

    python benchmarks/_plain.py STUDY OUT

Reads the codings with Python's own sqlite3, counts overlapping pairs of codings of different codes
within each coder by one sort and one search, and writes the matrix. It does less than mbcode: it
joins no segments, checks nothing, and writes no note beside the table.
"""

from __future__ import annotations

import csv
import sqlite3
import sys

import numpy as np

PAIRS_AT_A_TIME = 1 << 18


def main() -> None:
    """Go from the study named first to the CSV file named second."""
    study, out = sys.argv[1:3]
    connection = sqlite3.connect(f"file:{study}?mode=ro", uri=True)
    names = [name for (name,) in connection.execute("SELECT name FROM code ORDER BY id")]
    rows = connection.execute("SELECT transcript_id, code_id - 1, coder_id, start, end FROM coding")
    counts = overlaps(np.array(rows.fetchall(), dtype=np.int64), len(names))
    with open(out, "w", newline="", encoding="utf-8") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(["code", *names])
        writer.writerows([name, *row] for name, row in zip(names, counts.tolist(), strict=True))


def overlaps(codings: np.ndarray, width: int) -> np.ndarray:
    """Return the matrix of pairs of codes, which go from 0 to `width` - 1."""
    transcript, code, coder, start, end = codings.T
    line = transcript * (int(coder.max()) + 1) + coder
    stride = int(end.max()) + 1
    order = np.argsort(line * stride + start, kind="stable")
    begins, code = (line * stride + start)[order], code[order]
    stops = np.searchsorted(begins, (line * stride + end)[order])
    later = stops - np.arange(len(begins)) - 1
    before = np.concatenate(([0], np.cumsum(later)))
    counts = np.zeros(width * width, dtype=np.int64)
    first = 0
    while first < len(begins):
        last = int(np.searchsorted(before, before[first] + PAIRS_AT_A_TIME, side="right")) - 1
        last = max(last, first + 1)
        some = later[first:last]
        one = np.repeat(np.arange(first, last), some)
        other = one + 1 + np.arange(len(one)) - np.repeat(before[first:last] - before[first], some)
        counts += np.bincount(code[one] * width + code[other], minlength=width * width)
        first = last
    square = counts.reshape(width, width)
    square = square + square.T
    np.fill_diagonal(square, 0)
    return square


if __name__ == "__main__":
    main()
