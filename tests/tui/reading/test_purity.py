import subprocess
import sys

MODULES = (
    "caret",
    "graphemes",
    "ground",
    "lanes",
    "layout",
    "light",
    "marks",
    "measure",
    "page",
    "visible",
    "words",
)


def test_what_is_read_is_worked_out_without_a_screen_or_a_database() -> None:
    imports = "; ".join(f"import mbcode.tui.reading.{name}" for name in MODULES)
    heavy = "{'textual', 'sqlalchemy', 'numpy', 'pandas', 'spacy'}"
    loaded = subprocess.run(
        [sys.executable, "-c", f"import sys; {imports}; print({heavy} & set(sys.modules))"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert loaded.stdout.strip() == "set()"
