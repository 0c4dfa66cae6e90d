"""Which study is meant and who is coding, from what was given, the environment, or the default."""

from __future__ import annotations

import os

from mbcode.errors import StudyError
from mbcode.model import LONGEST_NAME

STUDY_VARIABLE = "MBCODE_STUDY"
CODER_VARIABLE = "MBCODE_CODER"
AGREED_VARIABLE = "MBCODE_AGREED"
DEFAULT_STUDY = "study.mbcode"
DEFAULT_AGREED = "agreed"


def study_target(given: str | None) -> str:
    """Return the path or address of the study; StudyError if it was given, but empty."""
    if given is not None and not given.strip():
        raise StudyError("--study is empty; give the study's file or address")
    return given or os.environ.get(STUDY_VARIABLE, "") or DEFAULT_STUDY


def coder_name(given: str | None) -> str:
    """Return who is coding: as given, $MBCODE_CODER, or the login name.

    StudyError if that is nobody, or no name that a table can show.
    """
    if given is None:
        given = os.environ.get(CODER_VARIABLE, "") or _login_name()
    return _name(given, "give one with --as NAME")


def agreed_name(given: str | None = None) -> str:
    """Return in whose name disagreements are settled: as given, $MBCODE_AGREED, or `agreed`.

    StudyError if that is no name that a table can show.
    """
    if given is None:
        given = os.environ.get(AGREED_VARIABLE, "") or DEFAULT_AGREED
    return _name(given, f"choose another (${AGREED_VARIABLE} can hold it)")


def _name(given: str, advice: str) -> str:
    name = " ".join(given.split())
    if not name or not name.isprintable() or len(name) > LONGEST_NAME:
        raise StudyError(f"{given!r} is no name for a coder; {advice}")
    return name


def _login_name() -> str:
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # Which of them depends on the Python version.
        return ""
