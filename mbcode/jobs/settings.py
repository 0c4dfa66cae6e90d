"""Which study is meant, who is coding, where a user's own settings lie: from what was given, the
environment, or the default.
"""

from __future__ import annotations

import os
from pathlib import Path

from mbcode.errors import StudyError
from mbcode.model import LONGEST_NAME

STUDY_VARIABLE = "MBCODE_STUDY"
CODER_VARIABLE = "MBCODE_CODER"
BLIND_VARIABLE = "MBCODE_BLIND"
AGREED_VARIABLE = "MBCODE_AGREED"
KEYS_VARIABLE = "MBCODE_KEYS"
WORD_FORMS_VARIABLE = "MBCODE_WORD_FORMS"
WORD_FORMS = "word-forms.txt"
MODEL_VARIABLE = "MBCODE_SPACY"
DEFAULT_STUDY = "study.mbcode"
DEFAULT_AGREED = "agreed"


def study_target(given: str | None) -> str:
    """Return the path or address of the study; StudyError if it was given, but empty."""
    if given is not None and not given.strip():
        raise StudyError("--study is empty; give the study's file or address")
    return given or os.environ.get(STUDY_VARIABLE, "") or DEFAULT_STUDY


def is_first_time(given: str | None) -> bool:
    """Tell whether no study was asked for, and there is none where one is looked for then."""
    asked_for = given is not None or os.environ.get(STUDY_VARIABLE, "")
    return not asked_for and not os.path.lexists(DEFAULT_STUDY)


def coder_name(given: str | None) -> str:
    """Return who is coding: as given, $MBCODE_CODER, or the login name.

    StudyError if that is nobody, or no name that a table can show.
    """
    if given is None:
        given = os.environ.get(CODER_VARIABLE, "") or _login_name()
    return _name(given, "give one with --as NAME")


def coder_in_round(given: str | None, number: int) -> str:
    """Return who is coding for the `number`th time: from the second on, a coder apart, as
    `anna (round 2)`. StudyError like `coder_name`.
    """
    name = coder_name(given)
    return name if number == 1 else coder_name(f"{name} (round {number})")


def is_blind(*, given: bool) -> bool:
    """Tell whether the others' work is hidden: as asked for, or by $MBCODE_BLIND."""
    return given or bool(os.environ.get(BLIND_VARIABLE, ""))


def agreed_name(given: str | None = None) -> str:
    """Return in whose name disagreements are settled: as given, $MBCODE_AGREED, or `agreed`.

    StudyError if that is no name that a table can show.
    """
    if given is None:
        given = os.environ.get(AGREED_VARIABLE, "") or DEFAULT_AGREED
    return _name(given, f"choose another (${AGREED_VARIABLE} can hold it)")


def keys_file() -> Path | None:
    """Return the file with the user's own keys: $MBCODE_KEYS, else `keys.toml` among the settings;
    None if there is no such file and none was asked for.
    """
    named = os.environ.get(KEYS_VARIABLE, "")
    usual = settings_folder() / "keys.toml"
    return Path(named) if named else usual if usual.exists() else None


def word_forms_files(study: Path | None) -> tuple[Path, ...]:
    """Return the files that say what words are forms of, those that go before others last.

    They are `word-forms.txt` among the settings (or $MBCODE_WORD_FORMS, which must then be there)
    and `word-forms.txt` beside the study's file; those that are there.
    """
    named = os.environ.get(WORD_FORMS_VARIABLE, "")
    own = Path(named) if named else settings_folder() / WORD_FORMS
    beside = () if study is None else (study.parent / WORD_FORMS,)
    return tuple(path for path in (own, *beside) if path.exists() or (named and path == own))


def own_model() -> str:
    """Return where a spaCy pipeline of the user's own is, a package or a folder; empty for none.

    $MBCODE_SPACY says it, else the first line of `spacy-pipeline.txt` among the settings.
    """
    named = os.environ.get(MODEL_VARIABLE, "").strip()
    usual = settings_folder() / "spacy-pipeline.txt"
    if named or not usual.exists():
        return named
    return usual.read_text(encoding="utf-8").partition("\n")[0].strip()


def settings_folder() -> Path:
    """Return the folder for a user's own settings, as the system has it; it need not exist."""
    from platformdirs import user_config_path

    return user_config_path("mbcode", appauthor=False)


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
