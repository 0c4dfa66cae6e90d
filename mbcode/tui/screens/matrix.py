"""Which codes go together: a matrix of figures, each of which leads back to the words."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from mbcode.tui.counting.cooccurring import Cooccurring
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
    from mbcode.store.study import Study


class MatrixScreen(FiguresScreen):
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

    def action_crosstab(self) -> None:
        """Count the same part of the study by groups."""
        screen = CrosstabScreen(self.study, self.question.filters, self.question.level)
        self.app.push_screen(screen, self.leave_for)
