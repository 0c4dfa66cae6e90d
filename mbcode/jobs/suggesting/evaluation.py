"""How well suggestions do: each transcript in turn is left out, and the rest learnt from.

What is suggested for its sentences is compared with the codes that they have.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mbcode.amounts import many
from mbcode.analysis.suggesting.ranking import Ranking, ranking
from mbcode.errors import MbcodeError
from mbcode.jobs.lemmas import study_lemmas
from mbcode.jobs.suggesting.material import Material, check_coders
from mbcode.jobs.suggesting.voices import Voices
from mbcode.store.study import Study

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Evaluated:
    """How one way to rank codes did."""

    method: str
    """`frequency`: the codes given most come first, whatever the sentence says; `keywords`: those
    with a keyword in the sentence before the others; `suggestions`: as they are shown.
    """
    ranking: Ranking


def evaluate(study: Study, coders: Collection[str]) -> tuple[Evaluated, ...]:
    """Return how the three ways do on the codings of `coders`, by name.

    Raises NotFoundError for a coder the study does not hold, MbcodeError where fewer than two
    transcripts are coded.
    """
    import numpy as np

    check_coders(study, coders)
    material = Material.of(study, coders)
    coded = {example.transcript for example in material.examples}
    if len(coded) < 2:
        raise MbcodeError(
            f"{', '.join(coders)} coded {many(len(coded), 'transcript')}; it takes two to learn "
            "from one and to be tried on the other"
        )
    voices = Voices(material, study_lemmas(study))
    given: list[Floats] = []
    scores: dict[str, list[Floats]] = {"frequency": [], "keywords": [], "suggestions": []}
    codes = [code.id for code in material.codes]
    for transcript in material.transcripts:
        if transcript.id not in coded:
            continue
        voices.train([each for each in material.examples if each.transcript != transcript.id])
        heard, truth = voices.hear(transcript), material.given(transcript)
        has = [[code in each for code in codes] for each in heard.keywords]
        given.append(np.array([[code in each for code in codes] for each in truth], float))
        frequency = np.tile(voices.shares, (len(truth), 1))
        scores["frequency"].append(frequency)
        scores["keywords"].append(np.array(has, float) + frequency / 1000)
        scores["suggestions"].append(heard.scores + frequency / 1000)
    truth_of_all = np.vstack(given)
    ranked = {name: ranking(np.vstack(parts), truth_of_all) for name, parts in scores.items()}
    return tuple(Evaluated(name, each) for name, each in ranked.items() if each is not None)
