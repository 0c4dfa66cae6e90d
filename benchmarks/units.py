"""How long counting in units takes beside pairs of segments, and agreement and a crosstab beside
the least they need.

    python -m benchmarks.units

All on the study M (40,000 codings), read once. The limit of agreement is what numpy needs to lay
the characters of two coders side by side, code by code, by sorting their edges, and to draw a
thousand resamples of alpha for each code. mbcode joins segments, does five measures more, and draws
all codes together too. The limit of a crosstab is to read the codings from the file and add them up
in a dictionary; mbcode reads them too, with their codes, coders and transcripts.
"""

from __future__ import annotations

import sqlite3
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path

import numpy as np

from benchmarks._processes import limits
from benchmarks._studies import make_study
from mbcode.analysis.agreement import agreement
from mbcode.analysis.choices import OVERLAP
from mbcode.analysis.compared import coded_by_all
from mbcode.analysis.cooccurrence import cooccurrence
from mbcode.analysis.crosstab import crosstab
from mbcode.analysis.select import keep
from mbcode.columns import Columns
from mbcode.model import Filters
from mbcode.store.study import Study

ROUNDS = 20
UNITS = ("sentence", "turn", "window:3", "transcript")
AGREEMENT, BARE = "agreement of two, characters", "two coders side by side"
CROSSTAB, ADDED_UP = "study to crosstab by transcript", "codings added up in a dictionary"
AIM, MOST_TIMES = 5.0, 8.0
"""How many times the overlap, or its limit, each should take, and may take on a busy machine."""


def side_by_side(columns: Columns, codes: int) -> np.ndarray:
    """Return how many characters got each code from neither, one or both of two coders."""
    rows = columns.codings
    lengths = np.array([row.length for row in columns.transcripts])
    stride = int(lengths.max()) + 1
    line = (rows.code * len(lengths) + rows.transcript) * stride
    position = np.concatenate((line + rows.start, line + rows.end))
    step = np.zeros((len(position), 2), dtype=np.int64)
    step[np.arange(len(position)), np.tile(rows.coder, 2)] = np.repeat((1, -1), len(rows.coder))
    order = np.argsort(position, kind="stable")
    covered = np.cumsum(step[order], axis=0) > 0
    length = np.diff(position[order], append=position.max())
    code = position[order] // stride // len(lengths)
    cell = code * 4 + covered[:, 0] * 2 + covered[:, 1]
    counts = np.bincount(cell, weights=length, minlength=codes * 4).reshape(codes, 4)
    counts[:, 0] = lengths.sum() - counts[:, 1:].sum(axis=1)
    return counts


def alphas(counts: np.ndarray) -> np.ndarray:
    """Return the ends of alpha's interval for each code, from a thousand resamples."""
    votes = np.stack((counts[:, 0], counts[:, 1] + counts[:, 2], counts[:, 3]), axis=1)
    n = int(votes[0].sum())
    drawn = np.random.default_rng(1).multinomial(n, votes[:, np.newaxis] / n, (len(votes), 1000))
    yes, no = drawn[..., 1] + 2.0 * drawn[..., 2], drawn[..., 1] + 2.0 * drawn[..., 0]
    with np.errstate(invalid="ignore"):
        found = 1 - (2 * n - 1) * drawn[..., 1] / (yes * no)
    return np.nanpercentile(found, (2.5, 97.5), axis=1)


def milliseconds(work: Callable[[], object]) -> float:
    """Return how long the processor works on `work`, whatever else it does meanwhile."""
    begun = time.process_time()
    work()
    return (time.process_time() - begun) * 1000


def added_up(path: Path) -> Counter[tuple[int, int]]:
    """Return how many codings there are of each code in each transcript, past everything."""
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        return Counter(connection.execute("SELECT code_id, transcript_id FROM coding"))


def crosstabulated(study: Study) -> object:
    """Read the codings and count each code in each transcript."""
    return crosstab(keep(study.columns(units=False), Filters()), "transcript")


def compare(path: Path, study: Study) -> bool:
    """Time all in turn, print each with its ratio, and tell whether all are within their limits."""
    whole = study.columns(units=True)
    columns = keep(whole, Filters())
    two = coded_by_all(whole, Filters(coders=("Åse", "Bjørn")))
    works: dict[str, Callable[[], object]] = {
        unit: partial(cooccurrence, columns, unit) for unit in (OVERLAP, *UNITS)
    }
    works[AGREEMENT] = partial(agreement, two, "character")
    works[BARE] = lambda: alphas(side_by_side(two, len(two.codes)))
    works[CROSSTAB], works[ADDED_UP] = partial(crosstabulated, study), partial(added_up, path)
    # In turn, so that what else the machine does meets them alike; the best, as it only ever adds.
    rounds = [{name: milliseconds(work) for name, work in works.items()} for _ in range(ROUNDS)]
    best = {name: min(each[name] for each in rounds) for name in works}
    ratios = {unit: best[unit] / best[OVERLAP] for unit in UNITS}
    ratios[AGREEMENT] = best[AGREEMENT] / best[BARE]
    ratios[CROSSTAB] = best[CROSSTAB] / best[ADDED_UP]
    print(", ".join(f"{name} {best[name]:.1f} ms" for name in (OVERLAP, BARE, ADDED_UP)))
    for name, ratio in ratios.items():
        print(f"{name:32}{best[name]:8.1f} ms, ratio {ratio:.2f} {limits(AIM, MOST_TIMES)}")
    return max(ratios.values()) <= MOST_TIMES


def main() -> int:
    """Compare on the study M; return 1 if something is above its limit."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "M.mbcode"
        make_study(path, "M")
        with Study.open(path, coder="") as study:
            return int(not compare(path, study))


if __name__ == "__main__":
    sys.exit(main())
