"""How names sort and match: as Danish does, the same on every database.

SQLite's `lower()` and `LIKE` know ASCII only, and its order puts Å before Æ; so neither is asked.
"""

import unicodedata

_ORDER = {ord("æ"): "z{", ord("ä"): "z{", ord("ø"): "z|", ord("ö"): "z|", ord("å"): "z}"}


def fold(name: str) -> str:
    """Return the form under which two spellings of a name are the same name: NFC, case folded, one space."""
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


def sort_key(name: str) -> tuple[str, str]:
    """Return the key that puts æ, ø, å last and ignores case; accents decide only between equals."""
    ordered = fold(name).translate(_ORDER)
    plain = "".join(c for c in unicodedata.normalize("NFD", ordered) if not unicodedata.combining(c))
    return plain, name
