"""Codebooks, by the file's ending: YAML or CSV."""

from __future__ import annotations

from pathlib import Path

from mbcode.drafts import CodeDraft
from mbcode.errors import FormatError
from mbcode.formats.codebook_csv import codebook_from_csv
from mbcode.formats.codebook_yaml import codebook_from_yaml
from mbcode.formats.source import Source, read_source


def read_codebook(path: Path) -> tuple[CodeDraft, ...]:
    """Read the file at `path`, parents first, in codebook order; FormatError names line or row."""
    return codebook_of(read_source(path))


def codebook_of(source: Source) -> tuple[CodeDraft, ...]:
    """Read a codebook already loaded."""
    ending = source.path.suffix.casefold()
    if ending in {".yaml", ".yml"}:
        return codebook_from_yaml(source)
    if ending in {".csv", ".tsv"}:
        return codebook_from_csv(source)
    raise FormatError(f"{source.name}: a codebook is a .yaml, .yml, .csv or .tsv file; rename it")
