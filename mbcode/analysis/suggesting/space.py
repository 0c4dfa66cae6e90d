"""Texts as vectors: TF-IDF over lemmas, and over character 3- to 5-grams of each word.

A text comes as a *bag*: how often (or with what weight) each word is in it. Features are seen in
training; an unseen word still has those of its lemma and its n-grams that were. Each of the two
blocks has length 1, so neither drowns the other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

Bag = Mapping[str, float]
Features = Callable[[str], Iterable[str]]
"""Tells the features of a word."""

_GRAMS = (3, 4, 5)
_SEEN_IN = 2
"""Training texts that must have a feature: what only one has says nothing of others."""


def grams(word: str) -> Iterator[str]:
    """Yield the n-grams of a word, its edges marked."""
    edged = f"<{word}>"
    return (edged[at : at + n] for n in _GRAMS for at in range(len(edged) - n + 1))


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """One kind of features: those seen in training, by name, and the rarity of each (its IDF)."""

    features: Features
    columns: Mapping[str, int]
    rarity: Floats

    @classmethod
    def of(cls, bags: Sequence[Bag], features: Features) -> Block:
        """Learn which features there are in `bags`."""
        import numpy as np

        in_bags: dict[str, int] = {}
        of_word = {word: set(features(word)) for word in _words(bags)}
        for bag in bags:
            for feature in set().union(*(of_word[word] for word in bag)):
                in_bags[feature] = in_bags.get(feature, 0) + 1
        kept = {feature: seen for feature, seen in in_bags.items() if seen >= _SEEN_IN}
        columns = {feature: column for column, feature in enumerate(kept)}
        seen = np.fromiter(kept.values(), dtype=np.float64, count=len(kept))
        return cls(features, columns, np.log((1 + len(bags)) / (1 + seen)) + 1)

    def of_words(self, words: Sequence[str]) -> Any:
        """Return the features of words: a sparse 0/1 matrix, word × feature."""
        found = [
            (row, column)
            for row, word in enumerate(words)
            for feature in self.features(word)
            if (column := self.columns.get(feature)) is not None
        ]
        return _sparse(found, [1.0] * len(found), (len(words), len(self.columns)))


@dataclass(frozen=True, slots=True, eq=False)
class Space:
    """The blocks side by side."""

    blocks: tuple[Block, ...]

    @classmethod
    def of(cls, bags: Sequence[Bag], lemmas: Features) -> Space:
        """Learn the features of training texts."""
        return cls((Block.of(bags, lemmas), Block.of(bags, grams)))

    def vectors(self, bags: Sequence[Bag]) -> Any:
        """Return texts as a sparse matrix, text × feature of all blocks."""
        from scipy import sparse

        words = tuple(_words(bags))
        counts = counted(bags, words)
        return sparse.hstack([_weighted(block, counts, words) for block in self.blocks]).tocsr()

    def of_words(self, words: Sequence[str]) -> Any:
        """Return the features of words over all blocks, word × feature."""
        from scipy import sparse

        return sparse.hstack([block.of_words(words) for block in self.blocks]).tocsr()


def counted(bags: Sequence[Bag], words: Sequence[str]) -> Any:
    """Return a sparse matrix text × word of the weights in `bags`."""
    place = {word: column for column, word in enumerate(words)}
    entries = [
        (row, place[word], weight) for row, bag in enumerate(bags) for word, weight in bag.items()
    ]
    places = [(row, column) for row, column, _ in entries]
    return _sparse(places, [weight for *_, weight in entries], (len(bags), len(words)))


def _weighted(block: Block, counts: Any, words: Sequence[str]) -> Any:
    import numpy as np
    from scipy import sparse

    matrix = (counts @ block.of_words(words)).tocsr()
    matrix.data = np.log1p(matrix.data)
    matrix = matrix @ sparse.diags_array(block.rarity)
    lengths = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel())
    lengths[lengths == 0] = 1
    return sparse.diags_array(1 / lengths) @ matrix


def _words(bags: Iterable[Bag]) -> Iterator[str]:
    """Yield every word of `bags` once."""
    return iter(dict.fromkeys(word for bag in bags for word in bag))


def _sparse(
    places: Sequence[tuple[int, int]], values: Sequence[float], shape: tuple[int, int]
) -> Any:
    import numpy as np
    from scipy import sparse

    at = np.array(places, dtype=np.int64).reshape(-1, 2)
    return sparse.csr_array((np.array(values), (at[:, 0], at[:, 1])), shape=shape)
