"""`mbcode pseudonymise` by files and by questions, and the guard on what leaves afterwards."""

from __future__ import annotations

import csv
import io
import os
import pty
import re
import select
import socket
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from mbcode.drafts import ImportBatch
from mbcode.store.kept_backups import kept_backups
from mbcode.store.study import Study
from tests.cli.conftest import Mbcode
from tests.studies import draft

Decide = Callable[..., Path]


@pytest.fixture
def decisions(folder: Path) -> Decide:
    """Write a decisions file of these rows (name, decision, pseudonym, same_as)."""

    def write(*rows: tuple[str, ...], header: str = "name,decision,pseudonym,same_as") -> Path:
        stream = io.StringIO()
        csv.writer(stream, lineterminator="\n").writerows(rows)
        (folder / "decisions.csv").write_text(f"{header}\n{stream.getvalue()}", encoding="utf-8")
        return folder / "decisions.csv"

    return write


@pytest.fixture
def key(folder: Path) -> Path:
    """A place for the key, apart from the study."""
    (folder / "safe").mkdir()
    return folder / "safe" / "key.csv"


BOTH = (("Bo", "replace", "Person A"), ("Åse", "replace", "Frivillig A"), ("Ib", "keep"))


def test_the_list_proposes_names_and_with_the_decisions_filled_in_it_is_the_file(
    mbcode: Mbcode, study_file: Path, folder: Path, key: Path
) -> None:
    assert study_file.exists()
    listed = mbcode("pseudonymise", "--list").rows
    assert [(row["name"], row["kind"], row["decision"]) for row in listed] == [
        ("Åse", "person", ""),
        ("Bo", "person", ""),
        ("Ib", "person", ""),
    ]
    assert listed[1]["pseudonym"] == "Person B"
    assert "01-nord: Det har jeg. Og så har [Bo] den om onsdagen" in listed[1]["contexts"]
    with (folder / "d.csv").open("w", encoding="utf-8", newline="") as stream:
        sheet = csv.DictWriter(stream, listed[0])
        sheet.writeheader()
        sheet.writerows({**row, "decision": "replace"} for row in listed)
    assert (
        mbcode("pseudonymise", "--decisions", "d.csv", "--key", key, "--remove-backups").status == 0
    )
    assert "Person B den om onsdagen" in mbcode("export", "transcript", "01-nord").out
    assert mbcode("pseudonymise", "--list").rows == []


def test_none_of_it_needs_a_network(
    mbcode: Mbcode,
    study_file: Path,
    decisions: Decide,
    key: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket, "socket", refuse)
    assert study_file.exists()
    assert mbcode("pseudonymise", "--list").status == 0
    ran = mbcode("pseudonymise", "--decisions", decisions(*BOTH), "--key", key, "--remove-backups")
    assert ran.status == 0
    assert mbcode("export", "codings").status == 0


def test_the_key_names_everybody_and_only_its_owner_can_read_it(
    mbcode: Mbcode, study_file: Path, decisions: Decide, key: Path
) -> None:
    ran = mbcode("pseudonymise", "--decisions", decisions(*BOTH), "--key", key, "--remove-backups")
    assert (ran.status, ran.err.splitlines()[-1]) == (0, "pseudonymise 2 names, keep 1 name")
    rows = list(csv.DictReader(key.open(encoding="utf-8")))
    assert [(row["pseudonym"], row["name"]) for row in rows] == [
        ("Person A", "Bo"),
        ("Frivillig A", "Åse"),
    ]
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    assert list(key.parent.iterdir()) == [key]
    assert stat.S_IMODE(study_file.stat().st_mode) == 0o600


