"""What starting the workbench does not pay for."""

import subprocess
import sys

HEAVY = ("sqlalchemy", "alembic", "spacy", "simplemma", "pandas", "numpy", "scipy")


def test_the_first_frame_needs_no_database_and_no_arrays() -> None:
    program = f"import sys, mbcode.tui.app; print([m for m in {HEAVY!r} if m in sys.modules])"
    printed = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    ).stdout
    assert printed.strip() == "[]"


def test_an_open_workbench_needs_no_arrays_and_no_language() -> None:
    program = (
        "import sys, mbcode.store.study, mbcode.tui.screens.workbench, mbcode.tui.session;"
        f" print([m for m in {HEAVY[2:]!r} if m in sys.modules])"
    )
    printed = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    ).stdout
    assert printed.strip() == "[]"
