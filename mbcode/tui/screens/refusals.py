"""What to tell the user when work in a thread came to nothing."""

from __future__ import annotations

from mbcode.errors import MbcodeError
from mbcode.obstacles import why


def refused_by(error: MbcodeError | OSError) -> MbcodeError:
    """Return what mbcode or the system refuses, in words; an error of the system that is about no
    file is a fault of ours: raised.
    """
    if isinstance(error, MbcodeError):
        return error
    if error.filename is None:
        raise error
    return MbcodeError(f"{error.filename}: {why(error)}")