def test_transcripts_that_come_later_keep_to_the_same_key(
    mbcode: Mbcode, study_file: Path, decisions: Decide, key: Path, folder: Path
) -> None:
    assert study_file.exists()
    mbcode("pseudonymise", "--decisions", decisions(*BOTH), "--key", key, "--remove-backups")
    (folder / "03-vest.txt").write_text("Kit: Bo Holm kom. Vi så Ulla og Bo.", encoding="utf-8")
    assert mbcode("import", "03-vest.txt").status == 0
    (bo,) = (r for r in mbcode("pseudonymise", "--list", "--key", key).rows if "Bo" in r["name"])
    assert (bo["name"], bo["decision"], bo["pseudonym"]) == ("Bo Holm", "replace", "Person A")
    rows = (("Bo Holm", "replace", "", "Bo"), ("Ulla", "replace", "Person C"))
    assert (
        mbcode(
            "pseudonymise", "--decisions", decisions(*rows), "--key", key, "--remove-backups"
        ).status
        == 0
    )
    told = mbcode("export", "transcript", "03-vest", "--leaks-seen").out
    assert told == "Kit: Person A kom. Vi så Person C og Person A."
    names = {row["name"]: row["forms"] for row in csv.DictReader(key.open(encoding="utf-8"))}
    assert names == {"Bo": "Bo | Bo Holm", "Åse": "Åse", "Ulla": "Ulla"}


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("name\nBo\n", "row 1: no column decision"),
        ("name,decision\nBo,maybe\n", "row 2: 'maybe' is no decision"),
        ("name,decision,kind\nBo,keep,dog\n", "row 2: 'dog' is no kind of name"),
        ("name,decision\n,replace\n", "row 2: the name has no name"),
        ("name,decision\nIb,keep\nBo,replace\n", "row 3: 'Bo' has no pseudonym"),
        ("name,decision,same_as\nBo,replace,Kurt\n", "row 2: same_as 'Kurt' is no name"),
        (
            "name,decision,pseudonym\nBo,replace,A\nIb,replace,A\n",
            "row 3: 'A' stands for 'Bo' already",
        ),
    ],
)
def test_a_row_that_can_not_be_carried_out_is_named_and_nothing_is_changed(
    mbcode: Mbcode,
    state: Callable[[], tuple[str, ...]],
    folder: Path,
    key: Path,
    content: str,
    said: str,
) -> None:
    before = state()
    (folder / "d.csv").write_text(content, encoding="utf-8")
    ran = mbcode("pseudonymise", "--decisions", "d.csv", "--key", key, "--remove-backups")
    assert ran.status == 1
    assert f"d.csv, {said}" in ran.err
    assert state() == before
    assert not key.exists()


def test_a_dry_run_changes_nothing_and_writes_no_key(
    mbcode: Mbcode,
    state: Callable[[], tuple[str, ...]],
    decisions: Decide,
    key: Path,
) -> None:
    before = state()
    file = decisions(*BOTH, ("Kurt", "replace", "Person C"))
    ran = mbcode("pseudonymise", "--decisions", file, "--key", key, "--remove-backups", "--dry-run")
    assert "row 5: 'Kurt' stands nowhere in the study" in ran.err
    assert ran.err.splitlines()[-1] == "would pseudonymise 3 names, keep 1 name"
    assert state() == before
    assert not key.exists()


def test_without_a_key_or_with_somebody_elses_file_nothing_is_replaced(
    mbcode: Mbcode, study_file: Path, decisions: Decide, key: Path
) -> None:
    file = decisions(*BOTH)
    assert "give --key FILE" in mbcode("pseudonymise", "--decisions", file).err
    key.write_text("my,own,table\n1,2,3\n", encoding="utf-8")
    ran = mbcode("pseudonymise", "--decisions", file, "--key", key, "--remove-backups")
    assert (ran.status, "is no key of pseudonyms" in ran.err) == (1, True)
    key.write_text("study,pseudonym,kind,name,forms\nx,A,person,B,B\n", encoding="utf-8")
    ran = mbcode("pseudonymise", "--decisions", file, "--key", key, "--remove-backups")
    assert (ran.status, "row 2: is of the key to another study" in ran.err) == (1, True)
    assert (
        mbcode("pseudonymise", "--decisions", file, "--key", study_file, "--remove-backups").status
        == 1
    )
    ran = mbcode(
        "pseudonymise",
        "--decisions",
        file,
        "--key",
        key.parent / "no" / "key.csv",
        "--remove-backups",
    )
    assert (ran.status, "can't write the key" in ran.err) == (1, True)
    assert "Bo den om" in mbcode("export", "transcript", "01-nord").out


def test_backups_go_only_when_told_to(
    mbcode: Mbcode, study_file: Path, decisions: Decide, key: Path
) -> None:
    file = decisions(*BOTH)
    ran = mbcode("pseudonymise", "--decisions", file, "--key", key)
    assert (ran.status, "holds 1 backup(s) with all the names" in ran.err) == (1, True)
    (kept,) = kept_backups(study_file)
    ran = mbcode("pseudonymise", "--decisions", file, "--key", key, "--remove-backups")
    assert (ran.status, kept.path.exists()) == (0, False)
    assert mbcode("pseudonymise", "--purge", "--remove-backups").status == 0


def test_files_beside_the_study_that_hold_a_name_are_told(
    mbcode: Mbcode, study_file: Path, decisions: Decide, key: Path, folder: Path
) -> None:
    assert study_file.exists()
    (folder / "interview.txt").write_text("Interviewer: Hvem?\n\nBo: Mig.", encoding="utf-8")
    (folder / "bog.txt").write_text("en bog", encoding="utf-8")
    ran = mbcode("pseudonymise", "--decisions", decisions(*BOTH), "--key", key, "--remove-backups")
    assert "hold names that are replaced: decisions.csv, interview.txt" in ran.err


