"""The example study is made whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from mbcode import material
from mbcode.errors import MbcodeError, StudyError
from mbcode.jobs import demo as job
from mbcode.jobs.demo import build_demo
from mbcode.store.study import Study

MATERIAL = {
    "codebooks/samarbejde.yaml": "codes:\n- name: Rammer\n  codes:\n  - name: Rum\n  - name: Dør\n",
    "transcripts/README.md": "not a transcript",
    "transcripts/interviewguide.md": "not a transcript",
    "transcripts/01-nord.md": "---\ncase: Nord\nprovenance: constructed\n---\nBo: Nå. Ja. Døren.\n",
    "transcripts/02-syd.md": "---\ncase: Syd\n---\nIb: Nej.\n",
    "transcripts/cases.csv": "case,by\nNord,Aalborg\nSyd,Odense\n",
    "transcripts/codings/koder-a.csv": (
        "transcript,sentence_from,sentence_to,code,coder,memo\n"
        "01-nord,1,2,Rum,koder-a,\n01-nord,2,3,Dør,koder-a,tvivl\n"
    ),
    "transcripts/codings/koder-b.csv": (
        "transcript,sentence_from,sentence_to,code,coder,memo\n02-syd,1,1,Rum,koder-b,\n"
    ),
}


@pytest.fixture
def bundled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A little material in place of the real, so that a demo takes no seconds."""
    place = tmp_path / "bundled"
    for name, text in MATERIAL.items():
        path = place / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    monkeypatch.setattr(material, "PLACES", (place,))
    return place


@pytest.mark.parametrize("exists", [False, True])
def test_a_demo_holds_the_bundled_material_and_its_tables(
    bundled: Path, tmp_path: Path, exists: bool
) -> None:
    assert bundled.is_dir()
    directory = tmp_path / "demo"
    if exists:
        directory.mkdir()
        (directory / "mine.txt").write_text("mine")
    told: list[tuple[int, int, str]] = []
    demo = build_demo(directory, "Åse", lambda *step: told.append(step))
    assert told[0] == (0, 2, "01-nord")
    with Study.open(demo.study, coder="Åse") as study:
        names = [entry.name for entry in study.transcripts.entries()]
        assert names == ["01-nord", "02-syd"]
        assert {coder.name for coder in study.coders()} == {"koder-a", "koder-b", "Åse"}
        assert {case.attributes["by"] for case in study.cases.all()} == {"Aalborg", "Odense"}
        assert study.check() == ()
    summary = (directory / "summary.csv").read_text(encoding="utf-8").splitlines()
    assert summary[1:] == [
        f"Rammer,Rum,2,2,2,2,3,11,{11 / 28:.6f}",
        f"Rammer,Dør,1,1,1,1,2,10,{10 / 28:.6f}",
    ]
    matrix = (directory / "cooccurrence.csv").read_text(encoding="utf-8")
    assert matrix == "code,Rum,Dør\nRum,2,1\nDør,1,1\n"
    left = {path.name for path in directory.iterdir()} - {"mine.txt"}
    assert left == {path.name for path in demo.files}


@pytest.mark.parametrize("name", [job.STUDY, job.SUMMARY, job.COOCCURRENCE])
def test_a_demo_overwrites_nothing(bundled: Path, tmp_path: Path, name: str) -> None:
    assert bundled.is_dir()
    directory = tmp_path / "demo"
    directory.mkdir()
    (directory / name).write_text("precious")
    with pytest.raises(StudyError, match="exists already"):
        build_demo(directory, "Åse")
    assert [path.name for path in directory.iterdir()] == [name]
    assert (directory / name).read_text() == "precious"


def test_a_demo_that_fails_leaves_nothing(bundled: Path, tmp_path: Path) -> None:
    before = set(tmp_path.iterdir())
    codings = bundled / "transcripts" / "codings" / "koder-b.csv"
    codings.write_text("transcript,start,end,code\n02-syd,0,999,Rum\n")
    with pytest.raises(MbcodeError, match=r"koder-b\.csv, row 2"):
        build_demo(tmp_path / "demo", "Åse")
    assert set(tmp_path.iterdir()) == before


def test_a_demo_that_is_stopped_while_it_moves_in_leaves_nothing(
    bundled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = set(tmp_path.iterdir())
    assert bundled.is_dir()
    publish = job.publish

    def stopped(made: Path, path: Path) -> None:
        if path.name == job.STUDY:
            raise KeyboardInterrupt
        publish(made, path)

    monkeypatch.setattr(job, "publish", stopped)
    with pytest.raises(KeyboardInterrupt):
        build_demo(tmp_path / "demo", "Åse")
    assert set(tmp_path.iterdir()) == before


def test_missing_material_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(material, "PLACES", (tmp_path,))
    with pytest.raises(MbcodeError, match="install mbcode again"):
        build_demo(tmp_path / "demo", "Åse")
    assert not (tmp_path / "demo").exists()


def test_the_real_material_is_found_in_a_checkout() -> None:
    found = material.find_material()
    assert len(found.transcripts) >= 3
    assert all(path.is_file() for path in found.files)
    assert {"README.md", "interviewguide.md"}.isdisjoint(path.name for path in found.transcripts)
