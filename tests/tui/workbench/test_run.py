"""Starting the workbench where there is nothing to open."""

from pathlib import Path

import pytest

from mbcode.tui.app import run


def test_a_missing_study_is_one_line_on_stderr(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(str(tmp_path / "no.mbcode"), "Åse") == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith(f"mbcode: error: {tmp_path}/no.mbcode: no study here")
    assert said.err.count("\n") == 1


def test_what_is_no_study_is_one_line_on_stderr_and_shows_no_escape_sequences(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "\x1b[31mred\n.mbcode"
    path.write_text("not a database")
    assert run(str(path), "Åse") == 1
    said = capsys.readouterr().err
    assert said.endswith("␛[31mred␤.mbcode: not an mbcode study\n")
    assert said.count("\n") == 1
