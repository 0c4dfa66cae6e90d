"""New codes transcript by transcript, three codes together, one code after another."""

from __future__ import annotations

from itertools import combinations, product
from random import Random

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mbcode.analysis.saturation import saturation
from mbcode.analysis.sequence import sequence
from mbcode.analysis.triples import triples
from mbcode.errors import MbcodeError
from tests.analysis import oracle
from tests.analysis.oracle import Characters
from tests.analysis.studies import Interview, Little, little, littles, unhurried

RULES = st.sampled_from(("same", "any", "all"))
LEVELS = st.sampled_from(("code", "theme"))
SPEAKERS = st.sampled_from([(), ("Anna",)])
EVERY = 10_000
TALK = Interview(turns=(("Anna", ("Ja.",) * 6),))
"""Six sentences of three characters, at 9, 13, 17, 21, 25 and 29."""


def known(study: Little, speakers: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name for name in speakers if name in study.columns.speakers)


def layered(study: Little, rule: str, level: str) -> list[dict[str, list[Characters]]]:
    """Return the segments of each label, for each coder or for all as the rule takes them."""
    coders = [coder.name for coder in study.columns.coders]
    layers = [coders] if rule == "any" else [[coder] for coder in coders]
    found = [
        {
            name: oracle.segments(
                [
                    row
                    for row in study.rows
                    if row[4] in layer and oracle.label(study, row, level) == name
                ]
            )
            for name in oracle.labels(study, level)
        }
        for layer in layers
    ]
    if rule != "all":
        return found
    return [
        {
            name: [
                shared
                for chosen in product(*(layer[name] for layer in found))
                if (shared := frozenset.intersection(*chosen))
            ]
            for name in oracle.labels(study, level)
        }
    ]


def threes(frame: pd.DataFrame) -> dict[tuple[str, ...], int]:
    """Return the counts of a frame by their three codes."""
    codes = frame[["code_a", "code_b", "code_c"]].itertuples(index=False, name=None)
    return dict(zip(codes, frame["count"], strict=True))


@unhurried
@given(littles(), st.sampled_from(("sentence", "turn", "transcript", "character")), RULES, SPEAKERS)
def test_units_with_all_three_codes_are_counted(
    study: Little, unit: str, rule: str, speakers: tuple[str, ...]
) -> None:
    speakers = known(study, speakers)
    frame = triples(study.columns, unit, rule, speakers=speakers, top=EVERY).to_pandas()
    given_labels = oracle.decisions(study, unit, rule, "code", speakers)
    counted = {
        three: sum(set(three) <= labels for labels in given_labels)
        for three in combinations(oracle.labels(study, "code"), 3)
    }
    assert threes(frame) == {three: count for three, count in counted.items() if count}
    for row in frame.to_dict("records"):
        own = [sum(row[f"code_{s}"] in labels for labels in given_labels) for s in "abc"]
        assert [row[f"count_{s}"] for s in "abc"] == own
        assert row["n"] == len(given_labels)
        assert row["expected"] == pytest.approx(np.prod(own) / len(given_labels) ** 2)
        assert row["lift"] == pytest.approx(row["count"] / row["expected"])


@unhurried
@given(littles(), RULES, LEVELS)
def test_threes_of_segments_share_a_character(study: Little, rule: str, level: str) -> None:
    frame = triples(study.columns, "overlap", rule, level, top=EVERY).to_pandas()
    counted = {
        (a, b, c): sum(
            bool(one & other & third)
            for layer in layered(study, rule, level)
            for one, other, third in product(layer[a], layer[b], layer[c])
        )
        for a, b, c in combinations(oracle.labels(study, level), 3)
    }
    assert threes(frame) == {three: count for three, count in counted.items() if count}
    assert frame[["n", "expected", "lift"]].isna().all(axis=None)


def test_the_most_frequent_come_first_and_equals_in_codebook_order() -> None:
    rows = tuple(
        (0, start, start + 3, code, "anna")
        for start, codes in ((9, "BCD"), (13, "BCD"), (17, "ABD"), (21, "ABC"))
        for code in codes
    )
    study = little((TALK,), rows, {"T": ("A", "B", "C", "D")})
    frame = triples(study.columns, "sentence").to_pandas()
    assert ["".join(row) for row in frame[["code_a", "code_b", "code_c"]].to_numpy()] == [
        "BCD",
        "ABC",
        "ABD",
    ]
    assert triples(study.columns, "sentence", top=1).to_pandas()["count"].tolist() == [2]


@unhurried
@given(littles(), LEVELS, SPEAKERS, st.randoms())
def test_each_transcript_adds_what_none_before_it_has(
    study: Little, level: str, speakers: tuple[str, ...], chance: Random
) -> None:
    speakers = known(study, speakers)
    order = list(range(len(study.columns.transcripts)))
    chance.shuffle(order)
    frame = saturation(study.columns, level, speakers, order, orders=3).to_pandas()
    counts = oracle.text_that_counts(study, speakers)
    found: set[str] = set()
    rows = iter(frame.to_dict("records"))
    for transcript in order:
        if not any(place[0] == transcript for place in counts):
            continue
        has = {
            oracle.label(study, row, level)
            for row in study.rows
            if row[0] == transcript and oracle.characters(*row[:3]) & counts
        }
        row = next(rows)
        assert row["transcript"] == study.columns.transcripts[transcript].name
        assert (row["codes"], row["new"]) == (len(has), len(has - found))
        found |= has
        assert row["found"] == len(found)
    assert next(rows, None) is None


