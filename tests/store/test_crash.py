"""A coding whose tag was shown is there after the program was killed, at any moment."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from mbcode.store.study import Study
from tests.studies import small_study

KILLS = 50
TAGGER = """
import itertools, sys
from mbcode.model import Span
from mbcode.store.study import Study
study = Study.open(sys.argv[1], coder="Åse")
code = study.codebook.find("Tillid").id
taken = len(study.codings.of(1)) + len(study.codings.of(2))
for number in itertools.count(taken):
    start, end = number % 60, 61 + number // 60
    change = study.codings.tag(1 + (end > 120), Span(start, 61 + (end - 61) % 60), code)
    print(change.added[0].id, flush=True)
"""


@pytest.mark.slow
def test_what_was_shown_survives_fifty_kills(tmp_path: Path) -> None:
    path = tmp_path / "study.mbcode"
    small_study(path).close()
    moments = random.Random(20261121)
    shown: list[int] = []
    for _ in range(KILLS):
        tagger = subprocess.Popen(
            [sys.executable, "-c", TAGGER, str(path)], stdout=subprocess.PIPE, text=True
        )
        assert tagger.stdout
        first = tagger.stdout.readline()
        time.sleep(moments.uniform(0, 0.02))
        tagger.send_signal(signal.SIGKILL)
        rest = tagger.stdout.read()
        tagger.wait()
        # A line that was cut off by the kill was never shown whole.
        shown += [
            int(line) for line in (first + rest).splitlines(keepends=True) if line[-1] == "\n"
        ]
    with Study.open(path, coder="Åse") as study:
        stands = {coding.id for transcript in (1, 2) for coding in study.codings.of(transcript)}
        assert study.check() == ()
        assert len(study.history.entries()) == 1 + len(stands)
    assert len(shown) > KILLS
    assert stands >= set(shown)
