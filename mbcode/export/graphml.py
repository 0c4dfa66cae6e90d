"""GraphML: a network that Gephi, Cytoscape, igraph and networkx read."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from mbcode.export.cells import with_none
from mbcode.frames import Frame, Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mbcode.frames import Column

_NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
_OPENING = f"""\
<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="{_NAMESPACE}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
         xsi:schemaLocation="{_NAMESPACE} {_NAMESPACE}/1.0/graphml.xsd">
"""
_ENDS = ("source", "target")


def graphml(nodes: Frame, edges: Frame, about: str) -> str:
    """Return an undirected graph as GraphML (http://graphml.graphdrawing.org), one node a line.

    A node is a row of `nodes`, an edge a row of `edges`, whose columns `source` and `target` say
    between which rows of `nodes` it runs, counted from 0. All other columns become attributes of
    the same name, so no column of nodes may be called as one of edges; a missing value is left
    out. `about` says what the graph shows.
    """
    ends = [edges[name] for name in _ENDS]
    told = Frame(tuple(column for column in edges.columns if column.name not in _ENDS))
    node_lines = (
        f'    <node id="n{place}">{data}</node>\n' for place, data in enumerate(_data(nodes))
    )
    edge_lines = (
        f'    <edge source="n{source}" target="n{target}">{data}</edge>\n'
        for source, target, data in zip(*ends, _data(told), strict=True)
    )
    return "".join(
        (
            _OPENING,
            *_keys(nodes, "node"),
            *_keys(told, "edge"),
            f'  <graph edgedefault="undirected">\n    <desc>{escape(about)}</desc>\n',
            *node_lines,
            *edge_lines,
            "  </graph>\n</graphml>\n",
        )
    )


def _keys(frame: Frame, of: str) -> Iterator[str]:
    for column in frame.columns:
        name, type_ = column.name, _type(column)
        yield f'  <key id="{name}" for="{of}" attr.name="{name}" attr.type="{type_}"/>\n'


def _type(column: Column) -> str:
    if column.kind is Kind.REAL:
        return "double"
    return "long" if column.kind.is_number else "string"


def _data(frame: Frame) -> Iterator[str]:
    """Yield the attributes of each row."""
    for row in zip(*map(with_none, frame.columns), strict=True):
        yield "".join(
            f'<data key="{name}">{escape(str(cell))}</data>'
            for name, cell in zip(frame.names, row, strict=True)
            if cell is not None
        )