def test_an_ordinary_study_is_not_looked_through(mbcode: Mbcode, coded: Path) -> None:
    assert coded.exists()
    for what in ("codings", "units", "memos", "summary"):
        assert mbcode("export", what).status == 0


def test_once_names_are_decided_on_what_was_not_is_held_back_until_answered(
    mbcode: Mbcode, coded: Path, decisions: Decide, folder: Path
) -> None:
    assert coded.exists()
    assert mbcode("pseudonymise", "--decisions", decisions(("Ib", "keep"))).status == 0
    ran = mbcode("export", "codings", "-o", "codings.csv")
    assert ran.status == 1
    assert "codings holds 2 names that nobody decided on (Åse, Bo)" in ran.err
    assert not (folder / "codings.csv").exists()
    assert mbcode("export", "transcript", "01-nord").status == 1
    assert mbcode("search", "onsdagen").status == 1
    assert mbcode("export", "summary").status == 0
    assert mbcode("export", "codings", "--leaks-seen", "-o", "codings.csv").status == 0
    file = decisions(("Åse", "keep"), ("Bo", "keep"))
    assert mbcode("pseudonymise", "--decisions", file).status == 0
    assert mbcode("export", "codings").status == 0


def test_numbers_are_held_back_and_with_the_key_the_names_that_come_in_again(
    mbcode: Mbcode, study_file: Path, decisions: Decide, key: Path
) -> None:
    assert (
        mbcode(
            "pseudonymise", "--decisions", decisions(*BOTH), "--key", key, "--remove-backups"
        ).status
        == 0
    )
    assert mbcode("memo", "study", "ring 40 00 21 07 om 120358-5123").status == 0
    ran = mbcode("export", "memos")
    assert "1 CPR number and 1 phone number" in ran.err or "1 phone number and 1 CPR" in ran.err
    assert mbcode("memo", "study", "bo").status == 0
    assert mbcode("export", "memos").status == 0
    with Study.open(study_file, coder="Åse") as study:
        study.imports.run(ImportBatch(transcripts=(draft("03", "Ib: Det er Bo."),)))
    ran = mbcode("export", "units", "--key", key)
    assert (ran.status, "(Bo" in ran.err) == (1, True)


def test_without_a_terminal_it_asks_for_files(mbcode: Mbcode, study_file: Path) -> None:
    assert study_file.exists()
    ran = mbcode("pseudonymise")
    assert (ran.status, "--list, then --decisions" in ran.err) == (2, True)


def test_at_a_terminal_it_asks_name_by_name(study_file: Path, key: Path) -> None:
    answers = ["r", "", "=Kurt", "=Åse", "k", str(key), "yes"]
    told = _talk(["pseudonymise"], answers, study_file.parent)
    assert "1/3  Åse" in told
    assert "pseudonym [Frivillig A]:" in told or "pseudonym [Person A]:" in told
    assert "'=Kurt' is none of these" in told
    assert "2 to replace, 1 to keep" in told
    assert "pseudonymise 1 name, keep 1 name" in told
    assert "Bo" in key.read_text(encoding="utf-8")


def test_the_word_is_pseudonymised() -> None:
    root = Path(__file__).parents[2]
    texts = [*root.glob("*.md"), *root.glob("docs/*.md"), *root.glob("mbcode/**/*.py")]
    claims = re.compile(r"\b(anonymi[sz]\w*|anonymous\w*|anonymt?)\b", re.IGNORECASE)
    found = [
        f"{path.name}: {m[0]}" for path in texts for m in claims.finditer(path.read_text("utf-8"))
    ]
    assert found == []


def _talk(arguments: list[str], answers: list[str], folder: Path) -> str:
    """Run mbcode on a terminal of its own, type an answer to each question, return what it said."""
    ours, theirs = pty.openpty()
    ran = subprocess.Popen(
        [sys.executable, "-m", "mbcode", *arguments],
        cwd=folder, stdin=theirs, stdout=theirs, stderr=theirs, close_fds=True,
    )  # fmt: skip
    os.close(theirs)
    told = b""
    waiting = list(answers)
    end = time.monotonic() + 60
    while time.monotonic() < end:
        if select.select([ours], [], [], 0.2)[0]:
            try:
                told += os.read(ours, 4096)
            except OSError:
                break
        elif ran.poll() is not None:
            break
        if waiting and re.search(rb"(\? |\]: |\): |\) )$", told):
            answer = f"{waiting.pop(0)}\n".encode()
            os.write(ours, answer)
            told += b"\n"
    ran.wait(timeout=10)
    os.close(ours)
    return told.decode("utf-8", "replace")
