"""A spaCy pipeline of the user's own, named in the settings: what it sees, a person decides on."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import spacy

from tests.cli.conftest import Mbcode

SEEN = {"nøglen": "ORG", "onsdagen": "DATE", "Person A": "PER"}


@pytest.fixture
def pipeline(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    nlp = spacy.blank("da")
    ruler = nlp.add_pipe("entity_ruler")
    patterns = [{"label": label, "pattern": words} for words, label in SEEN.items()]
    ruler.add_patterns(patterns)  # type: ignore[attr-defined]
    nlp.to_disk(tmp_path / "pipeline")
    monkeypatch.setenv("MBCODE_SPACY", str(tmp_path / "pipeline"))
    return tmp_path / "pipeline"


def test_what_it_sees_is_proposed_and_guards_what_leaves(
    mbcode: Mbcode,
    study_file: Path,
    folder: Path,
    pipeline: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert study_file.exists()
    assert pipeline.exists()
    listed = {row["name"]: row["kind"] for row in mbcode("pseudonymise", "--list").rows}
    assert listed == {"Åse": "person", "Bo": "person", "Ib": "person", "nøglen": "organisation"}
    rows = "Bo,replace,Person A\nÅse,replace,Frivillig A\nIb,keep,\n"
    (folder / "d.csv").write_text(f"name,decision,pseudonym\n{rows}", encoding="utf-8")
    told = ("pseudonymise", "--decisions", "d.csv", "--key", folder / "k.csv", "--remove-backups")
    assert mbcode(*told).status == 0
    assert [row["name"] for row in mbcode("pseudonymise", "--list").rows] == ["nøglen"]
    refused = mbcode("export", "transcript", "01-nord")
    assert (refused.status, "1 name that nobody decided on (nøglen)" in refused.err) == (1, True)
    monkeypatch.delenv("MBCODE_SPACY")
    assert mbcode("export", "transcript", "01-nord").status == 0


def test_one_that_is_not_there_is_named_and_nothing_is_listed(
    mbcode: Mbcode, study_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert study_file.exists()
    monkeypatch.setenv("MBCODE_SPACY", "da_no_such_pipeline")
    ran = mbcode("pseudonymise", "--list")
    assert (ran.status, ran.out) == (1, "")
    assert "da_no_such_pipeline: spaCy can't load" in ran.err


def test_without_one_no_spacy_is_loaded(study_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MBCODE_SPACY", raising=False)
    told = ["--study", str(study_file), "pseudonymise", "--list"]
    script = f"from mbcode.cli import main; assert main({told!r}) == 0"
    held = "import sys; assert 'spacy' not in sys.modules"
    subprocess.run(
        [sys.executable, "-c", f"{script}\n{held}"], check=True, timeout=60, capture_output=True
    )
