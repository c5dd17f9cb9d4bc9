"""How close together the words of a question stand in a document."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from casebook.search.expression import Word
from casebook.search.fields import stored_term
from casebook.search.layout import FIELDS
from casebook.search.matching import Documents, Weights
from casebook.search.segments import Segment, Snapshot

MOST_WORDS = 8
"""How many words of a question are looked at; a longer one is prose, and close anyway."""

_REACH = 8  # slots within which two words are close


class _Standing(NamedTuple):
    """Where a word stands in some documents.

    Attributes:
        documents: For each occurrence, which of the documents it is in.
        positions: Where it is; rising, and far apart from one document to the next.
    """

    documents: NDArray[np.intp]
    positions: NDArray[np.int64]


def closeness(
    snapshot: Snapshot, words: Sequence[Word], rarities: Sequence[float], documents: Documents
) -> Weights:
    """Measure how close neighbouring words of a question stand in some documents.

    A pair that stands side by side in the order of the question counts as much as the less
    rare of its words, one that is further apart less; in each document the closest place of
    any field counts.

    Args:
        snapshot: The index.
        words: The words of the question in their order.
        rarities: For each of them its inverse document frequency.
        documents: Documents of the snapshot, rising.

    Returns:
        The closeness for each of the documents.
    """
    close = np.zeros(len(documents))
    standing = [_standing(snapshot, word, documents) for word in words]
    for (one, other), (rarity, next_rarity) in zip(
        pairwise(standing), pairwise(rarities), strict=True
    ):
        if len(one.positions) and len(other.positions):
            best = np.zeros(len(documents))
            np.maximum.at(best, one.documents, _nearness(one.positions, other.positions))
            close += best * min(rarity, next_rarity)
    return close


def _standing(snapshot: Snapshot, word: Word, documents: Documents) -> _Standing:
    """Give where a word stands; of an identifier or phrase, where its first piece does."""
    term = stored_term(word.terms[0] if word.terms else word.sequence[0][0])
    owners, positions = [np.zeros(0, np.intp)], [np.zeros(0, np.int64)]
    before = 0
    for segment in snapshot.segments:
        first, end = np.searchsorted(
            documents, (segment.first, segment.first + len(segment.numbers))
        )
        found = segment.positions(term) if first < end else None
        if found is not None:
            owner, at = _inside(segment, found, documents[first:end] - segment.first)
            owners.append(owner + first)
            positions.append(found[at].astype(np.int64) + before)
        before += int(segment.bases[-1])
    return _Standing(np.concatenate(owners), np.concatenate(positions))


def _inside(
    segment: Segment, positions: NDArray[np.uint32], documents: Documents
) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Give which of the positions are in some documents, and for each of them in which."""
    low = np.searchsorted(positions, segment.bases[documents * FIELDS])
    high = np.searchsorted(positions, segment.bases[(documents + 1) * FIELDS])
    counts = high - low
    owners = np.repeat(np.arange(len(documents)), counts)
    within = np.arange(len(owners)) - np.repeat(np.cumsum(counts) - counts, counts)
    return owners, low[owners] + within


def _nearness(first: NDArray[np.int64], second: NDArray[np.int64]) -> Weights:
    """Give 1 for side by side, less for further apart or the wrong way round, 0 for far."""
    at = np.searchsorted(second, first)
    after = second[np.minimum(at, len(second) - 1)] - first
    least = np.where(at < len(second), np.maximum(after, 1), _REACH + 1)
    before = first - second[np.maximum(at - 1, 0)] + 1
    least = np.where((at > 0) & (before < least), before, least)
    return np.where(least <= _REACH, 1.0 / least, 0.0)
