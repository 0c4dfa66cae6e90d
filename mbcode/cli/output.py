"""Where a table or a text goes: to a file, with what it means beside it, or to stdout."""

from __future__ import annotations

import os
import shlex
from argparse import Namespace
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from mbcode.cli.parser import UsageError
from mbcode.cli.streams import stream_text, write_bytes, write_data
from mbcode.errors import MbcodeError
from mbcode.export.meta import meta_path
from mbcode.export.table import Table
from mbcode.export.write import (
    BINARY_FORMATS,
    FORMATS,
    stream_table,
    write_table,
    write_text,
)
from mbcode.store.study import Study


def write(study: Study | Path, table: Table, arguments: Namespace) -> None:
    """Write a table of `study`, or of the study in that file, as the options of `add_output`
    say.
    """
    path: Path | None = arguments.output
    excel_da = arguments.excel == "da"
    name = arguments.format or ("csv" if excel_da else _format_of(path))
    if excel_da and name != "csv":
        raise UsageError(f"--excel da is csv, and --format {name} is not; leave one out")
    told = _with_command(study, table, arguments)
    _refuse_leaks(study, table, arguments)
    if path is not None:
        _refuse_ending(path, name)
        _refuse_study(study, path)
        write_table(told, path, name, excel_da, arguments.raw)
        return
    put = partial(stream_table, told, format=name, excel_da=excel_da, raw=arguments.raw)
    if name in BINARY_FORMATS:
        write_bytes(lambda stream: put(stream=stream), name)
    else:
        stream_text(lambda stream: put(stream=stream))


def write_words(study: Study, table: Table, text: str, arguments: Namespace) -> None:
    """Write exactly `text`; `table` says what it is."""
    path: Path | None = arguments.output
    _refuse_leaks(study, table, arguments)
    if path is None:
        write_data(text)
        return
    _refuse_study(study, path)
    write_text(_with_command(study, table, arguments), text, path)


def _format_of(path: Path | None) -> str:
    """Return the format that a file's name ends in, csv where it says nothing."""
    ending = path.suffix.lower().removeprefix(".") if path else ""
    return ending if ending in FORMATS else "csv"


def _refuse_ending(path: Path, name: str) -> None:
    """Raise UsageError if programs that go by the ending of `path` would take it for another."""
    ending = path.suffix.lower().removeprefix(".")
    if ending != name and ending in FORMATS and {ending, name} & set(BINARY_FORMATS):
        raise UsageError(
            f"{path.name} would hold {name}: give --format {ending}, or a name that ends in .{name}"
        )


def _refuse_study(study: Study | Path, path: Path) -> None:
    """Raise MbcodeError if writing to `path` would overwrite the study."""
    file = study if isinstance(study, Path) else study.path
    if file is None or not file.exists():
        return
    for target in (path, meta_path(path)):
        if os.path.exists(target) and os.path.samefile(target, file):
            raise MbcodeError(f"{path}: would overwrite the study itself; name another file")


def _refuse_leaks(study: Study | Path, table: Table, arguments: Namespace) -> None:
    """Raise MbcodeError for names that nobody decided on, in a study where that was begun."""
    if arguments.leaks_seen or isinstance(study, Path) or not study.names.are_settled():
        return
    # Only a study whose names are being decided on pays for looking for them.
    from mbcode.jobs.names.leaks import refuse_leaks

    refuse_leaks(study, table, arguments.key_file)


def _with_command(study: Study | Path, table: Table, arguments: Namespace) -> Table:
    place = str(study) if isinstance(study, Path) else study.place
    command = shlex.join(["mbcode", *_without_address(arguments.argv, place)])
    return replace(table, meaning={"command": command, **table.meaning})


def _without_address(argv: Sequence[str], place: str) -> Iterator[str]:
    """Yield the arguments with the study as messages name it: an address may hold a password."""
    value_follows = False
    for argument in argv:
        if value_follows:
            yield place
        elif argument.startswith("--study="):
            yield f"--study={place}"
        else:
            yield argument
        value_follows = argument == "--study" and not value_follows
