"""Which three codes go together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mbcode.analysis.applied import applied
from mbcode.analysis.axis import axis
from mbcode.analysis.choices import OVERLAP
from mbcode.analysis.grid import grid
from mbcode.analysis.segments import segments
from mbcode.analysis.text_ranges import spoken
from mbcode.analysis.unit_array import UnitArray, unit_array
from mbcode.frames import Frame

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mbcode.analysis.segments import Segments
    from mbcode.columns import Columns, Ints

TOP = 20


def triples(
    columns: Columns,
    unit: str = OVERLAP,
    rule: str = "same",
    level: str = "code",
    speakers: Sequence[str] = (),
    top: int = TOP,
) -> Frame:
    """Return the `top` most frequent combinations of three codes, those together at least once.

    With a unit of `grid`, a combination counts the units that have all three; over `overlap`, the
    threes of segments (see `segments`) of three codes that all share a character. Options are those
    of `cooccurrence`, and so is n.

    Columns: `code_a,code_b,code_c`, in codebook order; `count`; `count_a,count_b,count_c`, each
    by itself; `n`, the units; `expected` = a·b·c / n², 0 to n, the count were the three independent
    of each other; `lift` = count / expected, 0 and up. For `overlap` the last three are empty. Rows
    by count, the highest first, then in codebook order; of equal counts at the end, those that come
    first in the codebook are shown.

    Where two of the three go together often, the three do too, and lift is high without there being
    anything in the combination that is not in the pair; look at the pairs beside it.

    Raises MbcodeError for an unknown choice, NotFoundError for an unknown speaker.

    References: support and lift of an itemset of three: Brin, S. et al. (1997), Dynamic itemset
    counting and implication rules for market basket data, SIGMOD Record 26 (2), 255-264,
    https://doi.org/10.1145/253262.253325.
    """
    import numpy as np

    columns = spoken(columns, speakers)
    rows = axis(columns, level)
    given = applied(columns, rows.place[columns.codings.code], len(rows))
    n: int | None = None
    if unit == OVERLAP:
        found = segments(given, rule)
        own = np.bincount(found.column, minlength=len(rows))
        counts = _added(_overlapping(found, len(rows)), max(len(rows), 1))
    else:
        array = unit_array(given, grid(columns, unit, speakers), rule)
        own, n = array.sums(), array.n
        counts = _added(_in_units(array), max(len(rows), 1))
    return _frame(counts, own, n, rows.names, top)


def _in_units(array: UnitArray) -> Iterator[Ints]:
    """Yield the combinations as rows a, b, c, count, with a < b < c, each once."""
    import numpy as np

    by_code = array.matrix()
    by_unit, weight = by_code.tocsr(), np.tile(array.weight, array.layers)
    for a in range(by_code.shape[1]):
        units = by_code.indices[by_code.indptr[a] : by_code.indptr[a + 1]]
        later = by_unit[units][:, a + 1 :].tocsc()
        together = _pairs(later, weight[units])
        yield np.stack((np.full(together.shape[1], a), *(together[:2] + a + 1), together[2]))


def _overlapping(found: Segments, width: int) -> Iterator[Ints]:
    """Yield the combinations as rows of three codes and a count, codes in any order.

    Three segments of one transcript share a character if each two do (Helly), and then they share
    the one that the segment which begins last begins with. So each three is found once: at that
    segment, among those it begins in.
    """
    import numpy as np
    from scipy import sparse

    chunks = list(found.pairs())
    if not chunks:
        return
    earlier, last = (np.concatenate(sides) for sides in zip(*chunks, strict=True))
    begun_in = sparse.csr_array(
        (np.ones(len(last), dtype=np.int64), (last, found.column[earlier])),
        shape=(len(found.column), width),
    )
    by_code = np.argsort(found.column, kind="stable")
    bounds = np.searchsorted(found.column[by_code], np.arange(width + 1))
    for code in range(width):
        mine = begun_in[by_code[bounds[code] : bounds[code + 1]]].tocsc()
        together = _pairs(mine, np.ones(mine.shape[0], dtype=np.int64))
        yield np.stack((np.full(together.shape[1], code), *together))


def _pairs(given: Any, weight: Ints) -> Ints:
    """Return the pairs of columns of a sparse 0/1 matrix (scipy CSC) that go together, its rows
    weighed, as rows b, c, count, with b < c.
    """
    import numpy as np
    from scipy import sparse

    weights = weight[given.indices]
    weighed = sparse.csc_array((weights, given.indices, given.indptr), shape=given.shape)
    together = np.triu((weighed.T @ given.tocsr()).toarray(), k=1)
    b, c = np.nonzero(together)
    return np.stack((b, c, together[b, c]))


def _added(parts: Iterator[Ints], width: int) -> Ints:
    """Return the combinations with a < b < c and their counts added up, as rows a, b, c, count."""
    import numpy as np

    rows = np.concatenate([np.zeros((4, 0), dtype=np.int64), *parts], axis=1)
    a, b, c = np.sort(rows[:3], axis=0)
    key, place = np.unique((a * width + b) * width + c, return_inverse=True)
    counts = np.zeros(len(key), dtype=np.int64)
    np.add.at(counts, place, rows[3])
    return np.stack((key // width**2, key // width % width, key % width, counts))


def _frame(counts: Ints, own: Ints, n: int | None, names: Sequence[str], top: int) -> Frame:
    import numpy as np

    # `_added` leaves codebook order, and the sort keeps it among equals.
    *codes, count = counts[:, np.argsort(-counts[3], kind="stable")[:top]]
    sides = list(zip("abc", codes, strict=True))
    product = own[codes[0]].astype(np.float64) * own[codes[1]] * own[codes[2]]
    expected = np.full(len(count), np.nan) if n is None else product / max(n, 1) ** 2
    return Frame.of(
        {
            **{f"code_{side}": [names[code] for code in place.tolist()] for side, place in sides},
            "count": count,
            **{f"count_{side}": own[place] for side, place in sides},
            "n": [n] * len(count),
            "expected": expected,
            "lift": count / expected,
        },
        gaps=("n",),
    )
