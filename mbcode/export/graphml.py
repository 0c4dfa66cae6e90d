"""GraphML: a network that Gephi, Cytoscape, igraph and networkx read."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from mbcode.export.cells import columns_of, is_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd

_NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
_OPENING = f"""\
<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="{_NAMESPACE}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
         xsi:schemaLocation="{_NAMESPACE} {_NAMESPACE}/1.0/graphml.xsd">
"""
_ENDS = ("source", "target")


def graphml(nodes: pd.DataFrame, edges: pd.DataFrame, about: str) -> str:
    """Return an undirected graph as GraphML (http://graphml.graphdrawing.org), one node a line.

    A node is a row of `nodes`, an edge a row of `edges`, whose columns `source` and `target` say
    between which rows of `nodes` it runs, counted from 0. All other columns become attributes of
    the same name, so no column of nodes may be called as one of edges; a missing value is left
    out. `about` says what the graph shows.
    """
    ends = [edges[name].tolist() for name in _ENDS]
    told = edges.drop(columns=list(_ENDS))
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


def _keys(frame: pd.DataFrame, of: str) -> Iterator[str]:
    for name, column in zip(frame.columns, columns_of(frame), strict=True):
        yield f'  <key id="{name}" for="{of}" attr.name="{name}" attr.type="{_type(column)}"/>\n'


def _type(column: pd.Series[Any]) -> str:
    from pandas.api.types import is_float_dtype

    if is_float_dtype(column):
        return "double"
    return "long" if is_number(column) else "string"


def _data(frame: pd.DataFrame) -> Iterator[str]:
    """Yield the attributes of each row."""
    values = [column.tolist() for column in columns_of(frame)]
    missing = [column.isna().tolist() for column in columns_of(frame)]
    for row in range(len(frame)):
        yield "".join(
            f'<data key="{name}">{escape(str(cells[row]))}</data>'
            for name, cells, gone in zip(frame.columns, values, missing, strict=True)
            if not gone[row]
        )
