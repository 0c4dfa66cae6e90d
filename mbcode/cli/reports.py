"""How a command says what an import did, or would do."""

from __future__ import annotations

from collections.abc import Mapping

from mbcode.amounts import many
from mbcode.cli.streams import say
from mbcode.drafts import ImportReport


def say_import(report: ImportReport, *, dry_run: bool) -> None:
    """Say what an import brought, what it found to be there, and what the user should know."""
    for note in report.notes:
        say(f"note: {note}")
    would = "would be " if dry_run else ""
    said = [
        f"{_counted(counts)} {words}"
        for counts, words in (
            (report.added, f"{would}added"),
            (report.changed, f"{would}changed"),
            (report.already_there, "already there"),
        )
        if any(counts.values())
    ]
    say("; ".join(said) or "nothing to import")


def _counted(counts: Mapping[str, int]) -> str:
    return ", ".join(many(count, kind.removesuffix("s")) for kind, count in counts.items() if count)
