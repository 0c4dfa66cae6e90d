"""A linear model of which texts have which codes: ridge regression, solved in its dual form.

With X the training texts × features, Y texts × codes (0/1) and m the mean of Y, the weights are
W = Xᵀ (XXᵀ + λI)⁻¹ (Y - m), and a text x scores xW + m (Hoerl & Kennard 1970; the dual in Saunders
et al. 1998). There are far fewer texts than features, so XXᵀ is the small one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mbcode.analysis.suggesting.space import Bag, Features, Space, counted

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

PENALTY = 4.0
"""λ; chosen by leaving transcripts out one by one, where 2 to 8 do about as well."""


@dataclass(frozen=True, slots=True, eq=False)
class Ridge:
    """A trained model."""

    space: Space
    weights: Floats
    """Feature × code."""
    shares: Floats
    """The share of training texts that have each code, from 0 to 1."""

    @classmethod
    def trained(cls, bags: Sequence[Bag], given: Floats, shares: Floats, lemmas: Features) -> Ridge:
        """Learn from texts, and `given`, 0/1, text × code; `shares` are what a text without any
        known word scores.
        """
        import numpy as np

        space = Space.of(bags, lemmas)
        texts = space.vectors(bags)
        alike = (texts @ texts.T).toarray()
        alike[np.diag_indices_from(alike)] += PENALTY
        return cls(space, texts.T @ np.linalg.solve(alike, given - shares), shares)

    def scores(self, bags: Sequence[Bag]) -> Floats:
        """Return how much speaks for each code, text × code; most lie between 0 and 1."""
        scored: Floats = self.space.vectors(bags) @ self.weights + self.shares
        return scored

    def reasons(self, bag: Bag, code: int, among: Sequence[str]) -> tuple[str, ...]:
        """Return those of the words `among` that spoke for a code in a text, the strongest first.

        A feature's part of the score is shared among the words that have it, by their weight.
        """
        import numpy as np

        words = tuple(bag)
        counts, features = counted([bag], words), self.space.of_words(words)
        total = np.asarray((counts @ features).todense()).ravel()
        part = np.asarray(self.space.vectors([bag]).todense()).ravel() * self.weights[:, code]
        each = np.divide(part, total, out=np.zeros_like(part), where=total > 0)
        spoke = dict(zip(words, (features @ each) * np.array(list(bag.values())), strict=True))
        ranked = sorted(set(among) & spoke.keys(), key=lambda word: (-spoke[word], word))
        return tuple(word for word in ranked if spoke[word] > 0)
