"""mbcode: code interviews in the terminal. See docs/ARCHITECTURE.md for the map of the house."""

__version__ = "0.1.0"

TYPE_CHECKING = False  # Importing `typing` would cost `mbcode --help` a tenth of its time.
if TYPE_CHECKING:
    from pathlib import Path

    from mbcode.notebook.notebook import Notebook


def open_study(path: "str | Path") -> "Notebook":
    """Open a study to read its tables in Python; see `mbcode.notebook.notebook.Notebook`.

    `path` is the study's file, or an address such as `postgresql+psycopg://host/db`. Raises
    `mbcode.errors.StudyError` if it isn't there, isn't a study, or is of another version.
    """
    from mbcode.notebook.notebook import Notebook

    return Notebook(path)
