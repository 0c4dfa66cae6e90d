"""Claims about dictionaries: packed they say the same, and they are kept whole or not at all."""

from __future__ import annotations

import os
import subprocess
import sys
from itertools import islice
from pathlib import Path

from simplemma.strategies.dictionaries import DEFAULT_DICTIONARY_FACTORY

from mbcode.language.dictionaries import dictionary_of

ASKS = """
from mbcode.language.dictionaries import dictionary_of
malay = dictionary_of("ms")
print(malay.bases["pengarahnya"], "pengarahnya" in malay.forms("pengarah"))
"""


def asked(cached: Path) -> str:
    """Return what another process says that keeps its files there."""
    done = subprocess.run(
        [sys.executable, "-c", ASKS],
        env={**os.environ, "XDG_CACHE_HOME": str(cached)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert not done.stderr
    return done.stdout.strip()


def test_a_packed_dictionary_says_what_it_said_before() -> None:
    danish = dictionary_of("da-DK")
    before = DEFAULT_DICTIONARY_FACTORY.get_dictionary("da")
    assert len(danish.bases) == len(before)
    for word, base in islice(before.items(), 0, None, 211):
        assert danish.bases[word] == base
        assert (word in danish.forms(base.lower())) is (word == word.lower())


def test_a_language_without_a_dictionary_has_no_words() -> None:
    assert not dictionary_of("tlh").bases
    assert not dictionary_of("tlh").forms("qapla")


def test_it_is_packed_once_and_kept(tmp_path: Path) -> None:
    said = asked(tmp_path)
    kept = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*") if path.is_file()}
    assert sorted(path.name for path in kept) == ["ms-bases.trie", "ms-forms.trie"]
    assert asked(tmp_path) == said == "pengarah True"
    assert {path: path.stat().st_mtime_ns for path in kept} == kept


def test_one_that_is_damaged_is_packed_anew(tmp_path: Path) -> None:
    asked(tmp_path)
    for path in tmp_path.rglob("*.trie"):
        path.write_bytes(path.read_bytes()[:1000])
    assert asked(tmp_path) == "pengarah True"
    assert all(path.stat().st_size > 1000 for path in tmp_path.rglob("*.trie"))


def test_where_nothing_can_be_kept_it_says_the_same(tmp_path: Path) -> None:
    (tmp_path / "no-folder").touch()
    assert asked(tmp_path / "no-folder") == "pengarah True"
