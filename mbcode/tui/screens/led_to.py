"""The screens that the workbench leads to and comes back from, by name.

Each is imported when it is first wanted, and from then on stands as it was left.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.screen import Screen

    from mbcode.tui.places import Place
    from mbcode.tui.session import Session

    LedTo = Screen[Place | None]


def screen_called(name: str, session: Session) -> LedTo:
    """Make the screen of this name for a session.

    Raises StudyError where $MBCODE_AGREED is no name for a coder, which agreement needs.
    """
    return _SCREENS[name](session)


def _matrix(session: Session) -> LedTo:
    from mbcode.tui.screens.matrix import MatrixScreen

    return MatrixScreen(session.study)


def _crosstab(session: Session) -> LedTo:
    from mbcode.tui.screens.crosstab import CrosstabScreen

    return CrosstabScreen(session.study)


def _agreement(session: Session) -> LedTo:
    from mbcode.jobs.settings import agreed_name
    from mbcode.tui.screens.agreement import AgreementScreen

    return AgreementScreen(session.study, agreed_name())


def _search(session: Session) -> LedTo:
    from mbcode.tui.screens.search import SearchScreen

    return SearchScreen(session)


def _history(session: Session) -> LedTo:
    from mbcode.tui.screens.history import HistoryScreen

    return HistoryScreen(session)


def _memos(session: Session) -> LedTo:
    from mbcode.tui.screens.memos import MemosScreen

    return MemosScreen(session)


def _codebook(session: Session) -> LedTo:
    from mbcode.tui.screens.codebook import CodebookScreen

    return CodebookScreen(session)


def _overview(session: Session) -> LedTo:
    from mbcode.tui.screens.overview import OverviewScreen

    return OverviewScreen(session.study)


def _names(session: Session) -> LedTo:
    from mbcode.tui.screens.names import NamesScreen

    return NamesScreen(session)


_SCREENS: dict[str, Callable[[Session], LedTo]] = {
    "matrix": _matrix,
    "crosstab": _crosstab,
    "agreement": _agreement,
    "search": _search,
    "history": _history,
    "memos": _memos,
    "codebook": _codebook,
    "overview": _overview,
    "names": _names,
}
