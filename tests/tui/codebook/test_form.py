"""What a form alters of a code."""

from __future__ import annotations

import pytest

from mbcode.errors import FieldError
from mbcode.model import CodeText
from mbcode.tui.codebook.form import FIELDS, altered, written

TEXT = CodeText("Tillid", "Hvem tør", keywords=("tro", "stole på"), codable=False, key="4")


def test_what_is_written_back_as_it_stands_alters_nothing() -> None:
    assert altered(TEXT, written(TEXT)) == {}
    assert altered(TEXT, {"definition": "  Hvem tør\n"}) == {}
    assert written(TEXT).keys() == {field.name for field in FIELDS}


def test_only_what_was_altered_is_altered() -> None:
    typed = written(TEXT) | {"keywords": "tro;; håb ;", "codable": "Auto", "key": ""}
    assert altered(TEXT, typed) == {"keywords": ("tro", "håb"), "codable": None, "key": ""}


def test_a_word_that_says_nothing_names_its_field() -> None:
    with pytest.raises(FieldError, match="codable is auto, yes, no, and not 'måske'") as refused:
        altered(TEXT, {"codable": "måske"})
    assert refused.value.field == "codable"
