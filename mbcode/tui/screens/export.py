"""Write a table to a file."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from mbcode.amounts import many
from mbcode.errors import MbcodeError
from mbcode.export.write import FORMATS, write_table
from mbcode.jobs.names.leaks import LeakError, refuse_leaks
from mbcode.tui.counting.exports import Export
from mbcode.tui.reading.visible import one_line
from mbcode.tui.screens.dialog import Dialog
from mbcode.tui.widgets.choice_list import ChoiceList
from mbcode.tui.widgets.cut_text import CutText
from mbcode.tui.widgets.tick import Tick

if TYPE_CHECKING:
    from mbcode.store.study import Study

_FORMATS = {f".{name}": name for name in FORMATS}
_HINT_ON_TABLES = "↑ ↓ choose a table · enter goes on to its file's name · esc leaves"
_HINT_ON_FILE = f"ending {' '.join(_FORMATS)} · enter writes · esc leaves"


@dataclass(frozen=True, slots=True)
class Written:
    """A file that was written; `rows` without its header."""

    path: Path
    rows: int

    def in_words(self) -> str:
        """Return what was written where."""
        return f"{many(self.rows, 'row')} written to {self.path}"


class ExportScreen(Dialog[Written | None]):
    """Dismisses with what was written, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Leave it", id="export.cancel", show=False)
    ]
    DEFAULT_CSS = """
    ExportScreen {
        #frame { width: 76; }
        #ask { text-style: bold; }
        #trouble { height: auto; max-height: 3; color: $warning; }
        OptionList, OptionList:focus {
            height: 5;
            margin: 1 0;
            padding: 0;
            border: none;
            background: $panel;
            text-wrap: nowrap;
            text-overflow: ellipsis;
        }
        #file { height: 1; }
        #file Static { width: 6; }
        OptionList:blur > .option-list--option-highlighted { background: $surface; }
        Input, Input:focus { width: 1fr; }
        Tick, Tick:focus { border: none; padding: 0; margin: 1 0; background: $panel; }
    }
    """

    def __init__(self, study: Study, exports: Sequence[Export]) -> None:
        """Offer tables of a study, first the one that is to be seen."""
        super().__init__()
        self._study = study
        self._exports = exports
        self._agreed: Path | None = None
        self._leaks_seen = False

    def compose(self) -> ComposeResult:
        """Lay out the tables, the file's name and the one option."""
        with Vertical(id="frame"):
            yield Static("Write a table to a file", id="ask", classes="line", markup=False)
            yield ChoiceList(
                *(Option(one_line(each.label)) for each in self._exports), markup=False
            )
            with Horizontal(id="file"):
                yield Static("File", markup=False)
                yield Input()
            yield Tick("For a Danish Excel: semicolons and decimal commas (.csv)")
            yield CutText(id="trouble", markup=False)
            yield Static(f"in {Path.cwd()}", classes="line quiet", markup=False)
            yield Static(id="hint", classes="line quiet", markup=False)

    def on_mount(self) -> None:
        """Begin with the figures that were on the screen."""
        self.query_one(OptionList).highlighted = 0
        self.query_one(OptionList).focus()

    @on(OptionList.OptionHighlighted)
    def _name_file(self, event: OptionList.OptionHighlighted) -> None:
        """Propose a name that says what the table is."""
        self.query_one(Input).value = f"{self._exports[event.option_index].stem}.csv"

    @on(events.DescendantFocus)
    def _say_what_enter_does(self) -> None:
        """Say it of the part that has the focus."""
        on_tables = self.query_one(OptionList).has_focus
        self.query_one("#hint", Static).update(_HINT_ON_TABLES if on_tables else _HINT_ON_FILE)

    @on(OptionList.OptionSelected)
    def _go_to_file(self) -> None:
        """The table is chosen: now its file."""
        self.query_one(Input).focus()

    @on(Input.Changed)
    def _forget_agreement(self) -> None:
        """Another file is another question."""
        self._agreed = None
        self._leaks_seen = False
        self._say("")

    @on(Input.Submitted)
    def _write_if_allowed(self) -> None:
        """Write the file; where one stands already, only if the user says so again."""
        try:
            path = self._path()
        except MbcodeError as error:
            self._say(str(error))
            return
        if os.path.exists(path) and path != self._agreed:
            self._agreed = path
            self._say(f"{path.name} is there already: enter once more replaces it")
            return
        self._say("writing …")
        export = self._exports[self.query_one(OptionList).highlighted or 0]
        excel_da = self.query_one(Tick).value
        write = partial(self._write, export, path, excel_da, leaks_seen=self._leaks_seen)
        self.find_out(write, self._leave_when_written, self._say_refused)

    def _write(self, export: Export, path: Path, excel_da: bool, *, leaks_seen: bool) -> Written:
        with self._study.steady():
            table = export.make(self._study)
            if not leaks_seen:
                refuse_leaks(self._study, table)
            told = replace(table, meaning={"command": export.command, **table.meaning})
            rows = write_table(told, path, _FORMATS[path.suffix.lower()], excel_da=excel_da)
        return Written(path, rows)

    def _leave_when_written(self, written: Written) -> None:
        self.dismiss(written)

    def _say_refused(self, error: MbcodeError) -> None:
        """Say what went wrong; names that nobody decided on may be let out by a second enter."""
        if isinstance(error, LeakError):
            self._leaks_seen = True
            self._say(f"{error.found}: enter once more writes it all the same")
        else:
            self._say(str(error))

    def _path(self) -> Path:
        name = self.query_one(Input).value.strip()
        if not name or "\0" in name:
            raise MbcodeError("give the file a name")
        path = Path(os.path.expanduser(name))
        if path.suffix.lower() not in _FORMATS:
            known = ", ".join(_FORMATS)
            raise MbcodeError(f"{path.name}: the ending says the format; use one of {known}")
        study = self._study.path
        if study is not None and os.path.exists(path) and os.path.samefile(path, study):
            raise MbcodeError(f"{path.name} is the study itself: choose another name")
        return path

    def _say(self, trouble: str) -> None:
        self.query_one("#trouble", Static).update(trouble)
