"""A study is made whole or not at all, and never over anything."""

from __future__ import annotations

from pathlib import Path

import pytest

from mbcode.errors import MbcodeError, StudyError
from mbcode.jobs import creating
from mbcode.jobs.creating import Contents, create_study, publish
from mbcode.store.study import Study

CODEBOOK = "name,parent\nRammer,\nRum,Rammer\n"


def codebook(folder: Path, text: str = CODEBOOK) -> Path:
    path = folder / "codes.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_study_has_what_it_was_given(tmp_path: Path) -> None:
    target = tmp_path / "s.mbcode"
    report = create_study(
        str(target),
        "Åse",
        name="Mit",
        language="en",
        contents=Contents([codebook(tmp_path)], "codebook"),
    )
    assert report.added == {"codes": 2}
    with Study.open(target, coder="Åse") as study:
        assert (study.name, study.language) == ("Mit", "en")
        assert [code.name for code in study.codebook.codes()] == ["Rammer", "Rum"]


def test_an_address_makes_one_too(tmp_path: Path) -> None:
    address = f"sqlite:///{tmp_path / 's.mbcode'}"
    create_study(address, "Åse", contents=Contents([codebook(tmp_path)], "codebook"))
    with Study.open(address, coder="Åse") as study:
        assert len(study.codebook.codes()) == 2


@pytest.mark.parametrize("address", ["{}", "sqlite:///{}"])
def test_a_bad_codebook_makes_none(tmp_path: Path, address: str) -> None:
    target = tmp_path / "s.mbcode"
    bad = codebook(tmp_path, "name,key\nRum,?\n")
    with pytest.raises(MbcodeError, match="row 2"):
        create_study(address.format(target), "Åse", contents=Contents([bad], "codebook"))
    assert list(tmp_path.iterdir()) == [bad]


@pytest.mark.parametrize("address", ["{}", "sqlite:///{}"])
def test_a_dry_run_makes_none(tmp_path: Path, address: str) -> None:
    report = create_study(
        address.format(tmp_path / "s.mbcode"),
        "Åse",
        contents=Contents([codebook(tmp_path)], "codebook"),
        dry_run=True,
    )
    assert report.added == {"codes": 2}
    assert [path.name for path in tmp_path.iterdir()] == ["codes.csv"]


def test_whoever_was_there_first_stays(tmp_path: Path) -> None:
    made, taken = tmp_path / "made", tmp_path / "taken"
    made.write_text("new")
    taken.write_text("old")
    with pytest.raises(StudyError, match="exists already"):
        publish(made, taken)
    assert taken.read_text() == "old"


def test_a_disk_that_knows_no_links_will_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(creating.os, "link", refused)
    create_study(str(tmp_path / "s.mbcode"), "Åse")
    with pytest.raises(StudyError, match="exists already"):
        create_study(str(tmp_path / "s.mbcode"), "Åse")
    assert [path.name for path in tmp_path.iterdir()] == ["s.mbcode"]
