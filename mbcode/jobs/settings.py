"""Which study is meant and who is coding, from what was given, the environment, or the default."""

from __future__ import annotations

import os

from mbcode.errors import StudyError

STUDY_VARIABLE = "MBCODE_STUDY"
CODER_VARIABLE = "MBCODE_CODER"
DEFAULT_STUDY = "study.mbcode"
LONGEST_NAME = 200


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
    name = " ".join(given.split())
    if not name or not name.isprintable() or len(name) > LONGEST_NAME:
        raise StudyError(f"{given!r} is no name for a coder; give one with --as NAME")
    return name


def _login_name() -> str:
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # Which of them depends on the Python version.
        return ""
