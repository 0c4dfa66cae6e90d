"""The network of codes that go together."""

from __future__ import annotations

import networkx as nx
import pytest

from mbcode.jobs.tables.counts import pairs_table
from mbcode.jobs.tables.network import network
from mbcode.model import Filters, Span
from mbcode.store.study import Study


@pytest.fixture
def coded(study: Study) -> Study:
    """The little study: two codes on one sentence, and one of them on another."""
    for span, code in ((36, 48), "Tillid"), ((36, 48), "Nøgler"), ((49, 78), "Nøgler"):
        study.codings.tag(1, Span(*span), study.codebook.find(code).id)
    return study


def graph_of(study: Study, *choices: object) -> nx.Graph:
    """Return the network by the names of its codes."""
    graph = nx.parse_graphml(network(study, Filters(), *choices)[1])
    return nx.relabel_nodes(graph, nx.get_node_attributes(graph, "label"))


def test_every_code_is_a_node_also_one_without_an_edge(coded: Study) -> None:
    nodes = dict(graph_of(coded).nodes(data=True))
    assert nodes["Nøgler"] == {"label": "Nøgler", "theme": "Rammer", "count": 2}
    assert nodes["Rum"] == {"label": "Rum", "theme": "Rammer", "count": 0}
    assert len(nodes) == 6


def test_an_edge_has_the_figures_of_the_pair(coded: Study) -> None:
    (pair,) = pairs_table(coded, unit="sentence").frame.to_pandas().to_dict("records")
    ((a, b, told),) = graph_of(coded, "sentence").edges(data=True)
    assert {a, b} == {pair["code_a"], pair["code_b"]}
    assert told.pop("weight") == pair["count"] == 1
    assert told == {
        name: pair[name]
        for name in ("jaccard", "conditional_ab", "conditional_ba", "phi", "lift", "expected")
    }


def test_pairs_of_segments_have_a_weight_alone(coded: Study) -> None:
    ((*_, told),) = graph_of(coded).edges(data=True)
    assert told == {"weight": 1}


def test_a_code_has_its_own_colour_or_that_of_what_is_above(coded: Study) -> None:
    coded.codebook.edit(coded.codebook.find("Rammer").id, colour="#1f77b4")
    coded.codebook.edit(coded.codebook.find("Rum").id, colour="#0000FF")
    for level in ("code", "theme"):
        nodes = graph_of(coded, "overlap", "same", level).nodes
        inherits, own, none = {
            "code": ("Nøgler", "Rum", "Tillid"),
            "theme": ("Rammer", None, "Samarbejde"),
        }[level]
        told = nodes[inherits]
        assert (told["colour"], told["r"], told["g"], told["b"]) == ("#1f77b4", 0x1F, 0x77, 0xB4)
        assert "colour" not in nodes[none]
        assert "r" not in nodes[none]
        if own:
            assert (nodes[own]["r"], nodes[own]["g"], nodes[own]["b"]) == (0, 0, 255)


def test_filters_leave_out_codes_and_least_leaves_out_edges(coded: Study) -> None:
    table, text = network(coded, Filters(themes=("Rammer",)))
    assert len(nx.parse_graphml(text)) == 3
    assert table.meaning["filters"] == {"themes": ["Rammer"]}
    assert graph_of(coded, "overlap", "same", "code", 2).number_of_edges() == 0
