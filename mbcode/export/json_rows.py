"""JSON: a list of objects, one a row."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, TextIO

from mbcode.export.cells import names_of, with_none

if TYPE_CHECKING:
    from mbcode.frames import Frame


def write_json(frames: Iterable[Frame], stream: TextIO) -> None:
    """Write frames a row a line; numbers in full, null for a missing value, never NaN.

    Raises MbcodeError where two columns have one name, as an object can't hold both.
    """
    before = "["
    for frame in frames:
        names = names_of(frame, "json")
        for row in zip(*map(with_none, frame.columns), strict=True):
            cells = dict(zip(names, row, strict=True))
            line = json.dumps(cells, ensure_ascii=False, allow_nan=False)
            stream.write(f"{before}\n{line}")
            before = ","
    stream.write("[\n]\n" if before == "[" else "\n]\n")
