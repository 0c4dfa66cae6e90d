"""Codebooks in YAML and CSV."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mbcode.drafts import CodeDraft
from mbcode.errors import FormatError
from mbcode.formats.codebook import codebook_of, read_codebook
from mbcode.formats.source import Source
from mbcode.model import CodeText


def read(name: str, text: str) -> tuple[CodeDraft, ...]:
    """Return the codes of a file of that name with this text."""
    return codebook_of(Source(Path(name), name, text))


def tree(drafts: tuple[CodeDraft, ...]) -> list[tuple[str, str]]:
    """Return names with their parents' names."""
    return [(draft.text.name, draft.parent) for draft in drafts]


def test_yaml_says_all_there_is_to_say_of_a_code() -> None:
    text = """
name: Samarbejde
language: da
codes:
  - name: Hus
    codable: yes
    codes:
      - name: Samme tag
        label_en: Under one roof
        definition: >-
          Flere aktører
          i samme hus.
        include: Korte veje
        exclude: |
          Ikke naboer
        example: "No: 1"
        colour: "#955105"
        key: 1
        keywords: [nabo, Nabo, etage , 7]
        codable: false
      - name: No
        keywords: dør, vindue,,
  - name: ~tilde
    definition:
"""
    hus, tag, no, tilde = read("k.yaml", text)
    assert hus == CodeDraft(CodeText("Hus", codable=True), place="k.yaml, line 5")
    assert tag.parent == no.parent == "Hus"
    assert tag.place == "k.yaml, line 8"
    assert tag.text == CodeText(
        name="Samme tag",
        definition="Flere aktører i samme hus.",
        include="Korte veje",
        exclude="Ikke naboer",
        example="No: 1",
        label_en="Under one roof",
        colour="#955105",
        key="1",
        keywords=("nabo", "etage", "7"),
        codable=False,
    )
    assert no.text == CodeText("No", keywords=("dør", "vindue"))
    assert tilde.text == CodeText("~tilde")


def test_csv_says_the_same_in_any_order_of_columns() -> None:
    text = (
        "keywords;codable;parent;name;colour;key;label_en;theme;definition\n"
        ";TRUE;;Hus;;;;Hus;\n"
        '"nabo; etage;nabo";false;hus;Samme tag;#955105;1;Under one roof;Hus;Flere\n'
    )
    hus, tag = read("k.csv", text)
    assert hus == CodeDraft(CodeText("Hus", codable=True), place="k.csv, row 2")
    assert tag.parent == "Hus"
    assert tag.text.keywords == ("nabo", "etage")
    assert (tag.text.colour, tag.text.key, tag.text.codable) == ("#955105", "1", False)


def test_the_bundled_codebook_is_read_parents_first() -> None:
    drafts = read_codebook(Path(__file__).parents[2] / "codebooks" / "samarbejde.yaml")
    seen = {""}
    for draft in drafts:
        assert draft.parent in seen
        seen.add(draft.text.name)
    assert len(drafts) > 30


def test_a_parent_may_stand_after_its_children_and_sisters_keep_their_order() -> None:
    rows = "name,parent\nb2,B\nA,\nb1,b\na1,A\nB,\nb11,b1\n"
    expected = [("A", ""), ("a1", "A"), ("B", ""), ("b2", "B"), ("b1", "B"), ("b11", "b1")]
    assert tree(read("k.csv", rows)) == expected


def test_a_csv_tree_may_be_a_thousand_codes_deep() -> None:
    rows = "".join(f"c{n},{f'c{n - 1}' if n else ''}\n" for n in reversed(range(1000)))
    drafts = read("k.csv", f"name,parent\n{rows}")
    assert [draft.text.name for draft in drafts] == [f"c{n}" for n in range(1000)]


