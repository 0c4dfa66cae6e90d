"""Other colours for everything, screen by screen, so that the event loop never stands still for
long.

Textual does the same in one go, and lays out what has not moved.
"""

from __future__ import annotations

from typing import Any

from textual.app import App

from mbcode.tui.giving_way import give_way


async def restyle(app: App[Any]) -> None:
    """Style all screens of an app by its theme anew. Nothing is drawn until all of them are."""
    sheet = app.stylesheet
    sheet.set_variables(app.get_css_variables())
    sheet.reparse()
    with app.batch_update():
        sheet.update_nodes([app])
        for screen in reversed(app.screen_stack):
            await give_way()
            if screen.is_attached:
                sheet.update(screen)
        await give_way()
    app.screen.refresh()
