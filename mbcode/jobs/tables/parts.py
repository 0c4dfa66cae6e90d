"""A study read some transcripts at a time, for tables that may have a row for every passage."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mbcode.analysis.select import keep

if TYPE_CHECKING:
    from mbcode.columns import Columns
    from mbcode.model import Filters
    from mbcode.store.study import Study

TRANSCRIPTS_AT_A_TIME = 20


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """What `filters` keep of some transcripts, and their texts by id."""

    columns: Columns
    texts: dict[int, str]


def in_parts(study: Study, filters: Filters) -> Callable[[], Iterator[Part]]:
    """Return a function that reads what `filters` keep of a study, part after part, at least one.

    Names are looked up at once: raises NotFoundError for one the study does not hold.
    """
    outline = study.outline()
    ids = [row.id for row in keep(outline, filters).transcripts]

    def parts() -> Iterator[Part]:
        for at in range(0, max(len(ids), 1), TRANSCRIPTS_AT_A_TIME):
            some = ids[at : at + TRANSCRIPTS_AT_A_TIME]
            columns = keep(study.part(outline, some), filters)
            yield Part(columns, study.transcripts.texts(some))

    return parts
