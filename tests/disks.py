"""Little disks of their own, to be filled up or written to no more."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


@contextmanager
def little_disk(at: Path, kilobytes: int) -> Iterator[Path]:
    """Mount an empty disk of that size at a new folder; skip the test where that isn't allowed."""
    at.mkdir()
    if _mount("-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs", str(at)).returncode:
        pytest.skip("only root can mount a disk of its own")
    try:
        yield at
    finally:
        subprocess.run(["umount", "--lazy", str(at)], check=True)


def let_only_read(disk: Path) -> None:
    """Let nothing be written to a little disk any more."""
    assert _mount("-o", "remount,ro", str(disk)).returncode == 0


def _mount(*options: str) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(["mount", *options], capture_output=True, check=False)
    except FileNotFoundError:
        pytest.skip("there is no mount here")
