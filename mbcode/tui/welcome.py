"""The first screen in a folder without a study of the usual name: open another one that is there,
make the example study, or one of the files.

A program of its own, as there is no study yet that the workbench could open.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from mbcode.errors import MbcodeError
from mbcode.jobs.found_files import found_files, found_studies
from mbcode.tui.reading.visible import one_line
from mbcode.tui.themes import theme_for, themes
from mbcode.tui.widgets.choice_list import ChoiceList

Making = Callable[[], Path]

DEMO_FOLDER = "demo"


class Welcome(App[Path]):
    """Returns the study that was made, or nothing."""

    TITLE = "mbcode"
    CSS = """
    #frame { padding: 1 3; height: 100%; }
    #title { text-style: bold; color: $accent; }
    #does { margin: 1 0; height: auto; }
    #told { height: auto; color: $warning; }
    OptionList, OptionList:focus {
        height: 1fr; border: none; padding: 0; background: $background;
        text-wrap: nowrap; text-overflow: ellipsis;
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("d", "make_demo", "Example study", id="welcome.demo"),
        Binding("n", "make_empty", "Empty study", id="welcome.empty"),
        Binding("enter", "open_or_make", "Open, or make", id="welcome.files", priority=True),
        Binding("space", "tick", "Tick", id="welcome.tick"),
        Binding("a", "tick_all", "Tick all", id="welcome.all"),
        Binding("q,escape,ctrl+q", "quit", "Leave", id="welcome.quit"),
    ]

    def __init__(self, study: Path, coder: str) -> None:
        super().__init__()
        self._study = study
        self._coder = coder
        self._studies = found_studies(study.parent)
        self._files = found_files(study.parent)
        self._ticked: set[int] = set()
        for theme in themes(is_colourless=self.no_color):
            self.register_theme(theme)
        self.theme = theme_for(os.environ.get("COLORFGBG", ""))

    def compose(self) -> ComposeResult:
        """Lay out what can be done, and the files there are."""
        with Vertical(id="frame"):
            yield Static("mbcode: code interviews in the terminal", id="title", markup=False)
            yield Static(self._about(), markup=False)
            yield Static(self._does(), id="does", markup=False)
            yield Static(id="told", markup=False)
            if self._studies or self._files:
                studies = [Content(f"{self._from_here(path)}  (study)") for path in self._studies]
                files = map(self._line, range(len(self._files)))
                yield ChoiceList(*map(Option, (*studies, *files)))

    def _about(self) -> Content:
        return Content(
            f"There is no {self._study.name} in {one_line(str(self._study.parent))} yet."
        )

    def _does(self) -> Content:
        makes = "make a study of the files ticked below" if self._files else ""
        opens = "open the study under the cursor" if self._studies else ""
        both = "open the study under the cursor, or make one of the files ticked"
        rows = [
            ("d", f"the example study: twelve constructed interviews, in {DEMO_FOLDER}/"),
            ("n", "make an empty study here"),
            ("enter", both if makes and opens else makes or opens),
            ("q", "leave; mbcode --study FILE opens a study that is elsewhere"),
        ]
        lines = [
            Content.assemble((f"{key:>7}  ", "bold $accent"), does) for key, does in rows if does
        ]
        more = "space ticks a file, a ticks all; no folders are looked into"
        if not self._files:
            more = "or put interviews here (.txt, .md) and start again"
        return Content("\n").join([*lines, Content(f"{'':>7}  {more}")])

    def _from_here(self, study: Path) -> str:
        return one_line(str(study.relative_to(self._study.parent)))

    def action_make_demo(self) -> None:
        """Make the example study; one that is there already is opened."""
        folder = self._study.parent / DEMO_FOLDER
        if (folder / self._study.name).exists():
            self.exit(folder / self._study.name)
            return
        self._work("making the example study …", partial(_demo, folder, self._coder))

    def action_make_empty(self) -> None:
        self._work("making the study …", partial(_own, self._study, self._coder, ()))

    def action_open_or_make(self) -> None:
        """Open the study under the cursor, or make one of the files that are ticked."""
        at = self.query_one(OptionList).highlighted if self._studies else None
        if at is not None and at < len(self._studies):
            self.exit(self._studies[at])
            return
        files = tuple(self._files[at].path for at in sorted(self._ticked))
        if files:
            self._work("reading the files …", partial(_own, self._study, self._coder, files))
        elif self._files:
            self._tell("no file is ticked; space ticks one")

    def action_tick(self) -> None:
        """Tick the file under the cursor, or take the tick away; then go on to the next."""
        if self._files:
            rows = self.query_one(OptionList)
            self._tick_row(rows.highlighted or 0)
            rows.action_cursor_down()

    @on(OptionList.OptionSelected)
    def tick_clicked(self, event: OptionList.OptionSelected) -> None:
        """Tick what was clicked on."""
        self._tick_row(event.option_index)

    def action_tick_all(self) -> None:
        """Tick every file, or none where all are ticked."""
        every = set(range(len(self._files)))
        self._tick(set() if self._ticked == every else every)

    def _tick_row(self, row: int) -> None:
        if row >= len(self._studies):
            self._tick({row - len(self._studies)} ^ self._ticked)

    def _tick(self, ticked: set[int]) -> None:
        self._tell("")
        changed, self._ticked = ticked ^ self._ticked, ticked
        for at in changed:
            row = len(self._studies) + at
            self.query_one(OptionList).replace_option_prompt_at_index(row, self._line(at))

    def _line(self, at: int) -> Content:
        file = self._files[at]
        box = "[x]" if at in self._ticked else "[ ]"
        return Content(f"{box} {one_line(file.path.name)}  ({file.kind})")

    def _work(self, doing: str, make: Making) -> None:
        self._tell(doing)
        self.run_worker(partial(self._make, make), thread=True, exclusive=True, exit_on_error=True)

    def _make(self, make: Making) -> None:
        """Make it, and leave with it or tell why not. Runs in a thread."""
        try:
            made = make()
        except MbcodeError as error:
            self.call_from_thread(self._tell, str(error))
        else:
            self.call_from_thread(self.exit, made)

    def _tell(self, what: str) -> None:
        self.query_one("#told", Static).update(one_line(what))


def welcome(study: str, coder: str) -> Path | None:
    """Let a study be made where there is none at `study`; return the one to open, if any."""
    return Welcome(Path(study).absolute(), coder).run()


def _demo(folder: Path, coder: str) -> Path:
    from mbcode.jobs.demo import build_demo

    return build_demo(folder, coder).study


def _own(study: Path, coder: str, files: Sequence[Path]) -> Path:
    from mbcode.jobs.creating import Contents, create_study

    create_study(str(study), coder, contents=Contents(files))
    return study
