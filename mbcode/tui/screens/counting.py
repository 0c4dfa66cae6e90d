"""The screens that count, by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mbcode.jobs.settings import agreed_name
from mbcode.tui.screens.agreement import AgreementScreen
from mbcode.tui.screens.crosstab import CrosstabScreen
from mbcode.tui.screens.matrix import MatrixScreen

if TYPE_CHECKING:
    from mbcode.store.study import Study
    from mbcode.tui.screens.figures import FiguresScreen


def counting_screen(what: str, study: Study) -> FiguresScreen:
    """Return the `matrix`, the `crosstab` or the `agreement` of a study.

    Raises StudyError where $MBCODE_AGREED is no name for a coder.
    """
    if what == "matrix":
        return MatrixScreen(study)
    if what == "crosstab":
        return CrosstabScreen(study)
    return AgreementScreen(study, agreed_name())
