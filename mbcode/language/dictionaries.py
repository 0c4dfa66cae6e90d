"""Which words a language has, and which names: simplemma's dictionaries, there at once.

As simplemma comes, the Danish one takes half a second of Python to read, a word in it 20 µs, and it
does not tell the forms of a base form. So it is packed once, both ways, as two tries (the package
`marisa-trie`), and kept among the user's cached files: then it is there in 4 ms, and a word takes
one µs. Nothing is ever fetched.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

_PACKS = f"import sys; from {__name__} import pack; pack(*sys.argv[1:])"


@dataclass(frozen=True, slots=True)
class Dictionary:
    """Which words a language has, and what they are forms of."""

    bases: Mapping[str, str]
    """The base form of each word, in exactly its spelling: words in small letters, names with a
    capital.
    """
    _forms: Mapping[str, Sequence[bytes]]

    def forms(self, base: str) -> frozenset[str]:
        """Return the words in small letters of which this is the base form, in small letters."""
        return frozenset(form.decode() for form in self._forms.get(base, ()))


def dictionary_of(language: str) -> Dictionary:
    """Return the dictionary of `language`, an ISO 639 code as in *da* or *da-DK*.

    A language without one has no words.
    """
    code = known_language(language)
    return _read(code) if code else Dictionary({}, {})


def known_language(language: str) -> str:
    """Return the code of a language that has a dictionary: *da* for *da-DK*; empty for others."""
    from simplemma.strategies.dictionaries.dictionary_factory import SUPPORTED_LANGUAGES

    code = language.lower().partition("-")[0]
    return code if code in SUPPORTED_LANGUAGES else ""


class Dictionaries:
    """The dictionaries as simplemma asks for them (its `DictionaryFactory`)."""

    def get_dictionary(self, lang: str) -> Mapping[str, str]:
        """Return the dictionary of a known language, read once."""
        return dictionary_of(lang).bases


@cache
def _read(code: str) -> Dictionary:
    folder = dictionaries_folder()
    with suppress(OSError, subprocess.CalledProcessError):
        _keep(code, folder)
    if _is_kept(code, folder):
        return _unpacked(code, folder)
    # Nothing can be kept there, so it is packed each time.
    with TemporaryDirectory() as aside:
        pack(code, aside)
        return _unpacked(code, Path(aside))


def dictionaries_folder() -> Path:
    """Return where the dictionaries of the simplemma that is installed are kept."""
    from importlib.metadata import version

    from platformdirs import user_cache_path

    return user_cache_path("mbcode", appauthor=False) / f"simplemma-{version('simplemma')}"


def _files(code: str) -> tuple[str, str]:
    """Return the names of a packed dictionary's files: simplemma's own one, and that of the forms
    of each base form.
    """
    return f"{code}.dic", f"{code}-forms.dic"


def _is_kept(code: str, folder: Path) -> bool:
    return all((folder / name).exists() for name in _files(code))


def _keep(code: str, folder: Path) -> None:
    """Pack a dictionary that is not in its place yet, in a process of its own, as that stops all
    threads for most of a second; put it there when it is whole.
    """
    if _is_kept(code, folder):
        return
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=folder) as aside:
        command = [sys.executable, "-P", "-c", _PACKS, code, aside]
        subprocess.run(command, check=True, stdin=subprocess.DEVNULL, capture_output=True)
        for name in _files(code):
            (Path(aside) / name).replace(folder / name)


def pack(code: str, folder: str) -> None:
    """Write the dictionary of a known language, packed, to a folder."""
    from marisa_trie import BytesTrie

    words = _simplemmas(code, Path(folder))
    small = ((base.lower(), word.encode()) for word, base in words.items() if word == word.lower())
    BytesTrie(small).save(str(Path(folder) / _files(code)[1]))


def _unpacked(code: str, folder: Path) -> Dictionary:
    from marisa_trie import BytesTrie

    forms = BytesTrie().load(str(folder / _files(code)[1]))
    return Dictionary(_simplemmas(code, folder), forms)


def _simplemmas(code: str, folder: Path) -> Mapping[str, str]:
    """Return simplemma's own packed dictionary from a folder, where it puts it if need be."""
    from simplemma.strategies.dictionaries.trie_dictionary_factory import TrieDictionaryFactory

    return TrieDictionaryFactory(disk_cache_dir=str(folder)).get_dictionary(code)
