"""Which word of a library somebody may have meant by one that is not in it.

All words lie in a few columns of numbers: their letters one after another, where each begins
and how long it is, and a bit for each letter that it has. One edit changes few of these bits,
so nearly all words are out before any is compared letter by letter; the rest are compared all
at once. Three hundred thousand words take a few milliseconds, and tens of megabytes.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from casebook.search.analysis import fold

_Numbers: TypeAlias = NDArray[np.int64]

_SHORT = 4  # letters up to which one edit at most is believed
_BETWEEN = ord("\n")

# Chosen on a thousand words of real documents, mistyped by chance: what makes a word that is
# further away, or begins with another letter, as likely as one nearer that is less common.
_EDIT = 4.0
_OTHER_BEGINNING = 2.5
_SLIP = -1.0  # letters that have changed places, or one typed once instead of twice


@dataclass(frozen=True, slots=True)
class Near:
    """A word near to another.

    Attributes:
        word: As it is written in the library.
        distance: How many letters are wrong, missing, too many, or have changed places.
        documents: How many documents have it.
        likelihood: How likely it was meant, against others near the same word.
    """

    word: str
    distance: int
    documents: int
    likelihood: float


class Lexicon:
    """The words of a library, to be looked up by what they resemble."""

    def __init__(self, words: str, documents: Iterable[int]) -> None:
        """Take words.

        Args:
            words: One a line.
            documents: For each of them how many documents have it.
        """
        self._words = words.split("\n") if words else []
        self._documents = np.fromiter(documents, np.int64, len(self._words))
        folded = "\n".join(word if word.isascii() else fold(word) for word in (*self._words, ""))
        self._letters = np.frombuffer(folded.encode("utf-32-le"), np.uint32)
        ends = np.flatnonzero(self._letters == _BETWEEN)[: len(self._words)]
        self._starts = np.concatenate(([0], ends + 1))[: len(self._words)]
        self._lengths = ends - self._starts
        bits = np.left_shift(np.uint32(1), self._letters & 31)
        bits[self._letters == _BETWEEN] = 0
        self._masks = (
            np.bitwise_or.reduceat(bits, self._starts) if self._words else bits[:0]
        )  # of nothing there is no "or"

    def __len__(self) -> int:
        """How many words there are."""
        return len(self._words)

    def documents_with(self, word: str) -> int:
        """Give the number of documents that have a word, accents and capitals aside."""
        letters = _letters(word)
        rows = np.flatnonzero((self._lengths == len(letters)) & (self._masks == _mask(letters)))
        same = self._matrix(rows, len(letters)) == letters
        return int(self._documents[rows[same.all(axis=1)]].sum())

    def near(self, word: str, most: int = 5) -> list[Near]:
        """Give the words that may have been meant, the likeliest first.

        Args:
            word: One that is not in the library.
            most: How many to give.
        """
        letters = _letters(word)
        if not len(letters) or not self._words:
            return []
        reach = 1 if len(letters) <= _SHORT else 2
        rows = self._alike(letters, reach)
        columns = self._matrix(rows, len(letters) + reach)
        distances = _distances(letters, columns, self._lengths[rows], reach)
        kept = np.flatnonzero(distances <= reach)
        rows, distances, columns = rows[kept], distances[kept], columns[kept]
        likelihood = np.log(self._documents[rows] - 0.5) - _EDIT * distances
        likelihood -= _OTHER_BEGINNING * (columns[:, 0] != letters[0])
        likelihood -= _SLIP * self._slips(letters, rows)
        best = np.argsort(-likelihood, kind="stable")[:most]
        return [
            Near(
                self._words[rows[at]],
                int(distances[at]),
                int(self._documents[rows[at]]),
                float(likelihood[at]),
            )
            for at in best
        ]

    def _alike(self, letters: _Numbers, reach: int) -> _Numbers:
        """Give the rows of words whose lengths and letters differ little enough."""
        mask = _mask(letters)
        rows = np.flatnonzero(np.abs(self._lengths - len(letters)) <= reach)
        masks = self._masks[rows]
        return rows[_at_most(reach, masks & ~mask) & _at_most(reach, mask & ~masks)]

    def _matrix(self, rows: _Numbers, width: int) -> _Numbers:
        """Give the letters of some words as lines of a table, 0 after the last of each."""
        columns = np.arange(width)
        places = self._starts[rows][:, None] + columns
        table = self._letters[np.minimum(places, len(self._letters) - 1)].astype(np.int64)
        table[columns >= self._lengths[rows][:, None]] = 0
        return table

    def _slips(self, letters: _Numbers, rows: _Numbers) -> NDArray[np.bool_]:
        """Say which words have the same letters, however often and in whatever order."""
        same: NDArray[np.bool_] = self._masks[rows] == _mask(letters)
        return same


def _letters(word: str) -> _Numbers:
    return np.frombuffer(fold(word).encode("utf-32-le", "replace"), np.uint32).astype(np.int64)


def _mask(letters: _Numbers) -> np.uint32:
    mask = 0
    for letter in letters.tolist():
        mask |= 1 << (letter & 31)
    return np.uint32(mask)


def _at_most(count: int, masks: NDArray[np.uint32]) -> NDArray[np.bool_]:
    """Say which masks have no more than so many bits."""
    for _ in range(count):
        masks = masks & (masks - (masks > 0))  # without its lowest bit
    few: NDArray[np.bool_] = masks == 0
    return few


def _distances(
    letters: _Numbers, table: _Numbers, lengths: _Numbers, reach: int
) -> NDArray[np.int8]:
    """Give the distance of a word from many, each edit of a letter or of two neighbours one.

    Damerau's and Levenshtein's table, a line of it at a time for all words at once, and only
    the part near its diagonal, outside of which no distance within reach can lie.
    """
    width = table.shape[1]
    far = np.int8(reach + 1)
    before: list[NDArray[np.int8]] = []
    above = [np.full(len(table), min(at, reach + 1), np.int8) for at in range(width + 1)]
    for at, letter in enumerate(letters.tolist()):
        line = [np.full(len(table), far)] * (width + 1)
        line[0] = np.full(len(table), min(at + 1, reach + 1), np.int8)
        for column in range(max(at - reach, 0), min(at + reach + 1, width)):
            wrong = (table[:, column] != letter).view(np.int8)
            least = np.minimum(above[column] + wrong, above[column + 1] + 1)
            np.minimum(least, line[column] + 1, out=least)
            if at and column:
                swapped = (table[:, column - 1] == letter) & (table[:, column] == letters[at - 1])
                np.minimum(least, np.where(swapped, before[column - 1] + 1, far), out=least)
            line[column + 1] = np.minimum(least, far)
        before, above = above, line
    ends = np.stack(above, axis=1) if len(above) else np.zeros((len(table), 1), np.int8)
    return ends[np.arange(len(table)), lengths]
