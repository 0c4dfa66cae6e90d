"""The part of a study that a table counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mbcode.analysis.choices import OVERLAP
from mbcode.analysis.select import keep

if TYPE_CHECKING:
    from mbcode.columns import Columns
    from mbcode.model import Filters
    from mbcode.store.study import Study

_UNITS_WITHOUT_TURNS = (None, OVERLAP, "transcript", "case", "character")


def kept(study: Study, filters: Filters, unit: str | None = None, by: str = "") -> Columns:
    """Return what `filters` keep, with turns and sentences only if `unit` or `by` needs them."""
    needs_turns = unit not in _UNITS_WITHOUT_TURNS or by == "speaker" or bool(filters.speakers)
    return keep(study.columns(units=needs_turns), filters)
