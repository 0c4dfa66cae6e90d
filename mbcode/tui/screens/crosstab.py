"""How much of each code there is in each transcript, case, role …"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from mbcode.model import Filters
from mbcode.tui.counting.crosstab import Crosstab, count
from mbcode.tui.counting.crosstabulating import Crosstabulating
from mbcode.tui.counting.exports import Export, crosstab_export
from mbcode.tui.counting.units import CODINGS
from mbcode.tui.screens.figure_keys import (
    COMMON_KEYS,
    LEVEL_KEY,
    RULE_KEY,
    UNIT_KEY,
    figure_key,
)
from mbcode.tui.screens.figures import FiguresScreen

if TYPE_CHECKING:
    from mbcode.columns import Columns
    from mbcode.store.study import Study


class CrosstabScreen(FiguresScreen[Crosstabulating]):
    """Codes by groups."""

    BINDINGS: ClassVar[list[BindingType]] = [
        figure_key("b", "ask('by')", "by", "By", "By transcript, case, role, coder, speaker …"),
        UNIT_KEY,
        RULE_KEY,
        figure_key("m", "ask('share')", "share", "Shares", "Counts, or % of the row or column"),
        *COMMON_KEYS,
        LEVEL_KEY,
    ]
    BINDING_GROUP_TITLE = "Counting"

    def __init__(self, study: Study, filters: Filters | None = None, level: str = "code") -> None:
        """Begin with the codings of a part of the study, by transcript."""
        super().__init__(study, Crosstabulating(CODINGS, level=level, filters=filters or Filters()))

    def count(self, question: Crosstabulating, columns: Columns) -> Crosstab:
        """Count each code in each group. Runs in a thread."""
        return count(columns, question)

    def exports(self) -> tuple[Export, ...]:
        """Return the table of codes by groups."""
        return (crosstab_export(self.question),)
