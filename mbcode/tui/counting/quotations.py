"""The words behind a figure: each passage that was counted, who said it, who gave it which code."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from mbcode.amounts import numbered
from mbcode.analysis.intervals import Ranges, met
from mbcode.analysis.passages import Passage
from mbcode.analysis.said_by import said_by
from mbcode.analysis.text_ranges import sentences_of, span_ranges
from mbcode.columns import Columns
from mbcode.danish import sort_key
from mbcode.model import Span
from mbcode.tui.counting.figures import Behind
from mbcode.tui.places import Place
from mbcode.tui.reading.words import word_end, word_start

_CONTEXT = 90
"""Characters of context on each side, before it is rounded up to whole words."""
_BETWEEN = " ,.;:?!"
"""What ends a part of a sentence: a context does not begin with it."""
_WHOLES = ("transcript", "case")
"""Units too long to be quoted: there the codings in them are."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Words of a transcript, exactly, in a little context; `label` says what they are."""

    place: Place
    before: str
    words: str
    after: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Quotation:
    """What was counted once. `codes` are those that made it count, each with who gave it:
    `Tillid (koder-a, koder-b)`.
    """

    reference: str
    codes: tuple[str, ...]
    excerpts: tuple[Excerpt, ...]

    @property
    def place(self) -> Place:
        """Where it begins in the study."""
        return self.excerpts[0].place


def quotations(
    behind: Behind, texts_of: Callable[[Collection[int]], Mapping[int, str]]
) -> tuple[Quotation, ...]:
    """Return the passages behind a figure, in text order.

    There is one a count; for the unit `character` one a stretch of characters. `texts_of` returns
    the texts of transcripts by id; it is asked for those that are quoted.
    """
    unit, columns = behind.unit, behind.columns
    passages = behind.find()
    givers = _Givers.of(columns)
    is_of_wholes = unit in _WHOLES
    quoted = passages
    if is_of_wholes:
        quoted = tuple(givers.passage(id_) for each in passages for id_ in each.coding_ids)
    texts = texts_of({columns.transcripts[each.transcript_index].id for each in quoted})
    if is_of_wholes:
        return tuple(_quoted_by_codings(givers, passage, unit, texts) for passage in passages)
    return tuple(
        Quotation(
            reference,
            givers.in_words(passage.coding_ids),
            (_excerpt(columns, passage.transcript_index, passage.span, texts),),
        )
        for reference, passage in zip(references(columns, passages), passages, strict=True)
    )


@dataclass(frozen=True, slots=True)
class _Givers:
    """The codings of a study by id: their row in the columns."""

    columns: Columns
    rows: Mapping[int, int]

    @classmethod
    def of(cls, columns: Columns) -> _Givers:
        return cls(columns, {id_: row for row, id_ in enumerate(columns.codings.id.tolist())})

    def names(self, coding: int) -> tuple[str, str]:
        """Return the names of a coding's code and coder."""
        row, codings = self.rows[coding], self.columns.codings
        code = self.columns.codes[int(codings.code[row])]
        return code.name, self.columns.coders[int(codings.coder[row])].name

    def passage(self, coding: int) -> Passage:
        """Return what a coding covers."""
        row, codings = self.rows[coding], self.columns.codings
        span = Span(int(codings.start[row]), int(codings.end[row]))
        return Passage(int(codings.transcript[row]), span, (coding,))

    def in_words(self, codings: Sequence[int]) -> tuple[str, ...]:
        coders: dict[str, list[str]] = {}
        for coding in codings:
            code, coder = self.names(coding)
            coders.setdefault(code, []).append(coder)
        return tuple(f"{code} ({_listed(names)})" for code, names in coders.items())


def references(columns: Columns, passages: Sequence[Passage]) -> list[str]:
    """Return transcript, speaker, sentences and provenance of each, as a line."""
    import numpy as np

    ranges = Ranges(
        np.array([each.transcript_index for each in passages], dtype=np.int64),
        np.array([each.span.start for each in passages], dtype=np.int64),
        np.array([each.span.end for each in passages], dtype=np.int64),
    )
    sentences = sentences_of(columns)
    low, high = met(ranges, span_ranges(sentences))
    return [
        _joined(
            columns.transcripts[passage.transcript_index].name,
            speaker,
            _numbered(sentences.number[first:last].tolist()),
            columns.transcripts[passage.transcript_index].provenance,
        )
        for passage, speaker, first, last in zip(
            passages, said_by(columns, ranges), low.tolist(), high.tolist(), strict=True
        )
    ]


def _numbered(sentences: Sequence[int]) -> str:
    return numbered("sentence", sentences[0], sentences[-1]) if sentences else ""


def _quoted_by_codings(
    givers: _Givers, passage: Passage, unit: str, texts: Mapping[int, str]
) -> Quotation:
    columns = givers.columns
    row = columns.transcripts[passage.transcript_index]
    coders = _listed(givers.names(coding)[1] for coding in passage.coding_ids)
    coded = [givers.passage(coding) for coding in passage.coding_ids]
    return Quotation(
        f"{row.case if unit == 'case' else row.name} · {coders}",
        givers.in_words(passage.coding_ids),
        tuple(
            _excerpt(
                columns,
                each.transcript_index,
                each.span,
                texts,
                _joined(*givers.names(coding), reference),
            )
            for coding, each, reference in zip(
                passage.coding_ids, coded, references(columns, coded), strict=True
            )
        ),
    )


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def _listed(names: Iterable[str]) -> str:
    return ", ".join(sorted(set(names), key=sort_key))


def _excerpt(
    columns: Columns, transcript: int, span: Span, texts: Mapping[int, str], label: str = ""
) -> Excerpt:
    id_ = columns.transcripts[transcript].id
    text = texts[id_]
    start = word_start(text, max(span.start - _CONTEXT, 0))
    end = word_end(text, min(span.end + _CONTEXT, len(text)))
    before, after = _flowing(text[start : span.start]), _flowing(text[span.end : end])
    return Excerpt(
        Place(id_, span),
        f"… {before.lstrip(_BETWEEN)}" if start > 0 else before,
        span.of(text),
        f"{after.rstrip()} …" if end < len(text) else after,
        label,
    )


def _flowing(context: str) -> str:
    """Return `context` as running text: a turn that ends in it takes no line of its own."""
    inside = " ".join(context.split())
    return f"{context[:1].isspace() * ' '}{inside}{context[-1:].isspace() * ' '}" if inside else " "
