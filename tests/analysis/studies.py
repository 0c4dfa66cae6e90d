"""Little studies as columns: made by hand, or by Hypothesis."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from hypothesis import settings
from hypothesis import strategies as st

from mbcode.columns import CodingColumns, Columns, SentenceColumns, TranscriptRow, TurnColumns
from mbcode.model import Code, Coder, CodeText

unhurried = settings(deadline=None)
"""The first example pays for importing pandas and scipy; a machine at work is slow too."""

Row = tuple[int, int, int, str, str]
"""A coding: transcript (its place), start, end, code, coder."""


@dataclass(frozen=True)
class Interview:
    """What is said, as (speaker, sentences) a turn; `heading` stands before, outside any turn."""

    turns: tuple[tuple[str, tuple[str, ...]], ...] = ()
    heading: str = ""
    case: str = ""
    attributes: Mapping[str, str] = field(default_factory=dict)
    case_attributes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Little:
    """A study as columns, with its texts by id and the codings it was made of."""

    columns: Columns
    texts: dict[int, str]
    rows: tuple[Row, ...]


def little(
    interviews: tuple[Interview, ...],
    rows: tuple[Row, ...] = (),
    codebook: Mapping[str, tuple[str, ...]] | None = None,
    coders: tuple[str, ...] = ("anna",),
) -> Little:
    """Make a study; `codebook` has the codes below each heading, a heading with none is a code."""
    codes = _codes(codebook or {"Tema": ("A", "B", "C")})
    code_place = {code.name: place for place, code in enumerate(codes)}
    texts, turns, sentences, speakers = _laid_out(interviews)
    rows = tuple(sorted(rows, key=lambda row: row[:3]))
    table = np.array(
        [
            (100 + number, transcript, code_place[code], coders.index(coder), start, end)
            for number, (transcript, start, end, code, coder) in enumerate(rows)
        ],
        dtype=np.int64,
    ).reshape(-1, 6)
    columns = Columns(
        transcripts=tuple(
            TranscriptRow(
                id=10 + place,
                name=f"interview-{place + 1}",
                case=interview.case,
                attributes=interview.attributes,
                case_attributes=interview.case_attributes,
                length=len(texts[place]),
                words=len(texts[place].split()),
            )
            for place, interview in enumerate(interviews)
        ),
        codes=codes,
        coders=tuple(Coder(place + 1, name) for place, name in enumerate(coders)),
        codings=CodingColumns(*table.T),
        speakers=speakers,
        turns=TurnColumns(*np.array(turns, dtype=np.int64).reshape(-1, 5).T),
        sentences=SentenceColumns(*np.array(sentences, dtype=np.int64).reshape(-1, 5).T),
    )
    return Little(columns, {10 + place: text for place, text in enumerate(texts)}, rows)


def _codes(codebook: Mapping[str, tuple[str, ...]]) -> tuple[Code, ...]:
    codes: list[Code] = []
    for theme, below in codebook.items():
        parent = len(codes) + 1
        codes.append(Code(parent, CodeText(theme), None, theme, 0, applicable=not below))
        for name in below:
            codes.append(Code(len(codes) + 1, CodeText(name), parent, theme, 1, applicable=True))
    return tuple(codes)


def _laid_out(
    interviews: tuple[Interview, ...],
) -> tuple[list[str], list[tuple[int, ...]], list[tuple[int, ...]], tuple[str, ...]]:
    speakers = tuple(sorted({name for interview in interviews for name, _ in interview.turns}))
    texts: list[str] = []
    turns: list[tuple[int, ...]] = []
    sentences: list[tuple[int, ...]] = []
    for transcript, interview in enumerate(interviews):
        text, counted = interview.heading or "#", 0
        for number, (speaker, said) in enumerate(interview.turns, start=1):
            text += f"\n\n{speaker}: "
            begin = len(text)
            for place, sentence in enumerate(said):
                text += " " if place else ""
                counted += 1
                sentences.append((transcript, counted, number, len(text), len(text + sentence)))
                text += sentence
            turns.append((transcript, number, begin, len(text), speakers.index(speaker)))
        texts.append(text)
    return texts, turns, sentences, speakers


_SENTENCES = st.sampled_from(["Ja.", "Nej da.", "Det går.", "Å.", "En to tre."])
_TURNS = st.tuples(
    st.sampled_from(["Anna", "Bo", ""]),
    st.lists(_SENTENCES, min_size=1, max_size=3).map(tuple),
)
_INTERVIEWS = st.builds(
    Interview,
    turns=st.lists(_TURNS, max_size=4).map(tuple),
    heading=st.sampled_from(["", "To ord"]),
    case=st.sampled_from(["", "Øst", "Vest"]),
    attributes=st.sampled_from([{}, {"role": "frivillig"}, {"role": "kommunal", "by": "Aarhus"}]),
)
CODEBOOKS = (
    {"Tema": ("A", "B"), "Andet": ("C",), "Alene": ()},
    {"Tema": ("A", "B", "C"), "Alene": ()},
)


@st.composite
def littles(draw: st.DrawFn) -> Little:
    """Draw a study of one to three interviews, with up to fourteen codings anywhere in the text."""
    interviews = tuple(draw(st.lists(_INTERVIEWS, min_size=1, max_size=3)))
    codebook = draw(st.sampled_from(CODEBOOKS))
    coders = ("anna", "bo", "cia")[: draw(st.integers(1, 3))]
    lengths = [len(text) for text in _laid_out(interviews)[0]]

    @st.composite
    def codings(draw: st.DrawFn) -> Row:
        transcript = draw(st.integers(0, len(interviews) - 1))
        start = draw(st.integers(0, lengths[transcript] - 1))
        end = draw(st.integers(start + 1, min(start + 20, lengths[transcript])))
        code = draw(st.sampled_from(["A", "B", "C", "Alene"]))
        return transcript, start, end, code, draw(st.sampled_from(coders))

    rows = tuple(draw(st.lists(codings(), max_size=14, unique=True)))
    return little(interviews, rows, codebook, coders)
