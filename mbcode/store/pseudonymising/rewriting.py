"""One row, or a part of one, as it would be had the transcripts been written with pseudonyms."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from mbcode.anchoring.carrying import Carrier
from mbcode.danish import fold
from mbcode.pseudonyms.replacing import Replacer
from mbcode.store.divisions import text_columns
from mbcode.store.pseudonymising.holdings import HOLDINGS, Holding

_NOTHING = Holding()
_TEXTS_KEPT = 256
"""Texts whose carrier is kept: the history speaks of one over and over."""

Values = Mapping[str, Any]


class Rewriter:
    """Rewrites rows of any table, whole ones and parts as the history notes them."""

    def __init__(self, replacer: Replacer) -> None:
        self._replacer = replacer
        self._edits = lru_cache(maxsize=_TEXTS_KEPT)(replacer.edits)
        self.carrier = lru_cache(maxsize=_TEXTS_KEPT)(self._carrier)

    def rewritten(self, table: str, values: Values, text: str | None) -> dict[str, Any]:
        """Return the columns of `values` that come out otherwise.

        `text` is the text of the row's transcript that its positions are in, before any
        replacement; None where the row has none.
        """
        holding = HOLDINGS.get(table, _NOTHING)
        new: dict[str, Any] = {}
        for column in holding.text:
            if column in values:
                new[column] = self._replacer.text(values[column])
        for column in holding.labels:
            if column in values:
                new[column] = self._replacer.label(values[column])
        for column in holding.values:
            if column in values:
                new[column] = self._each(values[column])
        if "name" in new and "folded" in values:
            new["folded"] = fold(new["name"])
        if table == "transcript" and "text" in values:
            new |= text_columns(self._replacer.text(values["text"]))
        if text is not None:
            new |= self._carried(holding, values, text)
        return {name: value for name, value in new.items() if values.get(name) != value}

    def alters(self, text: str) -> bool:
        """Tell whether anything is replaced in a transcript's text."""
        return bool(self._edits(text))

    def summary(self, summary: str) -> str:
        """Return a line of the history; it names transcripts too."""
        return self._replacer.label(summary)

    def _each(self, held: Any) -> Any:
        if isinstance(held, dict):
            return {name: self._each(value) for name, value in held.items()}
        if isinstance(held, list):
            return [self._each(value) for value in held]
        return self._replacer.text(held) if isinstance(held, str) else held

    def _carried(self, holding: Holding, values: Values, text: str) -> dict[str, Any]:
        """Return positions as they come to be; those out of the text, where a merge puts what is
        in its way for a while, are in no text.
        """
        carrier, length = self.carrier(text), len(text)
        new: dict[str, Any] = {}
        for carry, columns in ((carrier.start, holding.starts), (carrier.end, holding.ends)):
            for column in columns:
                position = values.get(column)
                if position is not None and position <= length:
                    new[column] = carry(position)
        return new

    def _carrier(self, text: str) -> Carrier:
        return Carrier(self._edits(text))
