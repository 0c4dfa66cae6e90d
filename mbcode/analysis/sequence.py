"""Which code follows which."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mbcode.analysis.applied import applied
from mbcode.analysis.axis import axis
from mbcode.analysis.choices import require_one_of
from mbcode.analysis.intervals import Ranges, expand, joined, met
from mbcode.analysis.segments import segments
from mbcode.analysis.text_ranges import sentences_of, span_ranges, spoken
from mbcode.frames import Frame

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mbcode.columns import Columns, Ints

AFTER = ("end", "start")
WITHIN = 3


def sequence(
    columns: Columns,
    within: int = WITHIN,
    after: str = "end",
    rule: str = "same",
    level: str = "code",
    speakers: Sequence[str] = (),
    all_pairs: bool = False,
) -> Frame:
    """Return how often code B starts in one of the next `within` sentences after code A.

    An occasion is a segment of A (see `segments`), at the last sentence it shares a character with,
    or with `after="start"` at the first. B follows if a segment of B, by the same coder as `rule`
    takes coders, begins in one of the next K = `within` sentences of the transcript; the sentence
    of the occasion itself is none of them, and how many segments of B begin there does not matter.
    B may be A: then it is another segment of the code. Segments that touch no sentence are left
    out.

    By chance, each occasion would stand at any sentence of its transcript alike, with B where it
    is: expected = Σ over occasions of f / N, of whose transcript's N sentences f have B beginning
    in one of the next K.

    Columns, a row an ordered pair in codebook order of A, then B, that occurs (with `all_pairs`
    every one): `code_a,code_b`; `count`, occasions of A that B follows; `count_a`, occasions of A;
    `count_b`, segments of B; `share` = count / count_a, 0 to 1; `expected`, 0 to count_a; `lift` =
    count / expected, 0 and up, 1 being what chance gives. 0/0 is NaN.

    That A and B are both at home in one part of the interview is enough for a high lift; it is no
    cause. Short segments of a frequent code follow themselves because a passage was split. With
    `speakers`, segments are those that share a character with their turns; the next sentences are
    anyone's.

    Raises MbcodeError for an unknown choice, NotFoundError for an unknown speaker.

    References: lag-sequential analysis: Sackett, G. P. (1979), The lag sequential analysis of
    contingency and cyclicity in behavioral interaction research, in Osofsky, J. D. (ed.), Handbook
    of Infant Development; Bakeman, R. & Gottman, J. M. (1997), Observing Interaction, 2nd ed.,
    ch. 6 and 7, https://doi.org/10.1017/CBO9780511527685.
    """
    import numpy as np

    require_one_of(after, AFTER, "side")
    columns = spoken(columns, speakers)
    rows, sentences = axis(columns, level), span_ranges(sentences_of(columns))
    found = segments(applied(columns, rows.place[columns.codings.code], len(rows)), rule)
    low, high = met(found.spans, sentences)
    there = low < high
    column, coder = found.column[there], found.coder[there]
    first, last = low[there], high[there] - 1
    # A row is a sentence as one coder has it.
    layer = coder * len(sentences)
    shape = (len(sentences) * (int(coder.max(initial=0)) + 1), len(rows))
    occasions = _counted(layer + (last if after == "end" else first), column, shape)
    before = _before(layer, first, column, within, sentences, shape)
    count = (occasions.T @ before).toarray()
    expected = _expected(occasions, before, sentences)
    own = np.bincount(column, minlength=len(rows))
    a, b = np.nonzero(np.ones_like(count) if all_pairs else count)
    with np.errstate(invalid="ignore", divide="ignore"):
        return Frame.of(
            {
                "code_a": [rows.names[place] for place in a.tolist()],
                "code_b": [rows.names[place] for place in b.tolist()],
                "count": count[a, b],
                "count_a": own[a],
                "count_b": own[b],
                "share": np.true_divide(count[a, b], own[a]),
                "expected": expected[a, b],
                "lift": np.true_divide(count[a, b], expected[a, b]),
            }
        )


def _counted(row: Ints, column: Ints, shape: tuple[int, int]) -> Any:
    """Return how often each row and column stand together, as a sparse matrix (CSR)."""
    import numpy as np
    from scipy import sparse

    return sparse.csr_array((np.ones(len(row), dtype=np.int64), (row, column)), shape=shape)


def _before(
    layer: Ints,
    first: Ints,
    column: Ints,
    within: int,
    sentences: Ranges,
    shape: tuple[int, int],
) -> Any:
    """Return 1 where a column begins in one of the next `within` sentences (CSR)."""
    import numpy as np

    opens = np.searchsorted(sentences.line, sentences.line[first])
    low = np.maximum(first - within, opens)
    # Joined, as two segments of a code that begin near each other follow once.
    runs = joined(Ranges(column, layer + low, layer + first).pick(low < first))
    run, row = expand(runs.start, runs.end)
    return _counted(row, runs.line[run], shape)


def _expected(occasions: Any, before: Any, sentences: Ranges) -> Any:
    """Return what chance gives, shape (columns, columns)."""
    import numpy as np
    from scipy import sparse

    layers = occasions.shape[0] // max(len(sentences), 1)
    size = np.bincount(sentences.line)
    transcripts = len(size)
    block = np.tile(sentences.line, layers) + np.repeat(
        np.arange(layers) * transcripts, len(sentences)
    )
    gather = _counted(block, np.arange(len(block)), (layers * transcripts, len(block)))
    share = sparse.diags_array(1 / np.maximum(np.tile(size, layers), 1))
    return ((gather @ occasions).T @ (share @ (gather @ before))).toarray()
