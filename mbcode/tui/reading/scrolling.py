"""How far the reader scrolls so that the caret is seen."""

from __future__ import annotations

from mbcode.tui.reading import caret as carets
from mbcode.tui.reading.caret import Caret, Hold
from mbcode.tui.reading.page import Page

_CONTEXT = 2
"""Rows kept in sight above and below the caret."""


def top_to_see(page: Page, caret: Caret, top: int, height: int) -> int:
    """Return the row to have at the top, as near to `top` as can be, so that of `height` rows one
    shows the end of the caret which moves; of a sentence, all of it or its beginning.

    There must be a sentence on the page. The row may lie before the first or beyond the last one.
    """
    first = last = page.layout.row_of(max(caret.head - (caret.head > caret.anchor), 0))
    if caret.hold is Hold.SENTENCES:
        sentence = page.ground.sentences[carets.sentence(page.ground, caret)]
        first, last = page.layout.rows_of(sentence)
    context = min(_CONTEXT, (height - 1) // 2)
    lowest = first - context
    highest = min(last + context - height + 1, lowest)
    return min(max(top, highest), lowest)
