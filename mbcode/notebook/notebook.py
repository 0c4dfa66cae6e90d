"""A study to read in Python, its tables as pandas DataFrames."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Unpack
from warnings import warn

from mbcode.analysis.choices import OVERLAP
from mbcode.analysis.reliability.bootstrap import RESAMPLES
from mbcode.analysis.reliability.bootstrap import SEED as AGREEMENT_SEED
from mbcode.analysis.saturation import ORDERS
from mbcode.analysis.saturation import SEED as SATURATION_SEED
from mbcode.analysis.sequence import AFTER, WITHIN
from mbcode.analysis.triples import TOP
from mbcode.errors import StudyError
from mbcode.jobs.tables.agreement import agreement_table, disagreements_table, unitizing_table
from mbcode.jobs.tables.counts import (
    cooccurrence_table,
    crosstab_table,
    pairs_table,
    summary_table,
)
from mbcode.jobs.tables.patterns import course_table, saturation_table, sequence_table
from mbcode.jobs.tables.quotes import codings_table, units_table
from mbcode.jobs.tables.triples import triples_table
from mbcode.notebook.keywords import AllFilters, TextFilters, filters_of, refuse, whole
from mbcode.store.study import Study

if TYPE_CHECKING:
    import pandas as pd

    from mbcode.export.table import Table


class Notebook:
    """A study to read. Made by `mbcode.open_study`; closed by `close` or at the end of a `with`.

    Each method returns a frame whose columns docs/REFERENCE.md explains and whose numbers
    docs/METHOD.md does, from the state the study is in at that moment. `frame.attrs` says what
    was counted: what stands in the `.meta.json` beside a file. Empty cells are NaN. What the
    command line notes on stderr is a warning here.

    Filters are keywords, a name or several: `case="Nord"`, `code=["Tillid", "Nøgler"]`. All methods
    raise MbcodeError for a choice there is none of, and NotFoundError, which is one, for a name the
    study does not hold.
    """

    def __init__(self, path: str | Path) -> None:
        # Nobody's name, and rolled back at once: what might be changed by mistake, isn't.
        self._study = Study.open(path, coder="", dry_run=True)
        if self._study.notice:
            warn(self._study.notice, stacklevel=3)
        self._is_open = True

    def codings(self, **filters: Unpack[AllFilters]) -> pd.DataFrame:
        """Return the codings with their words, as `mbcode export codings`."""
        with self._reading() as study:
            return _frame(codings_table(study, filters_of(filters, AllFilters)))

    def summary(self, *, level: str = "code", **filters: Unpack[AllFilters]) -> pd.DataFrame:
        """Return how much there is of each code (`level="theme"`: theme), as `mbcode export
        summary`.
        """
        with self._reading() as study:
            return _frame(summary_table(study, filters_of(filters, AllFilters), level))

    def crosstab(
        self,
        by: str,
        *,
        unit: str | None = None,
        share: str | None = None,
        coders: str = "same",
        level: str = "code",
        **filters: Unpack[AllFilters],
    ) -> pd.DataFrame:
        """Return codes by groups, as `mbcode export crosstab`.

        `by` is `transcript`, `case`, `role`, `coder`, `speaker` or an attribute. Cells are codings
        or, with a `unit`, units; with `share`, their share (0–1) of the `row` or the `column`.
        """
        with self._reading() as study:
            kept = filters_of(filters, AllFilters)
            return _frame(crosstab_table(study, by, kept, unit, coders, level, share))

    def cooccurrence(
        self,
        *,
        unit: str = OVERLAP,
        coders: str = "same",
        level: str = "code",
        measure: str | None = None,
        long: bool = False,
        all: bool = False,  # noqa: A002 - the word users know from --all
        order: int = 2,
        top: int | None = None,
        **filters: Unpack[AllFilters],
    ) -> pd.DataFrame:
        """Return which codes go together, as `mbcode export cooccurrence`.

        A square table of counts or of another `measure`, its codes in the column `code`; with
        `long`, a row for each pair that goes together (with `all`, for every pair) and all
        measures; with `order=3`, the `top` most frequent combinations of three.
        """
        refuse(order not in (2, 3), f"order={order!r} is not 2, for pairs, or 3")
        refuse(all and not long, "all=True is about pairs; give long=True with it")
        refuse(measure and long, "long=True has every measure; leave measure out")
        refuse(
            order == 3 and (long or measure),
            "order=3 is a list of its own; leave long, measure out",
        )
        refuse(
            top is not None and order != 3,
            "top is about combinations of three; give order=3 with it",
        )
        with self._reading() as study:
            counted = (filters_of(filters, AllFilters), unit, coders, level)
            if order == 3:
                most = TOP if top is None else whole("top", top, 1)
                return _frame(triples_table(study, *counted, most))
            if long:
                return _frame(pairs_table(study, *counted, all_pairs=all))
            return _frame(cooccurrence_table(study, *counted, measure or "count"))

    def saturation(
        self,
        *,
        level: str = "code",
        orders: int = ORDERS,
        seed: int = SATURATION_SEED,
        **filters: Unpack[AllFilters],
    ) -> pd.DataFrame:
        """Return how many codes each further transcript adds, as `mbcode export saturation`.

        Transcripts stand in the order in which `transcript` names them, or else of their names.
        """
        with self._reading() as study:
            drawn = (whole("orders", orders, 1), whole("seed", seed, 0))
            return _frame(saturation_table(study, filters_of(filters, AllFilters), level, *drawn))

    def sequence(
        self,
        *,
        within: int = WITHIN,
        after: str = AFTER[0],
        coders: str = "same",
        level: str = "code",
        all: bool = False,  # noqa: A002 - the word users know from --all
        **filters: Unpack[AllFilters],
    ) -> pd.DataFrame:
        """Return how often one code starts soon after another, as `mbcode export sequence`.

        Soon is in one of the next `within` sentences `after` the first code's `end` or `start`.
        With `all`, every pair, also with 0.
        """
        with self._reading() as study:
            counted = (whole("within", within, 1), after, coders, level)
            kept = filters_of(filters, AllFilters)
            return _frame(sequence_table(study, kept, *counted, all_pairs=all))

    def course(
        self,
        *,
        level: str = "code",
        share: str | None = None,
        **filters: Unpack[AllFilters],
    ) -> pd.DataFrame:
        """Return how many codings begin in each tenth of interviews, as `mbcode export course`."""
        with self._reading() as study:
            return _frame(course_table(study, filters_of(filters, AllFilters), level, share))

    def agreement(
        self,
        *,
        unit: str | None = None,
        level: str = "code",
        unitizing: bool = False,
        disagreements: bool = False,
        resamples: int | None = None,
        seed: int | None = None,
        **filters: Unpack[AllFilters],
    ) -> pd.DataFrame:
        """Return how far coders agree, as `mbcode agree`.

        `unit` is `sentence` where it is left out. `resamples` and `seed` are of alpha's interval.
        With `unitizing`, how far they mark the same stretches of text; with `disagreements`, the
        units on which they differ.
        """
        drawn = resamples is not None or seed is not None
        refuse(unitizing and disagreements, "unitizing and disagreements are two tables; ask twice")
        refuse(unitizing and unit, "unitizing=True is about the text itself; leave unit out")
        refuse(
            drawn and (unitizing or disagreements),
            "only the interval of alpha is drawn; leave resamples and seed out",
        )
        with self._reading() as study:
            kept, unit = filters_of(filters, AllFilters), unit or "sentence"
            if unitizing:
                return _frame(unitizing_table(study, kept, level))
            if disagreements:
                return _frame(disagreements_table(study, kept, unit, level))
            draws = RESAMPLES if resamples is None else whole("resamples", resamples, 1)
            begin = AGREEMENT_SEED if seed is None else whole("seed", seed, 0)
            return _frame(agreement_table(study, kept, unit, level, draws, begin))

    def units(self, *, unit: str = "sentence", **filters: Unpack[TextFilters]) -> pd.DataFrame:
        """Return the sentences, turns or windows (`window:K`) themselves, as `mbcode export
        units`.
        """
        with self._reading() as study:
            return _frame(units_table(study, unit, filters_of(filters, TextFilters)))

    def close(self) -> None:
        """Let go of the study."""
        self._is_open = False
        self._study.close()

    def __enter__(self) -> Notebook:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<mbcode study {self._study.name!r} at {self._study.place}>"

    @contextmanager
    def _reading(self) -> Iterator[Study]:
        if not self._is_open:
            raise StudyError(f"{self._study.place}: closed; open it again with mbcode.open_study")
        with self._study.steady():
            yield self._study


def _frame(table: Table) -> pd.DataFrame:
    for note in table.notes:
        warn(note, stacklevel=3)
    frame = table.frame.to_pandas()
    frame.attrs.update(what=table.what, **table.told(len(frame)))
    return frame
