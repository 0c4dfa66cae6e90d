"""The figures of docs/LANGUAGE.md: `make bench-language`. Only quality can fail, time never.

Everything is measured on this machine and without a network.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

from benchmarks.danish.gold import FOLDER
from benchmarks.danish.names import LOOKED_AT, figures, marked_interviews
from benchmarks.danish.sentences import boundary_score, marked_turns
from benchmarks.danish.word_forms import compounds_score, forms_score
from mbcode.jobs.demo import build_demo
from mbcode.jobs.importing import import_files
from mbcode.jobs.suggesting.evaluation import evaluate
from mbcode.jobs.suggesting.material import Material
from mbcode.jobs.suggesting.voices import Voices
from mbcode.language.forms import Level
from mbcode.language.lemmas import lemmas_of
from mbcode.language.sentences import SentenceCutter
from mbcode.material import find_material
from mbcode.store.study import Study
from mbcode.words import vocabulary


@dataclass(frozen=True, slots=True)
class Figure:
    """What was measured, in words; `holds` is False where it is below what is promised."""

    what: str
    said: str
    holds: bool = True


def word_forms() -> Iterator[Figure]:
    """Measure the search by word forms."""
    lemmas = lemmas_of("da")
    for what, name in (
        ("forms, the list tuned on", "word_forms.txt"),
        ("forms, the list kept back", "word_forms_held_out.txt"),
    ):
        score = forms_score(name, lemmas)
        yield Figure(what, str(score), score.recall >= 0.94 and score.precision >= 0.93)
    for level, what in (
        (Level.ENDING, "compounds that end in the word"),
        (Level.BEGINNING, "compounds that begin with it"),
    ):
        yield Figure(what, str(compounds_score(level, lemmas)))


def names() -> Iterator[Figure]:
    """Measure what is proposed to be pseudonymised."""
    interviews = marked_interviews()
    for what, some in (
        ("names, interviews looked at", interviews[:LOOKED_AT]),
        ("names, interviews kept back", interviews[LOOKED_AT:]),
    ):
        found = figures(some)
        said = (
            f"{found.recall:.3f} of {found.names} found whole, "
            f"{found.false_per_thousand:.1f} false in 1,000 words"
        )
        yield Figure(what, said, found.recall >= 0.95)
    for kind, what in (("p", "persons"), ("s", "places"), ("o", "organisations and other")):
        found = figures(interviews, kind)
        yield Figure(f"{what}, all interviews", f"{found.recall:.3f} of {found.names}")
    for kind, what in (
        ("cpr", "CPR numbers"),
        ("tlf", "phone numbers"),
        ("mail", "e-mail addresses"),
        ("adr", "addresses and postcodes"),
    ):
        found = figures(interviews, kind)
        yield Figure(what, f"{found.recall:.3f} of {found.names}", found.recall == 1)


def sentences() -> Iterator[Figure]:
    """Measure where sentences are cut."""
    cutter = SentenceCutter("da")
    tests = Path(__file__).parents[1] / "tests" / "language"
    for what, path, least in (
        ("turns of interviews", tests / "turns_da.txt", 0.97),
        ("edited text, kept back", FOLDER / "edited.txt", 0.95),
    ):
        score = boundary_score(marked_turns(path), cutter)
        marked = score.right + score.missed
        yield Figure(what, f"F1 {score.f1:.3f}  ({marked} boundaries in turns)", score.f1 >= least)


def importing() -> Iterator[Figure]:
    """Measure how long it takes to bring in the interviews that ship, and to know their words."""
    with (
        TemporaryDirectory() as folder,
        Study.create(Path(folder) / "s.mbcode", coder="x") as study,
    ):
        paths = find_material().transcripts
        before = process_time()
        import_files(study, paths)
        yield Figure("import with sentences", f"{process_time() - before:.2f} s of CPU")
        texts = study.transcripts.texts().values()
        before = process_time()
        lemmas = lemmas_of("da")
        known = {word: lemmas.readings(word) for word in vocabulary(texts)}
        said = f"{process_time() - before:.2f} s of CPU for {len(known)} different words"
        yield Figure("their lemmas", said)


def suggestions() -> Iterator[Figure]:
    """Measure the suggestions on the example study, and how long learning takes."""
    with TemporaryDirectory() as folder:
        build_demo(Path(folder) / "demo", "bench")
        with Study.open(Path(folder) / "demo" / "study.mbcode", coder="") as study:
            for coder in ("koder-a", "koder-b"):
                found = {each.method: each.ranking for each in evaluate(study, (coder,))}
                for method, ranking in found.items():
                    said = (
                        f"precision@1 {ranking.precision_at_1:.3f}  "
                        f"recall@3 {ranking.recall_at_3:.3f}  MAP {ranking.map:.3f}"
                    )
                    better = method != "suggestions" or ranking.map > found["frequency"].map
                    yield Figure(f"{coder}, {method}", said, better)
                yield Figure(f"{coder}, learning", _learning(study, coder))


def _learning(study: Study, coder: str) -> str:
    material = Material.of(study, (coder,))
    voices = Voices(material, lemmas_of("da"))
    before = process_time()
    voices.train(material.examples)
    return f"{process_time() - before:.2f} s of CPU for {len(material.examples)} passages"


PARTS = (importing, sentences, word_forms, suggestions, names)
"""Importing comes first: it pays for the loading of spaCy and of the dictionary."""


def main() -> int:
    """Print every figure; 1 if one does not hold."""
    failed = False
    for part in PARTS:
        print(f"\n{part.__name__.replace('_', ' ')}")
        for figure in part():
            print(f"  {figure.what:<34} {figure.said}{'' if figure.holds else '   TOO LOW'}")
            failed = failed or not figure.holds
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
