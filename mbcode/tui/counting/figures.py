"""What every screen of figures shows, whatever is counted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, NamedTuple, Protocol, TypeVar

from mbcode.amounts import many
from mbcode.tui.counting.cells import GridTable
from mbcode.tui.counting.facets import Facet, in_words
from mbcode.tui.counting.question import Question

if TYPE_CHECKING:
    from mbcode.analysis.passages import Passage
    from mbcode.columns import Columns


Asked = TypeVar("Asked", bound=Question, covariant=True)


class Named(NamedTuple):
    """The name of what a figure is of, and what is said behind it."""

    name: str
    about: str = ""


class CellWords(NamedTuple):
    """A cell in words: what it is of, and what the figure says."""

    of: Sequence[Named]
    figure: str


@dataclass(frozen=True, slots=True, eq=False)
class Behind:
    """What stands behind a figure: `find` returns the passages of `columns` that it counted.

    `about` says what was counted, after the number of passages; `unit` is what each is.
    """

    names: tuple[str, ...]
    about: str
    unit: str
    columns: Columns
    find: Callable[[], tuple[Passage, ...]]


class Figures(Protocol):
    """Figures in an order."""

    def table(self) -> GridTable:
        """Return the figures for a grid."""

    def scope(self) -> str:
        """Return what was counted over: `3 transcripts · 212 codings · 2 coders`."""

    def legend(self) -> str:
        """Return what the signs beside figures mean; empty where there are none."""

    def cell_in_words(self, row: int, column: int) -> CellWords:
        """Return what the figure at a row and column of the table says."""

    def behind(self, row: int, column: int) -> Behind | None:
        """Return what stands behind a figure; None for nothing."""


class Answer(Protocol[Asked]):
    """What was counted."""

    @property
    def question(self) -> Asked:
        """What was asked."""

    @property
    def columns(self) -> Columns:
        """The part of the study that was counted."""

    def arranged(self, *, by_total: bool, hides_empty: bool) -> Figures:
        """Put the figures in codebook order or the largest first; leave out what is empty, or
        not.
        """


def counted_over(columns: Columns) -> str:
    """Return how much was counted: `3 transcripts · 212 codings · 2 coders`.

    Where some of the coders coded nothing of it: `1 of 2 coders`.
    """
    coders = len(set(columns.codings.coder.tolist()))
    of = f"{coders} of " if 0 < coders < len(columns.coders) else ""
    parts = (
        many(len(columns.transcripts), "transcript"),
        many(len(columns.codings.id), "coding"),
        of + many(len(columns.coders), "coder"),
    )
    return " · ".join(parts)


def order_in_words(*, by_total: bool, hidden: int | None) -> str:
    """Return how figures stand, to go behind what was counted; `hidden` is None for all shown."""
    words = " · most first" if by_total else ""
    return words if hidden is None else f"{words} · {hidden} empty hidden"


@dataclass(frozen=True, slots=True, eq=False)
class Counted(Generic[Asked]):
    """What a thread brings back: the answer, and what the study could be narrowed to.

    `state` is the study's fingerprint from before the count.
    """

    answer: Answer[Asked]
    facets: tuple[Facet, ...]
    state: str


def why_nothing(answer: Answer[Question]) -> str:
    """Return why there is nothing to count, if there is nothing."""
    if len(answer.columns.codings.id):
        return ""
    if in_words(answer.question.filters):
        return "Nothing of this part of the study is coded. Press f to count another part."
    if not answer.columns.codes:
        return "There are no codes yet. Make one in the reader, or: mbcode import FILE"
    return "Nothing is coded yet. Press escape, tag some passages, and come back."
