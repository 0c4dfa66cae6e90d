"""What the themes hold to, whatever the terminal can show."""

from __future__ import annotations

import pytest

from mbcode.tui.app import Workbench
from mbcode.tui.themes import DARK, LIGHT


def test_without_colour_what_accents_is_as_strong_as_what_is_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    there = Workbench("study.mbcode", "Åse").available_themes
    for name in (DARK.name, LIGHT.name):
        assert there[name].accent == there[name].warning == there[name].foreground


def test_with_colour_it_has_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert Workbench("study.mbcode", "Åse").available_themes[DARK.name] == DARK
