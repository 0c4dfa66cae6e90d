"""Who has come how far, as figures in a grid and in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mbcode.amounts import many
from mbcode.tui.counting.cells import ZERO, Cell, GridTable, Head

if TYPE_CHECKING:
    from mbcode.jobs.progress import CoderProgress, Progress

DONE = "✓"
"""Stands at a transcript that a coder marked as done."""


def progress_table(progress: Progress) -> GridTable:
    """Return a row a transcript and a column a coder: the share of the text coded, and the mark."""

    def cell(row: int, column: int) -> Cell:
        each = progress.at(row, column)
        share = each.share_of_text or 0.0
        figure = f"{share:.0%}" if each.codings else ZERO
        text = f"{DONE} {figure}" if each.done else figure
        return Cell(text, share=share, is_zero=not (each.codings or each.done))

    return GridTable(
        tuple(Head(at + 1, row.name) for at, row in enumerate(progress.transcripts)),
        tuple(Head(at + 1, coder.name) for at, coder in enumerate(progress.coders)),
        cell,
        figure_width=len("✓ 100%"),
        widest=20,
    )


def in_words(each: CoderProgress) -> str:
    """Return what a cell is about, in a line."""
    parts = [
        "done" if each.done else "not done",
        many(each.codings, "coding"),
        f"{each.share_of_text or 0:.1%} of the text",
        f"{each.sentences} of {many(each.all_sentences, 'sentence')}",
    ]
    if each.last_activity is not None:
        parts.append(f"last on {each.last_activity.astimezone():%Y-%m-%d}")
    return " · ".join(parts)


def scope(progress: Progress) -> str:
    """Return how much there is, and how much of it is done."""
    done = sum(each.done for each in progress.rows)
    parts = (
        many(len(progress.transcripts), "transcript"),
        many(len(progress.coders), "coder"),
        f"{done} of {len(progress.rows)} done",
        "share of the text that is coded",
    )
    return " · ".join(parts)
