"""How long the matrix of overlapping segments takes, beside a bare numpy sort and sweep.

    python -m benchmarks.overlap [M] [L]

The limit counts the pairs of overlapping codings of different codes within each coder: one sort,
one search, one sum. The matrix does more: it first joins the codings of one code into segments.
Both run in turn in one process, on the same made-up study. Without a size, on M and on L, with 25
times the codings: time may not grow much faster than they do.
"""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Callable, Sequence

import numpy as np

from benchmarks._plain import overlaps
from benchmarks._processes import limits
from benchmarks._studies import SIZES, Size
from mbcode.analysis.cooccurrence import cooccurrence
from mbcode.columns import CodingColumns, Columns, TranscriptRow
from mbcode.model import Code, Coder, CodeText

LENGTH = 46_000
ROUNDS = {"M": 15, "L": 5}
AIM, MOST_TIMES = 3.0, 4.0
"""How many times the limit the matrix should take, and may take on a busy machine."""
AIM_GROWTH, MOST_GROWTH = 35.0, 50.0
"""How many times the time of the first study the last should take, and may take."""
MOST_MEGABYTES = 600


def study(size: Size) -> Columns:
    """Make a study of passages of some 20 to 400 characters, the same every time."""
    chance = np.random.default_rng(7)
    transcript = np.sort(chance.integers(0, size.transcripts, size.codings))
    long = np.clip(chance.lognormal(4.6, 0.75, size.codings), 5, 2_000).astype(np.int64)
    # Half of the passages gather at a few places, as people tend to code the same words.
    crowded = chance.integers(0, 100, size.codings) * (LENGTH // 100)
    crowded = np.minimum(crowded + chance.integers(0, 80, size.codings), LENGTH - 2_000)
    spread = chance.integers(0, LENGTH - 2_000, size.codings)
    start = np.where(chance.random(size.codings) < 0.5, crowded, spread)
    order = np.lexsort((start + long, start, transcript))
    return Columns(
        transcripts=tuple(
            TranscriptRow(place, f"t{place}", "", {}, {}, LENGTH, 0)
            for place in range(size.transcripts)
        ),
        codes=tuple(
            Code(place, CodeText(f"c{place}"), None, f"c{place}", 0, applicable=True)
            for place in range(size.codes)
        ),
        coders=tuple(Coder(place, f"coder {place}") for place in range(size.coders)),
        codings=CodingColumns(
            id=np.arange(size.codings),
            transcript=transcript[order],
            code=(size.codes * chance.random(size.codings) ** 2).astype(np.int64),
            coder=chance.integers(0, size.coders, size.codings),
            start=start[order],
            end=(start + long)[order],
        ),
    )


def seconds(work: Callable[[], object]) -> float:
    """Return how long the processor works on `work`, whatever else it does meanwhile."""
    begun = time.process_time()
    work()
    return time.process_time() - begun


def compare(name: str) -> tuple[float, bool]:
    """Time both in turn on one size and print the ratio.

    Return the seconds that the matrix took, and whether it is within limits.
    """
    size = SIZES[name]
    columns = study(size)
    rows = columns.codings
    table = np.stack((rows.transcript, rows.code, rows.coder, rows.start, rows.end), axis=1)
    ours, bare = [], []
    for _ in range(ROUNDS[name]):
        ours.append(seconds(lambda: cooccurrence(columns)))
        bare.append(seconds(lambda: overlaps(table, size.codes)))
    # The best of many rounds: what another program takes from a shared machine only ever adds.
    best, limit = min(ours), min(bare)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"overlap, {size.codings} codings: matrix {best * 1000:.1f} ms, "
        f"limit {limit * 1000:.1f} ms, ratio {best / limit:.2f} {limits(AIM, MOST_TIMES)}; "
        f"{memory:.0f} MB (at most {MOST_MEGABYTES})"
    )
    return best, best / limit <= MOST_TIMES and memory <= MOST_MEGABYTES


def main(names: Sequence[str]) -> int:
    """Compare each size named; return 1 if one is over its limits."""
    found = [compare(name) for name in names or ["M", "L"]]
    within = all(is_within for _, is_within in found)
    if len(found) > 1:
        growth = found[-1][0] / found[0][0]
        print(f"the last takes {growth:.1f} times the first {limits(AIM_GROWTH, MOST_GROWTH)}")
        within = within and growth <= MOST_GROWTH
    return int(not within)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
