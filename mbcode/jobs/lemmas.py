"""What is known of the words of a study: its language's dictionary and the user's corrections."""

from __future__ import annotations

from mbcode.errors import FormatError
from mbcode.jobs.settings import word_forms_files
from mbcode.language.corrections import Corrections, read_corrections
from mbcode.language.lemmas import Lemmas, lemmas_of
from mbcode.obstacles import why
from mbcode.store.study import Study


def study_lemmas(study: Study) -> Lemmas:
    """Return the lemmas of the study's language; FormatError for a file of corrections that is
    none.
    """
    return lemmas_of(study.language, own_corrections(study))


def own_corrections(study: Study) -> Corrections:
    """Return what the user says of words: in the settings, and before that beside the study."""
    found: dict[str, frozenset[str]] = {}
    for path in word_forms_files(study.path):
        try:
            text = path.read_text(encoding="utf-8-sig")
        except OSError as error:
            raise FormatError(f"{path}: can't be read: {why(error, path)}") from error
        except UnicodeDecodeError as error:
            raise FormatError(f"{path}: not a text in UTF-8") from error
        found |= read_corrections(text, str(path))
    return found
