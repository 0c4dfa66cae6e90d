"""How names sort and match: as Danish does, the same on every database.

SQLite's `lower()` and `LIKE` know ASCII only, and its order puts Å before Æ; so neither is asked.
"""

import unicodedata

_ORDER = {ord("æ"): "z{", ord("ä"): "z{", ord("ø"): "z|", ord("ö"): "z|", ord("å"): "z}"}


def fold(name: str) -> str:
    """Return the form in which two spellings of a name are one: NFC, case folded, single spaces."""
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


def sort_key(name: str) -> tuple[str, str]:
    """Return a key that puts æ, ø, å last and ignores case; accents decide only between equals."""
    ordered = unicodedata.normalize("NFD", fold(name).translate(_ORDER))
    return "".join(char for char in ordered if not unicodedata.combining(char)), name
