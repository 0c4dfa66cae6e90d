"""Behind every figure of a crosstab stand as many passages."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mbcode.analysis.choices import LEVELS, RULES
from mbcode.analysis.crosstab import crosstab
from mbcode.analysis.crosstab_passages import crosstab_passages
from mbcode.analysis.groups import BY
from tests.analysis.studies import Interview, Little, little, littles, unhurried

UNITS = (None, "sentence", "turn", "window:2", "transcript", "case", "character")


@unhurried
@given(
    littles(),
    st.sampled_from(BY),
    st.sampled_from(UNITS),
    st.sampled_from(RULES),
    st.sampled_from(LEVELS),
)
def test_a_figure_counts_its_passages(
    study: Little, by: str, unit: str | None, rule: str, level: str
) -> None:
    frame = crosstab(study.columns, by, unit, rule, level).to_pandas().set_index("code")
    for code in frame.index:
        for group in frame.columns:
            found = crosstab_passages(study.columns, by, code, group, unit, rule, level)
            counted = sum(len(each.span) for each in found) if unit == "character" else len(found)
            assert counted == frame.loc[code, group]
            assert all(each.coding_ids for each in found)


def test_by_speaker_only_what_lies_in_their_turns_stands_behind_a_figure() -> None:
    study = little(
        (Interview((("Bo", ("Ja.",)), ("Ida", ("Nej.", "Jo.")))),),
        ((0, 0, 12, "A", "anna"),),
    )
    (passage,) = crosstab_passages(study.columns, "speaker", "A", "Bo", "sentence")
    assert passage.span.of(study.texts[10]) == "Ja."
    (coding,) = crosstab_passages(study.columns, "speaker", "A", "Bo")
    assert (coding.span.start, coding.span.end) == (0, 12)
