"""The third door: a study's tables as pandas DataFrames, for notebooks and scripts.

The methods are the tables of the command line, with the same options and the same numbers. Nothing
here can change a study.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, TypedDict, Unpack

from mbcode.analysis.choices import OVERLAP
from mbcode.errors import MbcodeError, StudyError
from mbcode.jobs.tables.counts import (
    cooccurrence_table,
    crosstab_table,
    pairs_table,
    summary_table,
)
from mbcode.jobs.tables.quotes import codings_table, units_table
from mbcode.model import Filters
from mbcode.store.study import Study

if TYPE_CHECKING:
    import pandas as pd

    from mbcode.export.table import Table

Names = str | Iterable[str] | None
"""One name or several, of which one is enough; None keeps all."""


class TextFilters(TypedDict, total=False):
    """Filters on text, as `--transcript --case --role --speaker`: all that are given must hold."""

    transcript: Names
    case: Names
    role: Names
    speaker: Names


class AllFilters(TextFilters, total=False):
    """Filters on text and codings, with `--code --coder --theme` as well."""

    code: Names
    coder: Names
    theme: Names


class Notebook:
    """A study to read. Made by `mbcode.open_study`; closed by `close` or at the end of a `with`.

    Each method returns a frame whose columns docs/REFERENCE.md explains and whose numbers
    docs/METHOD.md does, from the state the study is in at that moment. `frame.attrs` says what
    was counted: what stands in the `.meta.json` beside a file. Empty cells are NaN.

    Filters are keywords, a name or several: `case="Nord"`, `code=["Tillid", "Nøgler"]`. All methods
    raise MbcodeError for a choice there is none of, and NotFoundError, which is one, for a name the
    study does not hold.
    """

    def __init__(self, path: str | Path) -> None:
        # Nobody's name, and rolled back at once: what might be changed by mistake, isn't.
        self._study = Study.open(path, coder="", dry_run=True)
        self._is_open = True

    def codings(self, **filters: Unpack[AllFilters]) -> pd.DataFrame:
        """Return the codings with their words, as `mbcode export codings`."""
        with self._reading() as study:
            return _frame(codings_table(study, _filters(filters, AllFilters)))

    def summary(self, *, level: str = "code", **filters: Unpack[AllFilters]) -> pd.DataFrame:
        """Return how much there is of each code (`level="theme"`: theme), as `mbcode export
        summary`.
        """
        with self._reading() as study:
            return _frame(summary_table(study, _filters(filters, AllFilters), level))

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
            kept = _filters(filters, AllFilters)
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
        **filters: Unpack[AllFilters],
    ) -> pd.DataFrame:
        """Return which codes go together, as `mbcode export cooccurrence`.

        A square table of counts or of another `measure`, its codes in the column `code`; with
        `long`, a row for each pair that goes together (with `all`, for every pair) and all
        measures.
        """
        if all and not long:
            raise MbcodeError("all=True is about pairs; give long=True with it")
        if measure and long:
            raise MbcodeError("long=True has every measure; leave measure out")
        with self._reading() as study:
            counted = (_filters(filters, AllFilters), unit, coders, level)
            if long:
                return _frame(pairs_table(study, *counted, all_pairs=all))
            return _frame(cooccurrence_table(study, *counted, measure or "count"))

    def units(self, *, unit: str = "sentence", **filters: Unpack[TextFilters]) -> pd.DataFrame:
        """Return the sentences, turns or windows (`window:K`) themselves, as `mbcode export
        units`.
        """
        with self._reading() as study:
            return _frame(units_table(study, unit, _filters(filters, TextFilters)))

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
    table.frame.attrs.update(what=table.what, **table.meaning)
    return table.frame


def _filters(given: Mapping[str, Any], allowed: type[TextFilters]) -> Filters:
    """Return the filters by their names on the command line; MbcodeError for one not `allowed`."""
    known = tuple(allowed.__annotations__)
    for option in given:
        if option not in known:
            raise MbcodeError(
                f'this table has no option "{option}"; its filters are {", ".join(known)}'
            )
    # `Filters` names each field for the many it may hold.
    return Filters(**{f"{option}s": _names(option, names) for option, names in given.items()})


def _names(option: str, given: object) -> tuple[str, ...]:
    if given is None:
        return ()
    names: tuple[Any, ...] = (given,)
    if isinstance(given, Iterable) and not isinstance(given, str):
        names = tuple(given)
    if not names:
        # As a filter that is left out it would keep all, which nobody who computes a list means.
        raise MbcodeError(f"{option} names nothing; leave it out to keep all")
    for name in names:
        if not isinstance(name, str):
            raise MbcodeError(f"{option}={name!r} is no name; give a text")
    return names
