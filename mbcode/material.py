"""Where the bundled example material lies: in the installed package, or in a checkout."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from mbcode.errors import MbcodeError

EXAMPLE = "Samarbejde i medborgercentre (konstrueret eksempel)"
"""What the example study is called."""
_PACKAGE = Path(__file__).parent
PLACES = (_PACKAGE / "bundled", _PACKAGE.parent)
"""The wheel carries the folders inside the package; a checkout has them at its top."""
NOT_TRANSCRIPTS = frozenset({"README.md", "interviewguide.md"})


@dataclass(frozen=True, slots=True)
class Material:
    """The files of the example study; `cases` is empty or one file."""

    transcripts: tuple[Path, ...]
    codebook: Path
    cases: tuple[Path, ...]
    codings: tuple[Path, ...]

    @property
    def files(self) -> tuple[Path, ...]:
        """All of them, as one import takes them."""
        return (self.codebook, *self.cases, *self.transcripts, *self.codings)


def find_material() -> Material:
    """Return the bundled files in the order of their names; MbcodeError if they aren't there."""
    for place in PLACES:
        codebook = place / "codebooks" / "samarbejde.yaml"
        folder = place / "transcripts"
        if codebook.is_file() and folder.is_dir():
            texts = (path for path in folder.glob("*.md") if path.name not in NOT_TRANSCRIPTS)
            return Material(
                transcripts=tuple(sorted(texts)),
                codebook=codebook,
                cases=tuple(folder.glob("cases.csv")),
                codings=tuple(sorted((folder / "codings").glob("*.csv"))),
            )
    raise MbcodeError(f"the example interviews are missing from {_PACKAGE}; install mbcode again")
