"""Which codes go together: a matrix of figures, each of which leads back to the words."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from mbcode.tui.counting.cooccurring import Cooccurring
from mbcode.tui.counting.exports import Export, cooccurrence_export
from mbcode.tui.counting.matrix import Cooccurrences, count
from mbcode.tui.screens.crosstab import CrosstabScreen
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


class MatrixScreen(FiguresScreen[Cooccurring]):
    """Codes by codes."""

    BINDINGS: ClassVar[list[BindingType]] = [
        UNIT_KEY,
        RULE_KEY,
        figure_key("m", "ask('measure')", "measure", "Measure", "Show counts, or another measure"),
        *COMMON_KEYS,
        LEVEL_KEY,
        figure_key("x", "crosstab", "crosstab", "Crosstab", "Codes by transcripts, cases, roles …"),
    ]
    BINDING_GROUP_TITLE = "Counting"

    def __init__(self, study: Study) -> None:
        super().__init__(study, Cooccurring())

    def count(self, question: Cooccurring, columns: Columns) -> Cooccurrences:
        """Count which codes go together. Runs in a thread."""
        return count(columns, question)

    def exports(self) -> tuple[Export, ...]:
        """Return the square table."""
        return (cooccurrence_export(self.question),)

    def action_crosstab(self) -> None:
        """Count the same part of the study by groups."""
        screen = CrosstabScreen(self.study, self.question.filters, self.question.level)
        self.app.push_screen(screen, self.leave_for)