@unhurried
@given(littles())
def test_over_orders_codes_come_up_as_in_each_of_them(study: Little) -> None:
    frame = saturation(study.columns, orders=20).to_pandas()
    assert frame.equals(saturation(study.columns, orders=20).to_pandas())
    for kind in ("new", "found"):
        low, mean, high = (frame[f"{kind}_{end}"] for end in ("low", "mean", "high"))
        assert (low <= high).all()
        assert (mean >= 0).all()
    assert frame["found_mean"].iloc[-1] == frame["found"].iloc[-1]
    assert frame["new_mean"].sum() == pytest.approx(frame["new"].sum())
    assert frame["found_mean"].is_monotonic_increasing


def test_the_mean_over_all_orders_is_near_what_counting_them_gives() -> None:
    """A in both of two interviews, B in one: first place 1.5 codes in the mean, second 0.5."""
    rows = ((0, 9, 10, "A", "anna"), (1, 9, 10, "A", "anna"), (1, 9, 10, "B", "anna"))
    study = little((TALK, TALK), rows)
    frame = saturation(study.columns, orders=2_000).to_pandas()
    assert frame["new"].tolist() == [1, 1]
    assert frame["new_mean"].tolist() == pytest.approx([1.5, 0.5], abs=0.05)
    assert frame.loc[0, ["new_low", "new_high"]].tolist() == [1, 2]


@unhurried
@given(littles(), st.integers(1, 3), st.sampled_from(("end", "start")), RULES, LEVELS)
def test_what_follows_is_what_looking_at_each_sentence_finds(
    study: Little, within: int, after: str, rule: str, level: str
) -> None:
    sentences = oracle.units(study, "sentence")
    home = [min(sentence)[0] for sentence in sentences]

    def touched(segment: Characters) -> list[int]:
        return [place for place, sentence in enumerate(sentences) if segment & sentence]

    def following(place: int) -> list[int]:
        near = range(place + 1, min(place + 1 + within, len(sentences)))
        return [other for other in near if home[other] == home[place]]

    frame = sequence(study.columns, within, after, rule, level, all_pairs=True).to_pandas()
    rows = frame.to_dict("records")
    layers = layered(study, rule, level)
    assert len(rows) == len(oracle.labels(study, level)) ** 2
    for row in rows:
        count, occasions, segments, expected = 0, 0, 0, 0.0
        for layer in layers:
            starts = {at[0] for s in layer[row["code_b"]] if (at := touched(s))}
            segments += sum(bool(touched(segment)) for segment in layer[row["code_b"]])
            for segment in layer[row["code_a"]]:
                if not touched(segment):
                    continue
                place = touched(segment)[-1 if after == "end" else 0]
                mine = [at for at, where in enumerate(home) if where == home[place]]
                occasions += 1
                count += bool(starts & set(following(place)))
                expected += sum(bool(starts & set(following(at))) for at in mine) / len(mine)
        assert (row["count"], row["count_a"], row["count_b"]) == (count, occasions, segments)
        assert row["expected"] == pytest.approx(expected)
        assert row["share"] == pytest.approx(
            count / occasions if occasions else float("nan"), nan_ok=True
        )
        assert row["lift"] == pytest.approx(
            count / expected if expected else float("nan"), nan_ok=True
        )


def test_a_worked_sequence() -> None:
    """Six sentences; A on 1-2 and on 4, B on 3 and 6. Within one: B follows A's first (2, then 3).

    B is next after sentences 2 and 5 of the six, so by chance 2 occasions · 2/6 = 2/3 would be
    followed; lift = 1 / (2/3) = 1.5. After A's start (1 and 4): none.
    """
    rows = (
        (0, 9, 14, "A", "anna"),
        (0, 21, 22, "A", "anna"),
        (0, 17, 18, "B", "anna"),
        (0, 29, 30, "B", "anna"),
    )
    study = little((TALK,), rows)
    found = (
        sequence(study.columns, within=1).to_pandas().set_index(["code_a", "code_b"]).loc["A", "B"]
    )
    assert found[["count", "count_a", "count_b", "share"]].tolist() == [1, 2, 2, 0.5]
    assert (found["expected"], found["lift"]) == (pytest.approx(2 / 3), pytest.approx(1.5))
    started = (
        sequence(study.columns, within=1, after="start").to_pandas().set_index(["code_a", "code_b"])
    )
    assert ("A", "B") not in started.index


def test_a_study_without_codings_has_nothing_in_any_pattern() -> None:
    columns = little((TALK,)).columns
    assert not len(triples(columns, "sentence"))
    assert not len(triples(columns))
    assert not len(sequence(columns))
    assert saturation(columns).to_pandas()["found"].tolist() == [0]


def test_an_unknown_side_is_refused_by_name() -> None:
    with pytest.raises(MbcodeError, match="middle"):
        sequence(little((TALK,)).columns, after="middle")
