"""Files made to harm, out of real ones: what no reader may stumble over.

A file is spoilt by its bytes (flipped, cut, doubled, spliced with another) and by pieces that have
broken readers before: bombs of YAML aliases, nesting, quotes that never end, NULs, lone surrogates,
marks of other encodings, escape sequences, marks that turn the direction of writing, numbers too
big to hold, names too long to show.
"""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from mbcode.errors import FormatError
from mbcode.formats.files import read_files
from mbcode.language.sentences import SentenceCutter
from mbcode.material import find_material

PIECES: tuple[bytes, ...] = (
    b"\x00",
    b"\xff\xfe",
    b"\xfe\xff",
    b"\xef\xbb\xbf",
    b"\xed\xa0\x80",
    b"\xf4\x90\x80\x80",
    b"\r",
    b"\x0b\x0c\x1c\x1d\x85",
    b"\x1b]0;owned\x07\x1b[2J\x9b31m",
    "\u202e\u2066\u200f\u2028\u2029\u0085".encode(),
    "e\u0301\u0344\ufdfa".encode() * 40,
    "👩‍👩‍👧\ufe0f".encode(),
    b"---\n",
    b"\n---\n- &a [x]\n- *a\n",
    b"a: &a ['x','x','x']\nb: &b [*a,*a,*a]\nc: [*b,*b,*b]\n",
    b"[" * 3_000,
    b"{a: " * 3_000,
    b"- " * 3_000,
    b"!!python/object/apply:os.system ['true']\n",
    b"!!binary |\n  R0lGODlh\n",
    b"? [a]\n: b\n",
    b"<<: {a: b}\n",
    b'"',
    b'""",',
    b"'=1+1\t",
    b"=HYPERLINK(1)",
    b"sep=;\n",
    b"," * 5_000,
    b";;\t,|",
    b"9" * 5_000,
    b"-1",
    b"1e309",
    b"0x10",
    "٣".encode(),
    b"../../etc/passwd",
    b"/",
    b"[99:99:99] A: b\n\n",
    b"[00:00:00]\n",
    b"(" * 3_000,
    b"x" * 10_000 + b": y\n\n",
    b":" * 500,
    b"\n\n\n" * 200,
)
CODEBOOK = """name,parent,definition,keywords,colour,key,codable
Rammer,,,,,,
Rum,Rammer,Et sted,"rum;lokale",#1f77b4,r,true
Tillid,Rammer,"Siger ""tillid"" ",tillid,,t,
"""
ENCODINGS = ("utf-16", "utf-16-le", "utf-32", "cp1252", "latin-1")
MOST_BYTES = 400_000
"""No file made here is longer, so that many can be."""
_CUTTER = SentenceCutter()


class Spoiler:
    """Spoils files; the same ones every time for one seed."""

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(seed)
        self._sound = tuple(_sound_files())

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Yield names and contents without end."""
        while True:
            name, content = self._chance.choice(self._sound)
            for _ in range(self._chance.randint(1, 6)):
                content = self._spoilt(content)
            other, _ = self._chance.choice(self._sound)
            yield self._chance.choice((name, name, name, other)), content

    def _spoilt(self, content: bytes) -> bytes:
        """Return a content with one thing done to it."""
        chance = self._chance
        at = chance.randint(0, len(content))
        to = min(len(content), at + chance.choice((1, 3, 40, 4_000)))
        before, part, after = content[:at], content[at:to], content[to:]
        spoil = chance.choice(
            (
                lambda: before + chance.choice(PIECES) + part + after,
                lambda: before + chance.choice(PIECES) + after,
                lambda: chance.choice(PIECES) + content,
                lambda: before + after,
                lambda: before,
                lambda: before + part * chance.choice((2, 3, 50)) + after,
                lambda: before + bytes(byte ^ 1 << chance.randrange(8) for byte in part) + after,
                lambda: before + chance.choice(self._sound)[1][at // 2 :],
                lambda: before + part[::-1] + after,
                lambda: content.decode("utf-8", "replace").encode(
                    chance.choice(ENCODINGS), "replace"
                ),
            )
        )
        return spoil()[:MOST_BYTES]


def read(path: Path) -> bool:
    """Read a file as an import does, down to its sentences; tell whether it was accepted.

    Raises whatever a reader raises that is not a refusal in one line.
    """
    try:
        batch = read_files([path])
    except FormatError as error:
        message = str(error)
        if (
            not message
            or len(message) > 3_000
            or any(unicodedata.category(c) == "Cc" for c in message)
        ):
            raise AssertionError(f"not one readable line: {message[:200]!r}") from error
        return False
    for draft in batch.transcripts:
        for sentence in _CUTTER.cut(draft):
            if not sentence.span.of(draft.text).strip():
                raise AssertionError(f"an empty sentence at {sentence.span}")
    return True


def _sound_files() -> Iterator[tuple[str, bytes]]:
    """Yield the beginnings of the files that ship, and of kinds that none of them is."""
    for path in find_material().files:
        content = path.read_bytes()
        yield path.name, content[:4_000]
    yield "brief.txt", content[:500]
    yield "codebook.csv", CODEBOOK.encode()
    yield "codebook.tsv", CODEBOOK.replace(",", "\t").encode()
