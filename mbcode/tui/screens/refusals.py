"""What to tell the user when work in a thread came to nothing."""

from __future__ import annotations

from mbcode.errors import MbcodeError
from mbcode.obstacles import why


def refusal(error: BaseException | None) -> str:
    """Return what mbcode or the system refuses, in words; any other error is a fault: raised."""
    if isinstance(error, MbcodeError):
        return str(error)
    if isinstance(error, OSError) and error.filename is not None:
        return f"{error.filename}: {why(error)}"
    raise error or RuntimeError("a worker failed without an error")
