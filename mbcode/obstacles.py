"""What the system refuses, in words: it says *No such file or directory*, a person wants to know
which.
"""

from __future__ import annotations

import errno
from pathlib import Path

_IN_WORDS = {
    errno.EACCES: "permission is denied: it is somebody else's, or open in another program",
    errno.EPERM: "permission is denied: it is somebody else's, or open in another program",
    errno.EROFS: "the disk is read-only",
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "your share of the disk is full",
    errno.EISDIR: "it is a folder",
    errno.EEXIST: "there is one already",
    errno.ENAMETOOLONG: "the name is too long",
    errno.EIO: "the disk fails; it may be damaged",
    errno.EADDRINUSE: "another program has it",
    errno.EADDRNOTAVAIL: "this machine has no such address",
}


def why(error: OSError, path: Path | None = None) -> str:
    """Return what stood in the way, of what was to be done at `path`, else where the error says.

    A folder that is missing is named as it was given. What is not known here is said as the system
    says it.
    """
    if path is None and error.filename is not None:
        path = Path(error.filename)
    if error.errno in (errno.ENOENT, errno.ENOTDIR):
        return _missing(path)
    return _IN_WORDS.get(error.errno or 0, error.strerror or str(error))


def _missing(path: Path | None) -> str:
    above = [] if path is None else list(path.parents)
    file = next((each for each in above if each.exists() and not each.is_dir()), None)
    if file is not None:
        return f"{file} is no folder"
    if path is not None and not path.parent.is_dir():
        return f"there is no folder {path.parent}; make it first"
    return "there is no such file"
