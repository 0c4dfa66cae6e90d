"""Networks, read back by networkx."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import networkx as nx
import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from mbcode.export.graphml import graphml
from mbcode.frames import Frame

XML = "{http://graphml.graphdrawing.org/xmlns}"
NAMES = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=8)


def joined(**figures: float) -> Frame:
    """Return one edge, between the first two nodes."""
    ends = {"source": np.array([0]), "target": np.array([1])}
    return Frame.of({**ends, **{name: np.array([figure]) for name, figure in figures.items()}})


def test_nodes_and_edges_keep_their_attributes_and_types() -> None:
    nodes = Frame.of(
        {
            "label": ["Ærlighed", '<Tillid> & "co"'],
            "count": np.array([3, 2]),
            "r": [255, None],
        },
        gaps=["r"],
    )
    edges = joined(weight=2, phi=0.25)
    graph = nx.parse_graphml(graphml(nodes, edges, "hvad & hvor"))
    assert not graph.is_directed()
    assert dict(graph.nodes(data=True)) == {
        "n0": {"label": "Ærlighed", "count": 3, "r": 255},
        "n1": {"label": '<Tillid> & "co"', "count": 2},
    }
    assert list(graph.edges(data=True)) == [("n0", "n1", {"weight": 2, "phi": 0.25})]


def test_a_figure_that_is_not_there_is_left_out() -> None:
    nodes, edges = Frame.of({"label": ["a", "b"]}), joined(lift=float("nan"))
    ((*_, told),) = nx.parse_graphml(graphml(nodes, edges, "")).edges(data=True)
    assert told == {}


@given(st.lists(NAMES, min_size=2, max_size=5), NAMES)
def test_any_name_comes_back_as_it_was(names: list[str], about: str) -> None:
    text = graphml(Frame.of({"label": names}), joined(weight=1), about)
    graph = nx.parse_graphml(text)
    assert [label for _, label in graph.nodes(data="label")] == names
    assert ET.fromstring(text.encode()).findtext(f"{XML}graph/{XML}desc") == about


def test_the_file_is_built_as_the_schema_has_it() -> None:
    """Keys before the graph, each declared once; what refers to a key or a node finds it."""
    nodes = Frame.of({"label": ["a", "b", "c"], "count": np.array([1, 1, 0])})
    root = ET.fromstring(graphml(nodes, joined(weight=1, phi=0.5), "").encode())
    keys = root.findall(f"{XML}key")
    assert [child.tag for child in root] == [f"{XML}key"] * 4 + [f"{XML}graph"]
    assert len({key.get("id") for key in keys}) == 4
    assert {key.get("attr.type") for key in keys} == {"string", "long", "double"}
    graph = root[-1]
    assert [child.tag.removeprefix(XML) for child in graph] == ["desc"] + ["node"] * 3 + ["edge"]
    declared = {(key.get("for"), key.get("id")) for key in keys}
    for child in graph[1:]:
        of = child.tag.removeprefix(XML)
        assert {(of, data.get("key")) for data in child} <= declared
    ids = {node.get("id") for node in graph.findall(f"{XML}node")}
    assert {graph[-1].get("source"), graph[-1].get("target")} <= ids
