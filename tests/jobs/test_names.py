"""What may be a name is looked for step by step: it is said how far that has come."""

from __future__ import annotations

from mbcode.drafts import ImportBatch
from mbcode.jobs.names.gathering import candidates, looking
from mbcode.store.study import Study
from tests.studies import draft


def test_shares_rise_to_the_whole_and_only_the_last_step_has_names(study: Study) -> None:
    study.imports.run(ImportBatch(transcripts=tuple(draft(f"{each}") for each in range(3, 25))))
    steps = list(looking(study))
    shares = [step.share for step in steps]
    assert shares == sorted(shares)
    assert len(set(shares)) > 4
    assert shares[-1] == 1
    assert [step.found for step in steps[:-1]] == [None] * (len(steps) - 1)
    assert steps[-1].found == candidates(study)
    assert [each.name for each in candidates(study)] == ["Åse", "Bo", "Ib"]


def test_looking_that_is_left_leaves_the_study_open_for_others(study: Study) -> None:
    steps = looking(study)
    next(steps)
    steps.close()
    study.names.pseudonyms()
    study.imports.run(ImportBatch(transcripts=(draft("03", "Kit: Jeg kender Ulla."),)))
    assert "Ulla" in [each.name for each in candidates(study)]
