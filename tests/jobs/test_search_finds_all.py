"""A search finds what a plain look through every text finds, whatever it knows of the words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from mbcode.drafts import ImportBatch, TranscriptDraft
from mbcode.jobs.concordance import Hit
from mbcode.jobs.search import texts
from mbcode.jobs.search.searcher import Search, Searcher
from mbcode.jobs.search.texts import StudyTexts
from mbcode.language.forms import Level, forms_of
from mbcode.language.lemmas import lemmas_of
from mbcode.model import Filters
from mbcode.store.study import Study
from mbcode.words import lowered, phrases, vocabulary, words
from tests.studies import draft

SAID = (
    "Bo: Nøglen hænger i nøgle-\nskabet. NØGLERNE, sagde hun.",
    "Åse: Straße, STRASSE og straẞe. İstanbul, istanbul, ıs.",
    "Bo: Aa er ikke å; e\u0301n er én. Å\u030a! Samarbejde\n\nÅse: samarbejdet er  godt.",
    "Ingen taler. Dette er godt; det er\tgodt",
    "Bo: Social indsats.\n\nÅse: Det er en social\nindsats, og sociale indsatser er det.",
    "Åse: Samarbejdspartnere. Netværkssamarbejdet. ſamarbejde. Et samarbejde's mål.",
)
EVERYTHING = "\n".join(SAID)
ALIKE = str.maketrans({"å": "aa", "ß": "ss", "i": "İ", " ": "\n  "})

Place = tuple[str, int, int]


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Study]:
    path: Path = tmp_path_factory.mktemp("told") / "study.mbcode"
    with Study.create(path, coder="Bo", language="da") as study:
        drafts = (TranscriptDraft(f"{n:02}", text, (), {}) for n, text in enumerate(SAID))
        study.imports.run(ImportBatch(transcripts=tuple(drafts)))
        yield study


@pytest.fixture(autouse=True)
def _blocks_of_one_transcript(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(texts, "BLOCK", 1)


def prepared(study: Study) -> StudyTexts:
    """The texts of a study, with all ready that makes a search fast."""
    ready = StudyTexts(study)
    ready.prepare(lambda: False)
    return ready


def places(search: Search) -> list[Place]:
    return [(h.transcript.name, h.span.start, h.span.end) for h in search.to_the_end().hits]


def plainly(pattern: str) -> list[Place]:
    return [
        (f"{n:02}", *match.span())
        for n, text in enumerate(SAID)
        for match in regex.finditer(pattern, text, regex.IGNORECASE)
    ]


queries = st.tuples(
    st.integers(0, len(EVERYTHING) - 1),
    st.integers(1, 14),
    st.sampled_from([str, str.upper, str.lower, lambda said: said.translate(ALIKE)]),
).map(lambda cut: cut[2](EVERYTHING[cut[0] : cut[0] + cut[1]]))


@settings(max_examples=100, deadline=None)
@given(query=queries)
def test_words_as_written(told: Study, query: str) -> None:
    if not query.split():
        return
    asked = lowered(unicodedata.normalize("NFC", query)).split()
    pattern = r"\s+".join(map(regex.escape, asked))
    searcher = Searcher(told)
    found = places(searcher.as_written(query))
    assert found == plainly(pattern)
    first, last = query.split()[0][0], query.split()[-1][-1]
    begins = re.compile(r"(?<![^\W_])(?<![^\W_][-'’])" if first.isalnum() else "")
    ends = re.compile(r"(?![-'’]?[^\W_])" if last.isalnum() else "")
    whole = [
        (name, start, end)
        for name, start, end in found
        if begins.match(SAID[int(name)], start) and ends.match(SAID[int(name)], end)
    ]
    assert places(searcher.as_written(query, whole=True)) == whole


@settings(max_examples=50, deadline=None)
@given(query=queries, level=st.sampled_from(Level))
def test_words_in_their_forms(told: Study, query: str, level: Level) -> None:
    asked = list(words(unicodedata.normalize("NFC", query)))
    if not asked:
        return
    every, lemmas = vocabulary(SAID), lemmas_of("da")
    forms = [forms_of(word, every, lemmas, level) for word in asked]
    expected = [
        (f"{n:02}", start, end)
        for n, text in enumerate(SAID)
        for start, end, _ in phrases(lowered(text), forms)
    ]
    searcher = Searcher(told)
    assert places(searcher.by_forms(query, level)) == expected


@pytest.mark.parametrize("pattern", ["n[øo]gle", r"^åse", r"\bsocial\w*\s+ind", "x*", "(er|et)$"])
def test_regular_expressions(told: Study, pattern: str) -> None:
    expected = [place for place in plainly(f"(?m){pattern}") if place[1] < place[2]]
    assert places(Searcher(told).by_pattern(pattern)) == expected


def hits(study: Study, searched: StudyTexts, query: str) -> list[Hit]:
    assert searched.is_current()
    return list(Searcher(study, texts=searched).as_written(query).to_the_end().hits)


def test_what_is_known_of_a_text_is_forgotten_when_it_is_altered(study: Study) -> None:
    before = prepared(study)
    study.codings.tag(1, study.transcripts.read(1).sentences[0].span, 2)
    assert len(hits(study, before, "nøglen")) == 2
    study.imports.run(ImportBatch(transcripts=(draft("03", "Bo: Kaffe."),)))
    assert not before.is_current()
    assert len(hits(study, StudyTexts(study), "kaffe")) == 1


def test_one_index_serves_every_part_of_a_study(told: Study) -> None:
    everything = prepared(told)
    part = Filters(transcripts=("02", "04"))
    some = places(Searcher(told, part, texts=everything).as_written("det"))
    assert some == places(Searcher(told, part).as_written("det"))
    assert {name for name, *_ in some} == {"02", "04"}
