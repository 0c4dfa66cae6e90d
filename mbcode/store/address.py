"""Where a study is: in a file, or in a server's database that an address names.

Known without SQLAlchemy, because it is asked before a screen is opened.
"""

from __future__ import annotations

import re

_IN_QUERY = re.compile(r"(?<=password=)[^&]*")
_CREDENTIALS = re.compile(r"://(?P<name>[^:/@]*):.*@")


def file_of(target: str) -> str | None:
    """Return the path of the file that a path or an `sqlite:` address means; None for a server."""
    if "://" not in target:
        return target
    kind, _, path = target.partition(":///")
    return path.partition("?")[0] if kind.startswith("sqlite") and path else None


def without_password(target: str) -> str:
    """Return an address with `***` for any password in it, also in one that is misspelt."""
    hidden = _CREDENTIALS.sub(r"://\g<name>:***@", target)
    return _IN_QUERY.sub("***", hidden)
