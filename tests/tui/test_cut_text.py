"""Text that finds no room says so, in whatever room there is."""

from __future__ import annotations

from textual.app import App, ComposeResult

from mbcode.tui.widgets.cut_text import CutText

TEXT = "æble bil\ncykel dør"


class _Shown(App[None]):
    CSS = "CutText { width: 5; }"

    def __init__(self, rows: int) -> None:
        super().__init__()
        self._rows = rows

    def compose(self) -> ComposeResult:
        shown = CutText(TEXT, markup=False)
        shown.styles.max_height = self._rows
        yield shown


async def rows_shown(rows: int) -> list[str]:
    app = _Shown(rows)
    async with app.run_test():
        shown = app.query_one(CutText)
        return [shown.render_line(y).text.rstrip() for y in range(shown.content_size.height)]


async def test_the_last_row_ends_in_a_sign_where_there_are_more() -> None:
    assert await rows_shown(1) == ["æble…"]
    assert await rows_shown(3) == ["æble", "bil", "cyke…"]


async def test_a_text_that_is_shown_whole_is_shown_as_it_is() -> None:
    assert await rows_shown(4) == ["æble", "bil", "cykel", "dør"]
    assert await rows_shown(9) == ["æble", "bil", "cykel", "dør"]
