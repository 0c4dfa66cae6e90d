"""Which codes go together: a matrix of figures, each of which leads back to the words."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static
from textual.worker import Worker, WorkerState

from mbcode.tui.counting.answer import Answer, answer
from mbcode.tui.counting.matrix import Matrix, in_figures
from mbcode.tui.counting.question import Question
from mbcode.tui.places import Place
from mbcode.tui.reading.visible import one_line
from mbcode.tui.screens.export import ExportScreen, Written
from mbcode.tui.screens.passages import PassagesScreen
from mbcode.tui.screens.refusals import refusal
from mbcode.tui.widgets.grid import Grid
from mbcode.tui.widgets.key_line import KeyLine

if TYPE_CHECKING:
    from mbcode.store.study import Study


def _key(keys: str, action: str, name: str, word: str, sentence: str) -> Binding:
    return Binding(keys, action, word, id=f"matrix.{name}", tooltip=sentence)


MATRIX_KEYS = [
    _key("t", "ask('unit')", "unit", "Unit", "Count in another unit"),
    _key("c", "ask('rule')", "coders", "Coders", "Coders apart, as one, or agreeing"),
    _key("m", "ask('measure')", "measure", "Measure", "Show counts, or another measure"),
    _key("e", "export", "export", "Export", "Write a table to a file"),
    _key("escape,q", "dismiss(None)", "back", "Back", "Back to the workbench"),
    _key("T", "ask('level')", "level", "Themes", "Count codes, or themes"),
    _key("s", "sort", "sort", "Sort", "By codebook, or most together first"),
    _key("z", "hide_empty", "empty", "Empty", "Hide or show codes counted nowhere"),
]
_NO_MEASURE = "pairs of segments are only counted: a measure of them could leave 0–1. Press t first"


class MatrixScreen(Screen[Place | None]):
    """Counts in a thread and shows the figures; dismisses with a place to read on at, or None."""

    BINDINGS: ClassVar[list[BindingType]] = list(MATRIX_KEYS)
    BINDING_GROUP_TITLE = "Counting"
    DEFAULT_CSS = """
    MatrixScreen {
        background: $surface;
        .line { height: 1; padding: 0 1; text-wrap: nowrap; text-overflow: ellipsis; }
        .quiet { color: $text-muted; }
        #title { background: $boost; }
        #names { margin-top: 1; }
        #nothing { display: none; height: 1fr; padding: 1 1; }
        Grid { height: 1fr; }
        &.-empty Grid { display: none; }
        &.-empty #nothing { display: block; }
    }
    """

    def __init__(self, study: Study) -> None:
        super().__init__()
        self._study = study
        self._question = Question()
        self._matrix: Matrix | None = None
        self._by_total = False
        self._hides_empty = False

    def compose(self) -> ComposeResult:
        """Lay out what is counted, the figures, and the cell under the cursor in words."""
        yield Static(id="title", classes="line", markup=False)
        yield Static(id="scope", classes="line quiet", markup=False)
        yield Grid()
        yield Static(id="nothing", markup=False)
        yield Static(id="names", classes="line", markup=False)
        yield Static(id="figures", classes="line quiet", markup=False)
        yield KeyLine(urgent=(), last="app.show_keys")

    def on_mount(self) -> None:
        """Begin to count."""
        self.query_one(Grid).focus()
        self._ask(self._question)

    # Counting

    def _ask(self, question: Question) -> None:
        self._question = question
        self._show_title(question)
        self.query_one("#scope", Static).update("counting …")
        self._count(question)

    @work(thread=True, exclusive=True, exit_on_error=False)
    def _count(self, question: Question) -> Answer:
        return answer(self._study.columns(units=True), question)

    @on(Worker.StateChanged)
    def _take(self, event: Worker.StateChanged) -> None:
        """Show what a thread has counted, or say why it could not."""
        event.stop()
        if event.state is WorkerState.SUCCESS and isinstance(event.worker.result, Answer):
            self._show(event.worker.result)
        elif event.state is WorkerState.ERROR:
            self.notify(refusal(event.worker.error), severity="warning", markup=False)
            self._show_again()

    def _show(self, found: Answer) -> None:
        before = self._names_under_cursor()
        self._matrix = Matrix.of(found, by_total=self._by_total, hides_empty=self._hides_empty)
        self._question = found.question
        self._show_title(found.question)
        self.query_one("#scope", Static).update(self._scope(self._matrix))
        self._show_nothing(found)
        rows = {found.found.codes[place]: row for row, place in enumerate(self._matrix.places)}
        row, column = (rows.get(name, 0) for name in before)
        self.query_one(Grid).show(self._matrix.table(), row, column)

    # What is said

    def _show_title(self, question: Question) -> None:
        what = f"Co-occurrence of {question.level}s"
        title = Content.assemble((what, "bold $accent"), " · ", question.in_words())
        self.query_one("#title", Static).update(title)

    def _scope(self, matrix: Matrix) -> str:
        parts = [matrix.answer.scope()]
        if self._by_total:
            parts.append("most together first")
        if self._hides_empty:
            hidden = len(matrix.answer.found.codes) - len(matrix.places)
            parts.append(f"{hidden} empty hidden")
        return " · ".join(parts)

    def _show_nothing(self, found: Answer) -> None:
        columns = found.found.columns
        nothing = ""
        if not columns.codes:
            nothing = "There are no codes yet. Import a codebook: mbcode import CODEBOOK.yaml"
        elif not len(columns.codings.id):
            nothing = "Nothing is coded yet. Press escape, tag some passages, and come back."
        self.set_class(bool(nothing), "-empty")
        self.query_one("#nothing", Static).update(nothing)

    @on(Grid.CellMoved)
    def _say_cell(self, event: Grid.CellMoved) -> None:
        """Say at the foot what the cell under the cursor counts."""
        if self._matrix is None:
            return
        found = self._matrix.answer
        a, b = self._matrix.places[event.row], self._matrix.places[event.column]
        names = (
            Content.assemble(
                (one_line(found.found.codes[at]), "bold"), f" [{found.counts[at][at]}]"
            )
            for at in dict.fromkeys((a, b))
        )
        self.query_one("#names", Static).update(Content(" × ").join(names))
        figure, measure = found.figures[a][b], found.question.measure
        parts = [found.about(a, b)]
        if measure != "count":
            shown = "empty (0/0)" if figure != figure else in_figures(figure, measure)
            parts.insert(0, f"{measure} {shown}")
        self.query_one("#figures", Static).update(" · ".join(parts))

    def _names_under_cursor(self) -> tuple[str, str]:
        cursor = self.query_one(Grid).cursor
        if self._matrix is None or cursor is None:
            return "", ""
        codes = self._matrix.answer.found.codes
        row, column = (codes[self._matrix.places[place]] for place in cursor)
        return row, column

    # Keys

    def action_ask(self, choice: str) -> None:
        """Count again with the next unit, rule, level or measure."""
        if choice == "measure" and not self._question.is_measurable:
            self.notify(_NO_MEASURE, severity="warning", markup=False)
            return
        self._ask(self._question.next(choice))

    def action_sort(self) -> None:
        self._by_total = not self._by_total
        self._show_again()

    def action_hide_empty(self) -> None:
        self._hides_empty = not self._hides_empty
        self._show_again()

    def _show_again(self) -> None:
        if self._matrix is not None:
            self._show(self._matrix.answer)

    def action_export(self) -> None:
        """Ask which table to write, and where."""
        self.app.push_screen(ExportScreen(self._study, self._question), self._say_written)

    def _say_written(self, written: Written | None) -> None:
        if written is not None:
            self.notify(written.in_words(), markup=False)

    @on(Grid.CellChosen)
    def _open_passages(self, event: Grid.CellChosen) -> None:
        """Show the words behind a figure."""
        if self._matrix is None:
            return
        found = self._matrix.answer
        a, b = self._matrix.places[event.row], self._matrix.places[event.column]
        if found.counts[a][b]:
            self.app.push_screen(PassagesScreen(self._study, found, a, b), self._leave_for)
        else:
            self.notify("This count is 0: there is nothing behind it", markup=False)

    def _leave_for(self, place: Place | None) -> None:
        if place is not None:
            self.dismiss(place)
