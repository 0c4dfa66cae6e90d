"""Which codes go together, as a network to draw and measure in Gephi and its like."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mbcode.analysis.choices import OVERLAP
from mbcode.analysis.cooccurrence import cooccurrence
from mbcode.export.graphml import graphml
from mbcode.export.table import Table
from mbcode.frames import Column, Frame, Kind
from mbcode.jobs.tables.kept import kept
from mbcode.jobs.tables.meaning import NO_FILTERS, meaning

if TYPE_CHECKING:
    from mbcode.analysis.cooccurrence import Cooccurrence
    from mbcode.columns import Ints
    from mbcode.model import Code, Filters
    from mbcode.store.study import Study

_MEASURES = ("jaccard", "conditional_ab", "conditional_ba", "phi", "lift", "expected")


def network(
    study: Study,
    filters: Filters = NO_FILTERS,
    unit: str = OVERLAP,
    rule: str = "same",
    level: str = "code",
    least: int = 1,
) -> tuple[Table, str]:
    """Return the pairs of codes that go together at least `least` times, and their GraphML.

    A node is a code that the co-occurrence table lists, also one without an edge: `label`,
    `theme`, `count` and, where the codebook gives it or a code above it one, its `colour`, also as
    the `r`, `g` and `b` that Gephi draws. An edge's `weight` is the count; with a unit of 0/1 it
    has the measures too, of which `conditional_ab` is that of the target, given the source.
    """
    found = cooccurrence(kept(study, filters, unit), unit, rule, level, filters.speakers)
    pairs = found.long(least=least)
    choices = {"unit": unit, "coders": rule, "level": level, "min": least}
    said = meaning(study, filters, **choices, n=found.n)
    about = f"Co-occurrence of codes, counted by mbcode: {_in_words(choices)}"
    text = graphml(_nodes(found, study.codebook.codes()), _edges(found, pairs), about)
    return Table.of(pairs, "network", said), text


def _nodes(found: Cooccurrence, codes: tuple[Code, ...]) -> Frame:
    by_name = {code.name: code for code in codes}
    colours = _colours(codes)
    named = [by_name[name] for name in found.codes]
    shown = [colours[code.id] for code in named]
    parts = {
        name: [int(colour[at : at + 2], 16) if colour else None for colour in shown]
        for name, at in (("r", 1), ("g", 3), ("b", 5))
    }
    columns: dict[str, list[Any] | Ints] = {
        "label": [code.name for code in named],
        "theme": [code.theme for code in named],
        "count": found.counts.diagonal(),
        "colour": [colour or None for colour in shown],
        **parts,
    }
    return Frame.of(columns, gaps=parts)


def _edges(found: Cooccurrence, pairs: Frame) -> Frame:
    place = {name: number for number, name in enumerate(found.codes)}
    ends = (
        Column(end, Kind.WHOLE, [place[name] for name in pairs[column]])
        for end, column in (("source", "code_a"), ("target", "code_b"))
    )
    weight = Column("weight", Kind.WHOLE, pairs["count"])
    measured = () if found.n is None else _MEASURES
    return Frame((*ends, weight, *(each for each in pairs.columns if each.name in measured)))


def _colours(codes: tuple[Code, ...]) -> dict[int, str]:
    """Return each code's colour, by id: its own, or that of the nearest code above it with one."""
    colours: dict[int, str] = {}
    for code in codes:  # In codebook order, so that what is above came before.
        above = colours.get(code.parent, "") if code.parent is not None else ""
        colours[code.id] = code.text.colour or above
    return colours


def _in_words(choices: dict[str, object]) -> str:
    return ", ".join(f"{name} {choice}" for name, choice in choices.items())
