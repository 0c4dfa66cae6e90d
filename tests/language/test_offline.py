"""Nothing of the language needs a network: all of it runs where every socket is refused."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

OFFLINE = """
import socket, sys

def refuse(*arguments, **options):
    raise OSError("a socket was asked for")

socket.socket.connect = socket.create_connection = socket.getaddrinfo = refuse

from mbcode.cli import main

for line in (
    ["new", "--codebook", sys.argv[1]],
    ["import", sys.argv[2], sys.argv[3]],
    ["search", "møde", "--forms", "beginning", "--list-forms"],
    ["search", "møde", "--forms", "--give", "Tillid"],
    ["suggest", sys.argv[4], "--top", "1", "-o", "suggestions.csv"],
    ["suggest", "--evaluate"],
):
    assert main(line) == 0, line
"""


def test_sentences_forms_and_suggestions_run_with_sockets_blocked(tmp_path: Path) -> None:
    top = Path(__file__).parents[2]
    interviews = sorted((top / "transcripts").glob("[0-9]*.md"))[:2]
    files = [top / "codebooks" / "samarbejde.yaml", *interviews]
    done = subprocess.run(
        [sys.executable, "-c", OFFLINE, *map(str, files), interviews[0].stem],
        cwd=tmp_path,
        env={"PYTHONPATH": str(top), "HOME": str(tmp_path), "MBCODE_CODER": "x", "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "mødelokale" in done.stdout