@given(st.data())
def test_any_forest_comes_out_whole_with_parents_first(data: st.DataObject) -> None:
    size = data.draw(st.integers(1, 12))
    parents = [data.draw(st.integers(-1, n - 1)) for n in range(size)]
    order = data.draw(st.permutations(range(size)))
    rows = "".join(f"c{n},{f'c{parents[n]}' if parents[n] >= 0 else ''}\n" for n in order)
    drafts = read("k.csv", f"name,parent\n{rows}")
    assert sorted(draft.text.name for draft in drafts) == sorted(f"c{n}" for n in range(size))
    for position, draft in enumerate(drafts):
        before = {earlier.text.name for earlier in drafts[:position]}
        assert draft.parent in before | {""}
        sisters = [d.text.name for d in drafts if d.parent == draft.parent]
        assert sisters == sorted(sisters, key=lambda name: order.index(int(name[1:])))


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("name,parent\nA,B\n", "row 2: the parent 'B' is no code in this file"),
        ("name,parent\nA,a\n", "row 2: the code 'A' stands above itself"),
        ("name,parent\nX,\nC,A\nA,B\nB,A\n", r"row 4: .* \('A' under 'B' under 'A'\)"),
        ("name,parent\nÅ,\nå,\n", r"row 3: the code 'å' stands already in k\.csv, row 2"),
        ("name,parent\n ,A\n", "row 2: the code has no name"),
        (f"name,parent\n{'x' * 201},\n", "row 2: .* has 201 characters"),
        ("name,colour\nA,red\n", "row 2: colour is 'red'"),
        ("name,key\nA,ab\n", "row 2: key is 'ab'"),
        ("name,codable\nA,måske\n", "row 2: codable is 'måske'"),
        ("name,color\nA,\n", "row 1: unknown column 'color'; known are name, parent"),
        ("parent,colour\nA,\n", "row 1: no column name"),
    ],
)
def test_what_is_wrong_in_csv_is_named_by_row(text: str, complaint: str) -> None:
    with pytest.raises(FormatError, match=rf"^k\.csv, {complaint}"):
        read("k.csv", text)


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("", ": is empty"),
        ("- name: A\n", ", line 1: a codebook must be"),
        ("name: K\n", ": has no `codes:`"),
        ("codes: A\n", ", line 1: codes must be a list"),
        ("codes:\n- A\n", ", line 2: a code must be"),
        ("codes:\n- definition: x\n", ", line 2: the code has no name"),
        ("codes:\n- name: [A]\n", ", line 2: name must be text"),
        ("codes:\n- name: A\n  color: x\n", ", line 3: unknown key 'color'; known are name"),
        ("kodes: []\n", ", line 1: unknown key 'kodes'; known are codes"),
        ("codes:\n- name: A\n  name: B\n", ", line 3: 'name' stands on line 2 already"),
        ("codes:\n- name: Å\n- name: B\n  codes:\n  - name: å\n", ", line 5: .* k.yaml, line 2;"),
        ("codes:\n- name: A\n  colour: #955105\n", ", line 3: put the colour in quotes"),
        ("codes:\n- name: A\n  colour: red\n", ", line 2: colour is 'red'"),
        ("codes:\n- name: A\n  keywords: {a: b}\n", ", line 3: keywords must be"),
        ('codes:\n- name: "A\\nB"\n', ", line 2: .* line break"),
        ("codes:\n- name: A: B\n", ", line 2: not valid YAML: mapping values"),
        ("codes:\n- name: A\n\tkey: x\n", ", line 3: not valid YAML"),
        ("codes: []\n---\ncodes: []\n", ", line 2: not valid YAML"),
        ("codes:\n- name: \ufffe\n", ": not valid YAML"),
    ],
)
def test_what_is_wrong_in_yaml_is_named_by_line(text: str, complaint: str) -> None:
    with pytest.raises(FormatError, match=rf"^k\.yaml{complaint}") as refused:
        read("k.yaml", text)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("a: &a [x]\n" + "codes: [*a, *a, *a]\n", "repeats a list or mapping"),
        ("codes: &a\n- name: A\n  codes: *a\n", "repeats a list or mapping"),
        (f"codes: {'[' * 60_000}", "nested deeper"),
        (f"codes:\n- name: {'x' * 2_000_001}\n", "too long"),
    ],
    ids=["bomb", "circle", "depth", "size"],
)
def test_a_file_made_to_harm_is_refused(text: str, complaint: str) -> None:
    with pytest.raises(FormatError, match=complaint):
        read("k.yaml", text)


def test_a_string_may_be_repeated_by_alias() -> None:
    text = "codes:\n- name: A\n  colour: &blue '#1f77b4'\n- name: B\n  colour: *blue\n"
    assert [draft.text.colour for draft in read("k.yml", text)] == ["#1f77b4", "#1f77b4"]


def test_yaml_never_makes_objects() -> None:
    text = "codes:\n- name: !!python/object/apply:os.getcwd []\n"
    with pytest.raises(FormatError, match="name must be text"):
        read("k.yaml", text)


def test_another_ending_is_no_codebook() -> None:
    with pytest.raises(FormatError, match=r"^k\.qdc: a codebook is"):
        read("k.qdc", "codes: []")
