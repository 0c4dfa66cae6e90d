"""How long the matrix of overlapping segments takes, beside a bare numpy sort and sweep.

    python -m benchmarks.overlap

The limit counts the pairs of overlapping codings of different codes within each coder: one sort,
one search, one sum. The matrix does more: it first joins the codings of one code into segments.
Both run in turn in one process, on the same made-up study of 40,000 codings.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

import numpy as np

from mbcode.analysis.cooccurrence import cooccurrence
from mbcode.columns import CodingColumns, Columns, TranscriptRow
from mbcode.model import Code, Coder, CodeText

TRANSCRIPTS, LENGTH = 200, 46_000
CODES, CODERS, CODINGS = 100, 4, 40_000
ROUNDS = 15
MOST_TIMES = 3.0
"""How many times the limit the matrix may take before the benchmark fails."""


def study() -> Columns:
    """Make a study of passages of some 20 to 400 characters, the same every time."""
    chance = np.random.default_rng(7)
    transcript = np.sort(chance.integers(0, TRANSCRIPTS, CODINGS))
    size = np.clip(chance.lognormal(4.6, 0.75, CODINGS), 5, 2_000).astype(np.int64)
    # Half of the passages gather at a few places, as people tend to code the same words.
    crowded = chance.integers(0, 100, CODINGS) * (LENGTH // 100) + chance.integers(0, 80, CODINGS)
    spread = chance.integers(0, LENGTH - 2_000, CODINGS)
    start = np.where(chance.random(CODINGS) < 0.5, np.minimum(crowded, LENGTH - 2_000), spread)
    order = np.lexsort((start + size, start, transcript))
    return Columns(
        transcripts=tuple(
            TranscriptRow(place, f"t{place}", "", {}, {}, LENGTH, 0) for place in range(TRANSCRIPTS)
        ),
        codes=tuple(
            Code(place, CodeText(f"c{place}"), None, f"c{place}", 0, applicable=True)
            for place in range(CODES)
        ),
        coders=tuple(Coder(place, f"coder {place}") for place in range(CODERS)),
        codings=CodingColumns(
            id=np.arange(CODINGS),
            transcript=transcript[order],
            code=(CODES * chance.random(CODINGS) ** 2).astype(np.int64),
            coder=chance.integers(0, CODERS, CODINGS),
            start=start[order],
            end=(start + size)[order],
        ),
    )


def limit(columns: Columns) -> np.ndarray:
    """Count overlapping pairs of codings, within coders, without joining them first."""
    rows = columns.codings
    line = rows.transcript * CODERS + rows.coder
    stride = int(rows.end.max()) + 1
    order = np.argsort(line * stride + rows.start, kind="stable")
    start = (line * stride + rows.start)[order]
    code = rows.code[order]
    later = np.searchsorted(start, (line * stride + rows.end)[order]) - np.arange(CODINGS) - 1
    one = np.repeat(np.arange(CODINGS), later)
    other = one + 1 + np.arange(len(one)) - np.repeat(np.cumsum(later) - later, later)
    counts = np.bincount(code[one] * CODES + code[other], minlength=CODES * CODES)
    counts = counts.reshape(CODES, CODES)
    return counts + counts.T


def seconds(work: Callable[[], object]) -> float:
    """Return how long `work` takes."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def main() -> int:
    """Time both in turn; return 1 if the matrix takes more than `MOST_TIMES` the limit."""
    columns = study()
    cooccurrence(columns)
    ours, bare = [], []
    for _ in range(ROUNDS):
        ours.append(seconds(lambda: cooccurrence(columns)))
        bare.append(seconds(lambda: limit(columns)))
    # The best of many rounds: what another program takes from a shared machine only ever adds.
    best, limit_best = min(ours), min(bare)
    ratio = best / limit_best
    print(
        f"overlap, {CODINGS} codings: matrix {best * 1000:.1f} ms, "
        f"limit {limit_best * 1000:.1f} ms, ratio {ratio:.2f} (at most {MOST_TIMES})"
    )
    return int(ratio > MOST_TIMES)


if __name__ == "__main__":
    sys.exit(main())
