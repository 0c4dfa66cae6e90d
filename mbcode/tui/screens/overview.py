"""The whole study at a glance: where which theme sits, in which cases, in which part of them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.color import Color
from textual.content import Content
from textual.widgets import ContentSwitcher, Static

from mbcode.analysis.course import course
from mbcode.analysis.crosstab import crosstab
from mbcode.analysis.select import keep
from mbcode.errors import MbcodeError
from mbcode.frames import Frame
from mbcode.model import Code, Filters
from mbcode.tui.counting.figures import counted_over
from mbcode.tui.keymap import named_key
from mbcode.tui.overview.bars import by_case, course_rows
from mbcode.tui.overview.mapped import GAP, Mapped, legend_lines, letter
from mbcode.tui.places import Place, beginning_of
from mbcode.tui.reading.visible import one_line
from mbcode.tui.screens.full_screen import FullScreen, is_still
from mbcode.tui.widgets.bar_list import BarList
from mbcode.tui.widgets.code_colour import code_colour, legible
from mbcode.tui.widgets.cut_text import CutText
from mbcode.tui.widgets.key_line import KeyLine
from mbcode.tui.widgets.map_columns import MapColumns
from mbcode.tui.widgets.map_rows import MapRows
from mbcode.tui.widgets.map_view import MapView

if TYPE_CHECKING:
    from mbcode.columns import Columns
    from mbcode.store.study import Study

MAP, CASES, COURSE = "map", "cases", "course"
_COLUMNS, _ROWS = "columns", "rows"
"""The ways to draw the map."""
_VIEWS = {
    MAP: "Where which theme sits",
    CASES: "Themes by case: the share of a case's codings",
    COURSE: "Themes by tenth of the interview: where a theme's codings begin",
}
_COMMANDS = {
    CASES: "in figures: mbcode export crosstab --by case --level theme --share column",
    COURSE: "in figures: mbcode export course --level theme --share row",
}
_SCALES = {
    CASES: "all bars are drawn to one scale",
    COURSE: "the bars of each theme have a scale of their own: its highest one is full",
}
_ON_THE_MAP = frozenset({"next_theme", "all_themes", "turn"})
_NOTHING = "Nothing is coded yet: give codes in the reader, and they show here."


@dataclass(frozen=True, slots=True, eq=False)
class _Counted:
    """What a thread brings back of a study in a state."""

    state: str
    mapped: Mapped
    cases: Frame
    course: Frame


def _count(study: Study) -> _Counted:
    with study.steady():
        state, columns = study.fingerprint(), keep(study.columns(units=False), Filters())
    cases = crosstab(columns, "case", level="theme")
    return _Counted(state, Mapped.of(columns), cases, course(columns, "theme"))


_key = partial(named_key, "overview", show=True)


class OverviewScreen(FullScreen[Place | None]):
    """Counts in a thread; dismisses with a place to read on at, or None."""

    BINDING_GROUP_TITLE = "Overview"
    BINDINGS: ClassVar[list[BindingType]] = [
        _key("1", f"view('{MAP}')", "map", "Map", "Where along each interview which theme sits"),
        _key("2", f"view('{CASES}')", "cases", "Cases", "How much of each theme each case has"),
        _key("3", f"view('{COURSE}')", "course", "Course", "In which tenth themes come up"),
        _key("t", "turn", "turn", "Turn", "A column a transcript, or a row"),
        _key("n", "next_theme(1)", "next_theme", "Theme", "The next theme alone"),
        _key("p", "next_theme(-1)", "previous_theme", "Theme", "The theme before it alone"),
        _key("a", "all_themes", "all", "All", "All themes again"),
        _key("P", "progress", "progress", "Progress", "Who has coded what, and is done"),
        _key("escape,q", "dismiss(None)", "back", "Back", "Back to the reader"),
    ]
    DEFAULT_CSS = """
    OverviewScreen {
        #legend { height: auto; max-height: 4; padding: 0 1; margin-bottom: 1; }
        ContentSwitcher { height: 1fr; }
        #where { border-top: hkey $panel; height: 2; }
        #told { height: 2; padding: 0 1; }
    }
    """

    def __init__(self, study: Study) -> None:
        super().__init__()
        self._study = study
        self._counted: _Counted | None = None
        self._way = _COLUMNS

    def compose(self) -> ComposeResult:
        """Lay out the view, what its letters mean, and what is under the cursor."""
        yield Static("", id="title", classes="line", markup=False)
        yield Static("counting …", id="scope", classes="line quiet", markup=False)
        yield Static("", id="legend", markup=False)
        with ContentSwitcher(initial=self._way):
            yield MapColumns(_COLUMNS)
            yield MapRows(_ROWS)
            yield BarList(CASES)
            yield BarList(COURSE)
        yield Static("", id="where", classes="line", markup=False)
        yield CutText("", id="told", markup=False)
        yield KeyLine(urgent=("choose", "view", "turn", "next_theme"), last="app.show_keys")

    def on_mount(self) -> None:
        """Begin with the map."""
        self.action_view(MAP)

    def on_screen_resume(self) -> None:
        """Count what changed meanwhile; else stand as it was left."""
        if self._counted is None or not is_still(self._study, self._counted.state):
            self.find_out(partial(_count, self._study), self._show, self._say_refused)

    @property
    def _map(self) -> MapView:
        return self.query_one(f"#{self._way}", MapView)

    def on_resize(self) -> None:
        """Break the legend where it is to be broken now."""
        self._show_legend()

    def notify_style_update(self) -> None:
        """Draw the legend in the colours that suit the theme."""
        super().notify_style_update()
        self._show_legend()

    # What is shown

    def _show(self, counted: _Counted) -> None:
        self._counted = counted
        columns = counted.mapped.columns
        for view in self.query(MapView):
            view.show(counted.mapped, _colours(columns, counted.mapped.themes))
        self.query_one(f"#{CASES}", BarList).draw(lambda width, _: by_case(counted.cases, width))
        self.query_one(f"#{COURSE}", BarList).draw(partial(course_rows, counted.course))
        self._say(counted_over(columns) if len(columns.codings.id) else _NOTHING)
        self._show_legend()

    def _say(self, what: str) -> None:
        self.query_one("#scope", Static).update(Content(one_line(what)))

    def _say_refused(self, error: MbcodeError) -> None:
        self._say(str(error))

    def action_view(self, view: str) -> None:
        """Show the map, or one of the two kinds of bars."""
        switcher = self.query_one(ContentSwitcher)
        switcher.current = self._way if view == MAP else view
        self.set_focus(switcher.visible_content)
        self.query_one("#title", Static).update(Content.styled(_VIEWS[view], "bold $accent"))
        self.query_one("#legend").display = view == MAP
        self._show_cell()
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let themes be looked at alone where there is a map."""
        if action in _ON_THE_MAP and self.is_mounted:
            return self._view == MAP
        return super().check_action(action, parameters)

    @property
    def _view(self) -> str:
        current = self.query_one(ContentSwitcher).current or self._way
        return MAP if current == self._way else current

    def _show_legend(self) -> None:
        if self._counted is None:
            return
        mapped, background = self._counted.mapped, self.background_colors[1]
        colours = _colours(mapped.columns, mapped.themes)
        only = self._map.only

        def entry(place: int) -> Content:
            style = f"bold {legible(colours[place], background).hex}"
            name = Content.styled(
                one_line(mapped.themes[place]), "reverse" if place == only else ""
            )
            return Content.assemble((letter(place), style), " ", name)

        lines = legend_lines(mapped.themes, max(self.size.width - 2, 1))
        shown = (Content(GAP).join(map(entry, line)) for line in lines)
        self.query_one("#legend", Static).update(Content("\n").join(shown))

    @on(MapView.Moved)
    def _show_cell(self) -> None:
        """Say at the foot what is under the cursor of the map, or how to have the figures."""
        where, told = Content(_SCALES.get(self._view, "")), _COMMANDS.get(self._view, "")
        mapped = None if self._counted is None else self._counted.mapped
        if self._view == MAP and mapped is not None and len(mapped):
            where = Content.styled(mapped.name(self._map.index), "bold")
            told = mapped.in_words(self._map.index, self._map.cell, self._map.cells)
        self.query_one("#where", Static).update(where)
        self.query_one("#told", Static).update(Content(told))

    def action_turn(self) -> None:
        """Draw the map the other way, the same place of the same transcript under the cursor."""
        before = self._map
        self._way = _ROWS if self._way == _COLUMNS else _COLUMNS
        self._map.stand_as(before)
        self.action_view(MAP)

    def action_next_theme(self, step: int) -> None:
        """Show another theme alone, as dark as it covers the text."""
        if self._counted is None or not self._counted.mapped.themes:
            return
        count, only = len(self._counted.mapped.themes), self._map.only
        first = 0 if step > 0 else count - 1
        self._map.show_only(first if only is None else (only + step) % count)
        self._show_legend()

    def action_all_themes(self) -> None:
        self._map.show_only(None)
        self._show_legend()

    # Going there

    @on(MapView.Chosen)
    def _go(self) -> None:
        """Read on at the first passage of the cell."""
        if self._counted is not None:
            shown = self._map
            mapped = self._counted.mapped
            self.dismiss(mapped.place(shown.index, shown.cell, shown.cells, shown.only))

    def action_progress(self) -> None:
        """Show who has coded what; a transcript that is chosen there is opened."""
        from mbcode.tui.screens.progress import ProgressScreen

        def go(transcript: int | None) -> None:
            if transcript is not None:
                self.dismiss(beginning_of(transcript))

        self.app.push_screen(ProgressScreen(self._study), go)


def _colours(columns: Columns, themes: tuple[str, ...]) -> tuple[Color, ...]:
    """Return the colour of each theme, that of the code at its top."""
    tops: dict[str, Code] = {code.name: code for code in columns.codes if code.parent is None}
    return tuple(code_colour(tops[theme]) for theme in themes)
