"""Regular expressions that a user writes: given up where they would never end."""

from __future__ import annotations

import time
from threading import Event, Thread

import pytest

from mbcode.language import patterns
from mbcode.language.patterns import Pattern, PatternError


def test_a_pattern_without_end_is_given_up_and_others_work_meanwhile(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(patterns, "MOST_SECONDS", 0.2)
    beats, over = 0, Event()

    def beat() -> None:
        nonlocal beats
        while not over.is_set():
            time.sleep(0.001)
            beats += 1

    beating = Thread(target=beat)
    beating.start()
    with pytest.raises(PatternError, match=r"^\(a\+\)\+b takes too long in 03-øst; write it"):
        list(Pattern("(a+)+b").places("a" * 5_000 + "c", "03-øst"))
    over.set()
    beating.join()
    assert beats > 20


def test_the_pattern_is_looked_for_in_any_case_line_by_line() -> None:
    text = "Åse: Nøglen.\nBo: Nøgle"
    assert list(Pattern("^(åse|bo)|n[øo]\\w+$").places(text, "")) == [(0, 3), (13, 15), (17, 22)]
    assert list(Pattern("o\N{COMBINING DIAERESIS}|x*").places("ö", "")) == [(0, 1)]
