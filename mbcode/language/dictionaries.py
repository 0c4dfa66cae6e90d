"""Which words a language has, and which names: simplemma's dictionaries, there at once.

As simplemma comes, the Danish one takes half a second of Python to read, a word in it 20 µs, and it
does not tell the forms of a base form. So it is packed once, both ways, as two tries (the package
`marisa-trie`), and kept among the user's cached files: then it is there in 4 ms, and a word takes
one µs. Nothing is ever fetched.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock

_PACKS = f"import sys; from {__name__} import pack; pack(*sys.argv[1:])"

_READING = Lock()
"""Whoever asks while a dictionary is packed waits for it, and does not pack it too."""

Packed = Mapping[str, Sequence[bytes]]


class Bases(Mapping[str, str]):
    """The base form of each word, in exactly its spelling: words in small letters, names with a
    capital.
    """

    def __init__(self, packed: Packed) -> None:
        self._packed = packed

    def __getitem__(self, word: str) -> str:
        return self._packed[word][0].decode()

    def __iter__(self) -> Iterator[str]:
        return iter(self._packed)

    def __len__(self) -> int:
        return len(self._packed)


@dataclass(frozen=True, slots=True)
class Dictionary:
    """Which words a language has, and what they are forms of."""

    bases: Bases
    _forms: Packed

    def forms(self, base: str) -> frozenset[str]:
        """Return the words in small letters of which this is the base form, in small letters."""
        return frozenset(form.decode() for form in self._forms.get(base, ()))


class Dictionaries:
    """The dictionaries as simplemma asks for them (its `DictionaryFactory`)."""

    def get_dictionary(self, lang: str) -> Mapping[str, str]:
        """Return the dictionary of a known language."""
        return _read_once(lang).bases


def dictionary_of(language: str) -> Dictionary:
    """Return the dictionary of `language`, an ISO 639 code as in *da* or *da-DK*.

    A language without one has no words.
    """
    code = known_language(language)
    return _read_once(code) if code else Dictionary(Bases({}), {})


def known_language(language: str) -> str:
    """Return the code of a language that has a dictionary: *da* for *da-DK*; empty for others."""
    code = language.lower().partition("-")[0]
    if not code.isalpha():
        return ""
    # What is kept need not be asked of simplemma, which takes a while to import.
    return code if _is_kept(code, dictionaries_folder()) or _is_simplemmas(code) else ""


def dictionaries_folder() -> Path:
    """Return where the dictionaries of the simplemma that is installed are kept."""
    from importlib.metadata import version

    from platformdirs import user_cache_path

    return user_cache_path("mbcode", appauthor=False) / f"simplemma-{version('simplemma')}"


def pack(code: str, folder: str) -> None:
    """Write the dictionary of a known language, packed, to a folder."""
    from marisa_trie import BytesTrie
    from simplemma.strategies.dictionaries import DEFAULT_DICTIONARY_FACTORY

    listed = DEFAULT_DICTIONARY_FACTORY.get_dictionary(code).items()
    bases, forms = _files(code, Path(folder))
    BytesTrie((word, base.encode()) for word, base in listed).save(str(bases))
    small = ((base.lower(), word.encode()) for word, base in listed if word == word.lower())
    BytesTrie(small).save(str(forms))


def _read_once(code: str) -> Dictionary:
    with _READING:
        return _read(code)


@cache
def _read(code: str) -> Dictionary:
    folder = dictionaries_folder()
    found = _kept(code, folder)
    if found is None:
        _try_to_keep(code, folder)
        found = _kept(code, folder)
    if found is not None:
        return found
    # Nothing can be kept there, so it is packed each time.
    with TemporaryDirectory() as aside:
        pack(code, aside)
        return _unpacked(code, Path(aside))


def _kept(code: str, folder: Path) -> Dictionary | None:
    """Return a dictionary that is in its place, None if there is none or the files are damaged."""
    try:
        return _unpacked(code, folder)
    except (OSError, RuntimeError):  # Which of them, marisa-trie does not say.
        return None


def _try_to_keep(code: str, folder: Path) -> None:
    """Pack a dictionary in a process of its own, as that stops all threads for most of a second;
    put it in its place when it is whole.
    """
    import subprocess

    command = [sys.executable, "-P", "-c", _PACKS, code]
    with suppress(OSError, subprocess.CalledProcessError):
        folder.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=folder) as aside:
            subprocess.run(
                [*command, aside], check=True, stdin=subprocess.DEVNULL, capture_output=True
            )
            for path in _files(code, Path(aside)):
                path.replace(folder / path.name)


def _unpacked(code: str, folder: Path) -> Dictionary:
    from marisa_trie import BytesTrie

    bases, forms = (BytesTrie().load(str(path)) for path in _files(code, folder))
    return Dictionary(Bases(bases), forms)


def _is_kept(code: str, folder: Path) -> bool:
    return all(path.exists() for path in _files(code, folder))


def _files(code: str, folder: Path) -> tuple[Path, Path]:
    """Return where a packed dictionary is: from word to base form, and the other way."""
    return folder / f"{code}-bases.trie", folder / f"{code}-forms.trie"


def _is_simplemmas(code: str) -> bool:
    from simplemma.strategies.dictionaries.dictionary_factory import SUPPORTED_LANGUAGES

    return code in SUPPORTED_LANGUAGES
