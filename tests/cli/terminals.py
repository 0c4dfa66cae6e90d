"""A terminal of the tests' own, for what differs where a person sits in front."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path


def shown_on_a_terminal(folder: Path, *python: str) -> str:
    """Run Python with these arguments in `folder`, stdout and stderr on a terminal, to a good end;
    return what it showed.
    """
    ours, theirs = os.openpty()
    process = subprocess.Popen(
        [sys.executable, *python],
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=theirs,
        stderr=theirs,
        env={**os.environ, "TERM": "xterm"},
    )
    os.close(theirs)
    shown = b""
    try:
        while some := os.read(ours, 65536):
            shown += some
    except OSError:  # Linux's way of saying that the other end is closed.
        pass
    finally:
        os.close(ours)
    assert process.wait(timeout=60) == 0
    return shown.decode()
