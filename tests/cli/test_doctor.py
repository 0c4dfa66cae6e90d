"""`mbcode doctor`: what mbcode sees of the machine."""

from __future__ import annotations

import pytest
import textual

from mbcode import __version__
from tests.cli.conftest import Mbcode


def findings(out: str) -> dict[str, str]:
    """Return what was found, by what it is about."""
    lines = (line.split("  ", 1) for line in out.splitlines())
    return {what.strip(): found.strip() for what, found in lines}


def test_it_says_what_it_sees(mbcode: Mbcode, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("TMUX", "/tmp/tmux")
    ran = mbcode("doctor")
    found = findings(ran.out)
    assert ran.status == 0
    assert found["mbcode"] == __version__
    assert found["textual"] == textual.__version__
    assert found["terminal"] == "xterm-256color"
    assert found["colours"] == "none ($NO_COLOR)"
    assert found["inside"].startswith("tmux")
    assert found["coder"] == "Åse"
    assert found["study"] == "study.mbcode, which is not there"
    assert "æøå" in found["signs"]
    assert "mbcode" in found["dictionaries"]


def test_a_password_in_the_address_is_not_shown(mbcode: Mbcode) -> None:
    ran = mbcode("doctor", "--study", "postgresql+psycopg://åse:secret@host/db")
    assert findings(ran.out)["study"] == "on a server (postgresql+psycopg)"
    assert "secret" not in ran.out


def test_a_name_that_is_none_is_told_and_the_rest_goes_on(mbcode: Mbcode) -> None:
    ran = mbcode("doctor", "--as", " ")
    assert "is no name for a coder" in findings(ran.out)["coder"]
    assert ran.status == 0
