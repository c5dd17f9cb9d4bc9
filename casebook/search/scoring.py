"""How well documents answer a question, word by word.

Words are scored by BM25F: the frequencies of a word in all fields are weighed by field and
length, added, and only then dampened, so that a word in title and body does not count as two
words (Robertson, Zaragoza and Taylor, "Simple BM25 extension to multiple weighted fields",
2004). What a document lacks of the question lowers its score.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from casebook.search.matching import Documents, Match, Weights
from casebook.search.segments import Snapshot

SPARSE = 16
"""When fewer than one in so many documents match, they are looked up instead of laid out."""

_SATURATION = 1.6  # BM25's k1: how soon more of the same word stops to matter
# What a document may lose for the words that it lacks, in a question of one word more. Who
# types two or three words means all of them; in a sentence any word may be beside the point.
_INCOMPLETE, _INCOMPLETE_SENTENCE = 1.6, 0.8
_SENTENCE = 4  # words


class Sought(NamedTuple):
    """One thing that is looked for.

    Attributes:
        match: Where it stands.
        rarity: How much it tells one document from another: the inverse document frequency.
    """

    match: Match
    rarity: float


def scored(
    snapshot: Snapshot, found: Documents, sought: Sequence[Sought], themed: Sought | None
) -> Weights:
    """Score some documents.

    Args:
        snapshot: The index.
        found: The documents, rising.
        sought: What is looked for.
        themed: The themes that it stands for, as one word more.
    """
    if len(sought) == 1 and themed is None and sought[0].match.documents is found:
        return _points(sought[0].rarity, sought[0].match.weights)
    laid_out = len(found) * SPARSE >= len(snapshot.numbers)
    lost = _most_lost(len(sought))
    size = len(snapshot.numbers) if laid_out else len(found)
    scores = np.zeros(size)
    covered = np.full(size, 1.0 - lost) if lost else scores
    whole = sum(one.rarity for one in sought) or 1.0
    for one in sought:
        at, weights = one.match if laid_out else _within(one.match, found)
        scores[at] += _points(one.rarity, weights)
        if lost:
            covered[at] += lost * one.rarity / whole
    if lost:
        scores *= covered
    if themed is not None:
        at, weights = themed.match if laid_out else _within(themed.match, found)
        scores[at] += _points(themed.rarity, weights)
    return scores[found] if laid_out else scores


def _most_lost(words: int) -> float:
    """Give the share of its score that a document loses which has none of the words but one."""
    if words < 2:
        return 0.0
    return (_INCOMPLETE if words < _SENTENCE else _INCOMPLETE_SENTENCE) / words


def _points(rarity: float, weights: Weights) -> Weights:
    return rarity * (_SATURATION + 1) * (weights / (weights + _SATURATION))


def _within(match: Match, found: Documents) -> tuple[NDArray[np.intp], Weights]:
    """Give which of the documents found have a match, and its weights there."""
    documents, weights = match
    at = _nearest(documents, found)
    there = np.flatnonzero(documents[at] == found) if len(documents) else at[:0]
    return there, weights[at[there]]


def found_among(
    sorted_numbers: NDArray[np.integer], wanted: NDArray[np.integer]
) -> NDArray[np.bool_]:
    """Say for each number whether it is among some rising ones."""
    if not len(sorted_numbers):
        return np.zeros(len(wanted), np.bool_)
    held: NDArray[np.bool_] = sorted_numbers[_nearest(sorted_numbers, wanted)] == wanted
    return held


def _nearest(sorted_numbers: NDArray[np.integer], wanted: NDArray[np.integer]) -> Documents:
    """Give where some numbers are among rising ones, if they are."""
    at = np.searchsorted(sorted_numbers, wanted)
    at[at == len(sorted_numbers)] = 0
    return at
