"""Giving one code to the sentences that hold what a search found."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, islice, takewhile

from mbcode.changes import Change
from mbcode.jobs.concordance import Hit
from mbcode.model import Sentence, Span
from mbcode.store.study import Study


def give_to_hits(study: Study, hits: Iterable[Hit], code: int) -> Change:
    """Give `code` to every sentence that holds a hit, as one step; raises like `Codings.tag_many`.

    A hit across several sentences codes them as one passage, one outside all sentences itself.
    """
    return study.codings.tag_many(tuple(sentences_of(study, hits)), code)


def sentences_of(study: Study, hits: Iterable[Hit]) -> Iterator[tuple[int, Span]]:
    """Yield transcript id and span of the passages that `give_to_hits` codes, each once.

    The `hits` of a transcript stand together.
    """
    for transcript, group in groupby(hits, key=lambda hit: hit.transcript.id):
        sentences = study.transcripts.read(transcript).sentences
        spans = (_around(hit.span, sentences) for hit in group)
        yield from ((transcript, span) for span in dict.fromkeys(spans))


def _around(span: Span, sentences: Sequence[Sentence]) -> Span:
    first = bisect_right(sentences, span.start, key=lambda sentence: sentence.span.end)
    after = islice(sentences, first, None)
    sharing = list(takewhile(lambda sentence: sentence.span.start < span.end, after))
    return sharing[0].span.join(sharing[-1].span) if sharing else span
