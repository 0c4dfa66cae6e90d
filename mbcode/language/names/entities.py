"""What a spaCy pipeline of the user's own takes for the names of persons, places, organisations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mbcode.language.names.lines import Line
from mbcode.language.own_model import OwnModel
from mbcode.model import Span

_KINDS = {
    "PER": "person",
    "PERSON": "person",
    "LOC": "place",
    "GPE": "place",
    "FAC": "place",
    "ORG": "organisation",
}
"""The labels of Danish pipelines, and of those trained on OntoNotes; dates, amounts and what is
merely *MISC* name nobody.
"""


@dataclass(frozen=True, slots=True)
class NamedEntity:
    """A name that the pipeline sees at `span` of its line, and what it is of."""

    line: Line
    span: Span
    kind: str


def entities_in(lines: Sequence[Line], model: OwnModel) -> Iterator[NamedEntity]:
    """Yield the names that `model` sees in what was said or written, in order.

    It reads the lines as they are written, but not labels: there it has no sentence to go by.
    What is settled or recognised by its form is left out.
    """
    read = [line for line in lines if not line.is_label]
    for line, found in zip(read, model.entities(line.written for line in read), strict=True):
        for entity in found:
            kind = _KINDS.get(entity.label.upper())
            if kind is not None and line.is_free(entity.start, entity.end):
                yield NamedEntity(line, Span(entity.start, entity.end), kind)
