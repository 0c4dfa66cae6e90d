"""What starting up may not pay for; a static graph can't tell an import that is put off."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.studies import small_study

HEAVY = (
    "sqlalchemy",
    "textual",
    "spacy",
    "simplemma",
    "pandas",
    "numpy",
    "scipy",
    "alembic",
    "yaml",
    "rich",
)
WRITERS = {"xlsxwriter", "arro3"}
SCRIPTS = {
    "mbcode --help": "from mbcode.cli import main; main(['--help'])",
    "import mbcode.cli": "import mbcode.cli",
    "an unknown command": "from mbcode.cli import main; main(['nothing'])",
}


def imported(script: str) -> set[str]:
    """Return the top-level packages that a fresh Python holds after `script`."""
    told = f"{script}\nimport sys\nprint('\\n', *{{name.split('.')[0] for name in sys.modules}})"
    ran = subprocess.run(
        [sys.executable, "-c", told], capture_output=True, text=True, check=True, timeout=60
    )
    return set(ran.stdout.splitlines()[-1].split())


@pytest.mark.parametrize("what", SCRIPTS)
def test_it_imports_nothing_heavy(what: str) -> None:
    packages = imported(SCRIPTS[what])
    assert "mbcode" in packages
    assert packages.isdisjoint(HEAVY)


def test_help_does_not_even_import_typing_or_dataclasses() -> None:
    assert imported(SCRIPTS["mbcode --help"]).isdisjoint({"typing", "dataclasses", "pathlib"})


@pytest.mark.parametrize("what", ["cooccurrence", "codings", "codebook", "network"])
def test_a_table_in_csv_pays_for_no_other_format_and_not_for_pandas(
    tmp_path: Path, what: str
) -> None:
    small_study(tmp_path / "study.mbcode").close()
    told = ["--study", str(tmp_path / "study.mbcode"), "export", what, "-o", str(tmp_path / "t")]
    packages = imported(f"from mbcode.cli import main; assert main({told!r}) == 0")
    assert "sqlalchemy" in packages
    assert packages.isdisjoint(WRITERS | {"pandas", "scipy"})


@pytest.mark.parametrize("command", ["tag", "undo", "code"])
def test_a_keystrokes_command_imports_no_science(command: str) -> None:
    packages = imported(f"from mbcode.cli import main; main(['{command}', '--help'])")
    assert packages.isdisjoint(
        {"pandas", "numpy", "scipy", "spacy", "simplemma", "alembic", "textual"}
    )


def test_opening_a_current_study_does_not_pay_for_migrations(tmp_path: Path) -> None:
    small_study(tmp_path / "study.mbcode").close()
    told = ["--study", str(tmp_path / "study.mbcode"), "list", "codes"]
    assert "alembic" not in imported(f"from mbcode.cli import main; assert main({told!r}) == 0")
