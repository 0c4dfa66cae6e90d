"""How far two coders agree, code by code; from here, what they read differently is settled."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from mbcode.errors import MbcodeError
from mbcode.jobs.settings import agreed_name
from mbcode.tui.counting.agreeing import Agreeing
from mbcode.tui.counting.agreement import Agreement, AgreementFigures, count
from mbcode.tui.counting.exports import Export, agreement_export, disagreements_export
from mbcode.tui.counting.figures import Figures
from mbcode.tui.places import Place
from mbcode.tui.screens.figure_keys import COMMON_KEYS, UNIT_KEY, figure_key
from mbcode.tui.screens.figures import FiguresScreen
from mbcode.tui.screens.prompt import NamePrompt
from mbcode.tui.screens.settling import SettlingScreen
from mbcode.tui.widgets.grid import MOVING_KEYS, Grid, choosing_key

if TYPE_CHECKING:
    from mbcode.columns import Columns
    from mbcode.store.study import Study


class CodeGrid(Grid, inherit_bindings=False):
    """A row a code, of which the passages can be settled."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *MOVING_KEYS,
        choosing_key("Settle", "Settle the passages on which the two differ"),
    ]


class AgreementScreen(FiguresScreen[Agreeing]):
    """Codes by figures of agreement."""

    BINDINGS: ClassVar[list[BindingType]] = [
        figure_key("c", "ask('pair')", "pair", "Coders", "Compare two other coders"),
        UNIT_KEY,
        figure_key("w", "name_agreed", "agreed", "Agreed", "In whose name you settle"),
        *COMMON_KEYS,
    ]
    BINDING_GROUP_TITLE = "Agreement"
    GRID: ClassVar[type[Grid]] = CodeGrid

    def __init__(self, study: Study, agreed: str) -> None:
        """Compare the first two coders there are; settle in the name of `agreed`."""
        super().__init__(study, Agreeing(agreed=agreed))

    def count(self, question: Agreeing, columns: Columns) -> Agreement:
        """Compare two coders, and look what is settled. Runs in a thread."""
        declined = self.study.settlements.declined(question.agreed)
        return count(columns, replace(question, declined=declined))

    def exports(self) -> tuple[Export, ...]:
        """Return the table of agreement, and that of the units on which the two differ."""
        return agreement_export(self.question), disagreements_export(self.question)

    def open_cell(self, figures: Figures, row: int, column: int) -> None:
        """Settle the passages on which the two differ in the code of a row."""
        del column
        if not isinstance(figures, AgreementFigures):
            return
        place = figures.rows[row]
        differ, _ = figures.answer.to_settle[place]
        if differ:
            screen = SettlingScreen(self.study, figures.answer, place)
            self.app.push_screen(screen, self._come_back)
        else:
            self.tell("Here the two agree: there is nothing to settle", is_warning=False)

    def _come_back(self, place: Place | None) -> None:
        if place is None:
            self.ask(self.question)
        else:
            self.dismiss(place)

    def action_name_agreed(self) -> None:
        """Ask in whose name disagreements are to be settled."""
        prompt = NamePrompt("Settle in the name of", self.question.agreed)
        self.app.push_screen(prompt, self._rename)

    def _rename(self, name: str | None) -> None:
        if name is None:
            return
        try:
            self.ask(self.question.settled_as(agreed_name(name)))
        except MbcodeError as error:
            self.tell_refused(error)
