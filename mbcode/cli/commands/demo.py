"""`mbcode demo`."""

from __future__ import annotations

import shlex
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from mbcode.cli.aligned import aligned
from mbcode.cli.options import add_dry_run
from mbcode.cli.parser import Parser
from mbcode.cli.progress import progress_bar
from mbcode.cli.streams import say, write_data
from mbcode.cli.values import file
from mbcode.jobs.demo import COOCCURRENCE, STUDY, SUMMARY, build_demo, refuse_demo
from mbcode.jobs.settings import coder_name

if TYPE_CHECKING:
    from mbcode.frames import Frame

_ROWS = 10


def configure_demo(parser: Parser) -> None:
    """Add the arguments of `mbcode demo`."""
    parser.description = (
        "Make DIR/study.mbcode from the bundled interviews, codebook and example codings, "
        "with its summary and co-occurrence as CSV. The interviews are constructed."
    )
    parser.add_argument("directory", type=file, metavar="DIR", help="made, if it isn't there")
    add_dry_run(parser)
    parser.set_defaults(run=_demo)


def _demo(arguments: Namespace) -> int:
    directory: Path = arguments.directory
    if arguments.dry_run:
        refuse_demo(directory)
        for name in (STUDY, SUMMARY, COOCCURRENCE):
            say(f"would write {directory / name}")
        return 0
    with progress_bar() as progress:
        demo = build_demo(directory, coder_name(arguments.coder), progress)
    for path in demo.files:
        say(f"wrote {path}")
    used = _top(demo.summary, ["code", "theme", "codings", "transcripts", "words"], "codings")
    pairs = _top(demo.pairs, ["code_a", "code_b", "count"], "count")
    write_data(
        f"The codes used most ({directory / SUMMARY}):\n\n{used}\n"
        f"The codes that most often overlap ({directory / COOCCURRENCE}):\n\n{pairs}\n"
        f"Open it in the workbench:\n\n  mbcode --study {shlex.quote(str(demo.study))}\n"
    )
    return 0


def _top(frame: Frame, columns: list[str], by: str) -> str:
    rows = zip(*(frame[name] for name in columns), strict=True)
    first = sorted(rows, key=lambda row: -row[columns.index(by)])[:_ROWS]
    return aligned(columns, first)
