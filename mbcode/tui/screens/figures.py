"""Figures in a grid, each of which leads back to the words: what the counting screens share."""

from __future__ import annotations

from abc import abstractmethod
from functools import partial
from threading import Lock
from typing import TYPE_CHECKING, Generic, TypeVar

from textual import on
from textual.widgets import Static

from mbcode.errors import MbcodeError
from mbcode.model import Filters
from mbcode.tui.collecting import making_what_stands
from mbcode.tui.counting.exports import Export, further_exports
from mbcode.tui.counting.facets import facets
from mbcode.tui.counting.figures import Answer, Counted, Figures, why_nothing
from mbcode.tui.counting.question import Question
from mbcode.tui.places import Place
from mbcode.tui.screens.export import ExportScreen, Written
from mbcode.tui.screens.figures_view import FiguresView
from mbcode.tui.screens.filters import FilterScreen
from mbcode.tui.screens.full_screen import is_still
from mbcode.tui.screens.passages import PassagesScreen
from mbcode.tui.screens.telling import go_on_if_wanted
from mbcode.tui.widgets.grid import Grid

if TYPE_CHECKING:
    from mbcode.columns import Columns
    from mbcode.store.study import Study


Asked = TypeVar("Asked", bound=Question)


class FiguresScreen(FiguresView, Generic[Asked]):
    """Counts in a thread and shows the figures; dismisses with a place to read on at, or None.

    Shown a second time it stands as it was left, with the figures of the study as it is then.
    """

    def __init__(self, study: Study, question: Asked) -> None:
        super().__init__(study)
        self.question = question
        self._counted: Counted[Asked] | None = None
        self._figures: Figures | None = None
        self._by_total = False
        self._hides_empty = False
        self._left_at: int | None = None
        self._reads_on = False
        self._filtering: FilterScreen | None = None
        self._one_at_a_time = Lock()

    def on_mount(self) -> None:
        """Begin to count, once the screen stands."""
        self.query_one(Grid).focus()
        self.call_after_refresh(self.ask, self.question)

    @property
    def was_left_for_a_passage(self) -> bool:
        """Whether a passage behind the cell under the cursor was chosen when it was last shown."""
        return self._left_at is not None

    def read_on(self) -> None:
        """When next shown, go on to the passages that were left for one of them."""
        self._reads_on = self.was_left_for_a_passage

    def on_screen_resume(self) -> None:
        """Count again what was altered meanwhile, and go on to the passages if so wished."""
        if self._counted is None:
            return
        if is_still(self.study, self._counted.state):
            self._read_on_if_wished()
        else:
            self.ask(self.question)

    # Counting

    def ask(self, question: Asked) -> None:
        """Count something else."""
        self.question = question
        self.show_title(question)
        self.query_one("#scope", Static).update("counting …")
        self.find_out(partial(self._count, question), self._take, self._say_refused)

    def _count(self, question: Asked) -> Counted[Asked]:
        """Count, unless something else was asked meanwhile: never two at a time."""
        with self._one_at_a_time, making_what_stands():
            go_on_if_wanted()
            state = self.study.fingerprint()
            columns = self.study.columns(units=True)
            go_on_if_wanted()
            return Counted(self.count(question, columns), facets(columns), state)

    @abstractmethod
    def count(self, question: Asked, columns: Columns) -> Answer[Asked]:
        """Count what is asked over the whole study, read with its units. Runs in a thread.

        Raises MbcodeError where that can't be counted.
        """

    @abstractmethod
    def exports(self) -> tuple[Export, ...]:
        """Return the table that holds the figures as they are shown, and others of the kind."""

    def _take(self, counted: Counted[Asked]) -> None:
        self._counted = counted
        self._show(counted.answer)

    def _say_refused(self, error: MbcodeError) -> None:
        self._show_again()
        reason = str(error)
        if self._filtering is not None:
            self._filtering.say_counted(reason)
        elif self._counted is None:
            self.query_one("#scope", Static).update("")
            self.show_nothing(reason[:1].upper() + reason[1:])
        else:
            self.tell(reason)

    def _show(self, answer: Answer[Asked]) -> None:
        before = self.names_under_cursor()
        self._figures = answer.arranged(by_total=self._by_total, hides_empty=self._hides_empty)
        self.question = answer.question
        self.show_title(answer.question)
        self.query_one("#scope", Static).update(self._figures.scope())
        legend = self._figures.legend()
        self.query_one("#legend", Static).update(legend)
        self.set_class(bool(legend), "-signs")
        why = why_nothing(answer)
        self.show_nothing(why)
        if self._filtering is not None:
            self._filtering.say_counted(why or self._figures.scope())
        table = self._figures.table()
        rows = {head.name: row for row, head in enumerate(table.rows)}
        columns = {head.name: column for column, head in enumerate(table.columns)}
        self.query_one(Grid).show(table, rows.get(before[0], 0), columns.get(before[1], 0))
        self._read_on_if_wished()

    @on(Grid.CellMoved)
    def _say_cell(self, event: Grid.CellMoved) -> None:
        """Say at the foot what the cell under the cursor counts."""
        if self._figures is not None:
            self.say(self._figures.cell_in_words(event.row, event.column))

    # Keys

    def action_ask(self, choice: str) -> None:
        """Count again with the next unit, rule, level or measure."""
        try:
            self.ask(self.question.next(choice))
        except MbcodeError as error:
            self.tell_refused(error)

    def action_widen(self, sentences: int) -> None:
        try:
            self.ask(self.question.wider(sentences))
        except MbcodeError as error:
            self.tell_refused(error)

    def action_filter(self) -> None:
        """Ask which part of the study to count, and count it at each tick."""
        if self._counted is None or self._figures is None:
            return
        before = self.question

        def count(filters: Filters) -> None:
            self.ask(before.within(filters))

        def leave(filters: Filters | None) -> None:
            self._filtering = None
            wanted = before.filters if filters is None else filters
            # What could not be counted is asked once more, so that this screen says why.
            if self.question.filters != wanted:
                count(wanted)

        scope = self._figures.scope()
        self._filtering = FilterScreen(self._counted.facets, before.filters, scope, count)
        self.app.push_screen(self._filtering, leave)

    def action_sort(self) -> None:
        self._by_total = not self._by_total
        self._show_again()

    def action_hide_empty(self) -> None:
        self._hides_empty = not self._hides_empty
        self._show_again()

    def _show_again(self) -> None:
        if self._counted is not None:
            self._show(self._counted.answer)

    def action_export(self) -> None:
        """Ask which table to write, and where."""
        self.app.push_screen(
            ExportScreen(self.study, (*self.exports(), *further_exports(self.question.filters))),
            self._say_written,
        )

    def _say_written(self, written: Written | None) -> None:
        if written is not None:
            self.tell(written.in_words(), is_warning=False)

    @on(Grid.CellChosen)
    def _open(self, event: Grid.CellChosen) -> None:
        """Show the words behind a figure."""
        if self._figures is not None:
            self.open_cell(self._figures, event.row, event.column)

    def open_cell(self, figures: Figures, row: int, column: int) -> None:
        """Show what stands behind a cell, if anything does."""
        self._open_passages(figures, row, column, at=0)

    def _open_passages(self, figures: Figures, row: int, column: int, at: int) -> None:
        behind = figures.behind(row, column)
        if behind is None:
            self.tell("This count is 0: there is nothing behind it", is_warning=False)
            return
        screen = PassagesScreen(self.study, behind, at)

        def leave(place: Place | None) -> None:
            self._left_at = None if place is None else screen.at
            self.leave_for(place)

        self.app.push_screen(screen, leave)

    def _read_on_if_wished(self) -> None:
        cursor = self.query_one(Grid).cursor
        if self._reads_on and self._figures is not None and cursor is not None:
            self._open_passages(self._figures, *cursor, at=self._left_at or 0)
        self._reads_on = False

    def leave_for(self, place: Place | None) -> None:
        """Leave for a place that was chosen on a screen above this one."""
        if place is not None:
            self.dismiss(place)
