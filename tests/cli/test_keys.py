"""`mbcode keys`: a user's own keys, as a file."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from tests.cli.conftest import Mbcode


@pytest.fixture(autouse=True)
def _no_settings_of_this_machine(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(folder / "settings"))
    monkeypatch.setenv("HOME", str(folder))
    monkeypatch.delenv("MBCODE_KEYS", raising=False)


def test_all_keys_are_printed_as_a_file_that_is_read_back_the_same(
    mbcode: Mbcode, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed = mbcode("keys", "--print").out
    assert tomllib.loads(printed)["workbench"]["untag"] == "x,delete"
    (folder / "keys.toml").write_text(printed, encoding="utf-8")
    monkeypatch.setenv("MBCODE_KEYS", "keys.toml")
    assert mbcode("keys", "--print").out == printed
    assert "takes its keys from here" in mbcode("keys").err


def test_without_a_file_it_says_where_one_would_lie(mbcode: Mbcode) -> None:
    assert "no file of keys" in mbcode("keys").err


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "[workbench]\nutag = 'x'\n",
            'no thing to do is called "workbench.utag"; near it: workbench.untag',
        ),
        ("[workbench]\nuntag = ''\n", "workbench.untag: '' names no key"),
        ("[workbench]\nuntag = 'x,,y'\n", "names no key"),
        ("[workbench]\nuntag = 3\n", "workbench.untag: keys are a text"),
        ("untag = 'x'\n", "'untag' stands outside a [part]"),
        ("[workbench\n", "not a file of keys"),
        ("\udcff", "not a text in UTF-8"),
    ],
)
def test_a_file_that_is_wrong_is_named_with_the_place(
    mbcode: Mbcode, folder: Path, monkeypatch: pytest.MonkeyPatch, text: str, told: str
) -> None:
    (folder / "mine.toml").write_bytes(text.encode("utf-8", "surrogateescape"))
    monkeypatch.setenv("MBCODE_KEYS", "mine.toml")
    ran = mbcode("keys", "--print")
    assert ran.status == 1
    assert "mine.toml" in ran.err
    assert told in ran.err


def test_a_file_that_is_not_there_is_told(mbcode: Mbcode, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MBCODE_KEYS", "nowhere.toml")
    ran = mbcode("keys")
    assert (ran.status, ran.err) == (
        1,
        "mbcode: error: nowhere.toml: there is no such file\n",
    )
