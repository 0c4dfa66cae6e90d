"""What the contract says, counted the slow way: sets of characters in plain Python."""

from __future__ import annotations

from itertools import combinations, product

from tests.analysis.studies import Little, Row

Place = tuple[int, int]
"""A character: transcript and position."""
Characters = frozenset[Place]


def characters(transcript: int, start: int, end: int) -> Characters:
    """Return the characters of a range."""
    return frozenset((transcript, position) for position in range(start, end))


def text_that_counts(little: Little, speakers: tuple[str, ...]) -> Characters:
    """Return the characters of the speakers' turns, or of all text."""
    columns = little.columns
    if not speakers:
        return frozenset(
            (transcript, position)
            for transcript, row in enumerate(columns.transcripts)
            for position in range(row.length)
        )
    turns = columns.turns
    assert turns is not None
    return frozenset().union(
        *(
            characters(int(turns.transcript[i]), int(turns.start[i]), int(turns.end[i]))
            for i in range(len(turns.number))
            if columns.speakers[turns.speaker[i]] in speakers
        )
    )


def units(little: Little, unit: str, speakers: tuple[str, ...] = ()) -> list[Characters]:
    """Return each unit as its characters; one of which the speakers say nothing is left out."""
    counts = text_that_counts(little, speakers)
    return [kept for whole in _all_units(little, unit) if (kept := whole & counts)]


def _all_units(little: Little, unit: str) -> list[Characters]:
    columns = little.columns
    wholes = [
        characters(transcript, 0, row.length) for transcript, row in enumerate(columns.transcripts)
    ]
    if unit == "transcript":
        return wholes
    if unit == "character":
        return [frozenset([place]) for whole in wholes for place in sorted(whole)]
    if unit == "case":
        cases = dict.fromkeys(row.case for row in columns.transcripts if row.case)
        return [
            frozenset().union(
                *(
                    whole
                    for whole, row in zip(wholes, columns.transcripts, strict=True)
                    if row.case == case
                )
            )
            for case in cases
        ]
    rows = columns.turns if unit == "turn" else columns.sentences
    assert rows is not None
    spans = [
        characters(int(rows.transcript[i]), int(rows.start[i]), int(rows.end[i]))
        for i in range(len(rows.number))
    ]
    size = int(unit.partition(":")[2] or 1)
    found: list[Characters] = []
    for transcript in range(len(columns.transcripts)):
        mine = [span for span in spans if min(span)[0] == transcript]
        for first in range(max(len(mine) - size + 1, min(len(mine), 1))):
            found.append(frozenset().union(*mine[first : first + size]))
    return found


def label(little: Little, row: Row, level: str) -> str:
    """Return what a coding counts for."""
    if level == "code":
        return row[3]
    return next(code.theme for code in little.columns.codes if code.name == row[3])


def labels(little: Little, level: str) -> list[str]:
    """Return the rows of a table, for studies where every heading is without codings."""
    listed = [code for code in little.columns.codes if code.applicable]
    return list(dict.fromkeys(code.theme if level == "theme" else code.name for code in listed))


def heard(little: Little, speakers: tuple[str, ...]) -> list[Row]:
    """Return the codings that share a character with the text that counts."""
    counts = text_that_counts(little, speakers)
    return [row for row in little.rows if characters(*row[:3]) & counts]


def decisions(
    little: Little, unit: str, rule: str, level: str, speakers: tuple[str, ...] = ()
) -> list[frozenset[str]]:
    """Return the labels of every unit, by the rule `same` for each coder apart."""
    coders = [coder.name for coder in little.columns.coders]
    found: list[frozenset[str]] = []
    by_coder: dict[str, list[frozenset[str]]] = {}
    cut = units(little, unit, speakers)
    for coder in coders:
        by_coder[coder] = [
            frozenset(
                label(little, row, level)
                for row in little.rows
                if row[4] == coder and characters(*row[:3]) & whole
            )
            for whole in cut
        ]
    if rule == "same":
        return [given for coder in coders for given in by_coder[coder]]
    for place in range(len(cut)):
        given = [by_coder[coder][place] for coder in coders]
        found.append(frozenset.union(*given) if rule == "any" else frozenset.intersection(*given))
    return found


def segments(rows: list[Row]) -> list[Characters]:
    """Join ranges that share a character, until none do."""
    found = [characters(*row[:3]) for row in rows]
    joined = True
    while joined:
        joined = False
        for one, other in combinations(found, 2):
            if one & other:
                found.remove(one)
                found.remove(other)
                found.append(one | other)
                joined = True
                break
    return found


def overlap(
    little: Little, rule: str, level: str, speakers: tuple[str, ...] = ()
) -> dict[tuple[str, str], int]:
    """Return the number of segments of each label, and of overlapping pairs of each two."""
    coders = [coder.name for coder in little.columns.coders]
    names = labels(little, level)
    rows = heard(little, speakers)
    layers = [coders] if rule == "any" else [[coder] for coder in coders]
    by_layer = [
        {
            name: segments(
                [row for row in rows if row[4] in layer and label(little, row, level) == name]
            )
            for name in names
        }
        for layer in layers
    ]
    if rule == "all":
        by_layer = [
            {
                name: [
                    shared
                    for chosen in product(*(layer[name] for layer in by_layer))
                    if (shared := frozenset.intersection(*chosen))
                ]
                for name in names
            }
        ]
    counts = {(name, name): sum(len(layer[name]) for layer in by_layer) for name in names}
    for one, other in combinations(names, 2):
        counts[one, other] = counts[other, one] = sum(
            bool(left & right)
            for layer in by_layer
            for left, right in product(layer[one], layer[other])
        )
    return counts
