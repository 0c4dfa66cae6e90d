"""How far coders agree on a study, code by code and on all codes together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mbcode.analysis.decisions import decisions
from mbcode.analysis.reliability.ac1 import ac1
from mbcode.analysis.reliability.alpha import alpha
from mbcode.analysis.reliability.bootstrap import RESAMPLES, SEED, alpha_interval
from mbcode.analysis.reliability.dice import dice
from mbcode.analysis.reliability.kappa import cohen, fleiss
from mbcode.analysis.reliability.percent import percent
from mbcode.frames import Frame

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mbcode.analysis.decisions import Decisions
    from mbcode.analysis.measures import Floats
    from mbcode.columns import Columns, Ints

ALL_CODES = "(all)"
FEWEST_POSITIVE = 10
"""Below so many units with a yes, a figure rests on too little to be read."""


def agreement(
    columns: Columns,
    unit: str = "sentence",
    level: str = "code",
    speakers: Sequence[str] = (),
    resamples: int = RESAMPLES,
    seed: int = SEED,
) -> Frame:
    """Return how far the coders of `columns` agree: a row a code in codebook order, then `(all)`.

    `columns` are what `coded_by_all` keeps: two coders or more, and the transcripts they all coded.
    A coder says yes to a code on a unit of `grid` where a coding of theirs shares a character with
    it, and no elsewhere; `(all)` takes all decisions on unit and code together.

    Columns: `code`; `coders`, how many; `units`, how many, by weight (characters for the unit
    `character`, decisions for `(all)`); `yes_by_all` and `yes_by_any`, units that all or any coder
    said yes to; then shares and coefficients as floats, NaN for 0/0: `percent`, `kappa` (Cohen's
    for two coders, Fleiss' for more), `alpha`, `ac1`, `f1` (Dice's, the mean over pairs of coders,
    NaN if a pair has no yes at all), and `ci_low`, `ci_high`, the 95 % interval of alpha from
    `resamples` draws of units. The pages of `reliability` say what each means, and when not to use
    it. Each row draws with the same `seed`, so it does not depend on which others there are.

    Raises MbcodeError for an unknown choice, NotFoundError for an unknown speaker.
    """
    import numpy as np

    decided = decisions(columns, unit, level, speakers)
    coders = len(decided.layers)
    votes, tables = _with_sum(decided.votes(), 0), _with_sum(decided.tables(), 1)
    said_yes = np.arange(coders + 1)
    kinds = np.stack((coders - said_yes, said_yes), axis=1)
    intervals = _intervals(decided, kinds, resamples, seed)
    return Frame.of(
        {
            "code": [*decided.codes, ALL_CODES],
            "coders": np.full(len(votes), coders),
            "units": votes.sum(axis=1),
            "yes_by_all": votes[:, -1],
            "yes_by_any": votes[:, 1:].sum(axis=1),
            "percent": percent(kinds, votes),
            "kappa": cohen(tables[0]) if coders == 2 else fleiss(kinds, votes),
            "alpha": alpha(kinds, votes),
            "ac1": ac1(kinds, votes),
            "f1": _dice_of_pairs(tables),
            "ci_low": intervals[:, 0],
            "ci_high": intervals[:, 1],
        }
    )


def thin(frame: Frame) -> tuple[str, ...]:
    """Return the codes of an agreement whose figures rest on fewer than ten units with a yes."""
    both = zip(frame["code"], frame["yes_by_any"], strict=True)
    return tuple(code for code, positive in both if positive < FEWEST_POSITIVE)


def _with_sum(counts: Ints, axis: int) -> Ints:
    """Return counts by code with those of all codes together as a last one."""
    import numpy as np

    return np.concatenate((counts, counts.sum(axis=axis, keepdims=True)), axis=axis)


def _dice_of_pairs(tables: Ints) -> Floats:
    """Return the mean over pairs, shape (codes,), of tables of shape (pairs, codes, 2, 2)."""
    one, other = tables[..., 1, :].sum(axis=-1), tables[..., :, 1].sum(axis=-1)
    mean: Floats = dice(tables[..., 1, 1], one, other).mean(axis=0)
    return mean


def _intervals(decided: Decisions, kinds: Ints, resamples: int, seed: int) -> Floats:
    """Return the interval of each code and of all together, shape (codes + 1, 2)."""
    import numpy as np

    by_itself = np.eye(len(kinds), dtype=np.int64)
    found = [alpha_interval(kinds, by_itself, votes, resamples, seed) for votes in decided.votes()]
    found.append(alpha_interval(kinds, *decided.patterns(), resamples, seed))
    return np.array(found)
