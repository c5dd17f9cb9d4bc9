"""In which documents a word stands, and how much of it there is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from casebook.search.expression import Word
from casebook.search.fields import stored_term
from casebook.search.layout import FIELD_BITS
from casebook.search.segments import Postings, Snapshot
from casebook.search.sequences import sequence_postings

_BEGINNING = 0.5  # what a word counts that only begins as typed, against the word itself
_SPARSE = 16  # lists with fewer postings than one in so many documents are sorted, not counted

Documents = NDArray[np.intp]
Weights = NDArray[np.float64]


class Match(NamedTuple):
    """Where something that is looked for stands, in documents that still count.

    Attributes:
        documents: Numbers in the snapshot, rising.
        weights: For each of them the weighted frequency.
    """

    documents: Documents
    weights: Weights


def word_match(snapshot: Snapshot, word: Word) -> Match:
    """Give where a word or phrase stands."""
    lists = [_weighed(snapshot, at, found, share) for at, found, share in _lists(snapshot, word)]
    found = _summed(snapshot, lists, rising=len(word.terms) == 1 and not word.prefix)
    if not word.sequence:
        return found
    sequences = [
        _weighed(snapshot, at, postings, 1.0)
        for at, segment in enumerate(snapshot.segments)
        if (postings := sequence_postings(segment, word.sequence)) is not None
    ]
    if not sequences:
        return found
    # An identifier is indexed whole as well; what was found by the whole has been counted
    return _joined(found, _summed(snapshot, sequences, rising=True))


def label_documents(snapshot: Snapshot, label: str) -> Documents:
    """Give the documents that have a label."""
    term = stored_term(label)
    found = [
        (postings.places >> FIELD_BITS).astype(np.intp) + segment.first
        for segment in snapshot.segments
        if (postings := segment.postings(term)) is not None
    ]
    return _alive(snapshot, np.concatenate(found)) if found else np.zeros(0, np.intp)


def _lists(snapshot: Snapshot, word: Word) -> list[tuple[int, Postings, float]]:
    """Give the posting lists of a word, each with its segment and what it counts."""
    prefix = stored_term(word.prefix)
    wanted = []
    for term in map(stored_term, word.terms):
        # Beginning with itself a word is among the beginnings already
        begins = bool(prefix) and term.startswith(prefix)
        wanted.append((term, 1.0 - _BEGINNING if begins else 1.0))
    found: list[tuple[int, Postings, float]] = []
    for at, segment in enumerate(snapshot.segments):
        for term, share in wanted:
            _add(found, at, segment.postings(term), share)
        if prefix:
            _add(found, at, segment.beginning_with(prefix), _BEGINNING)
    return found


def _add(
    found: list[tuple[int, Postings, float]], at: int, postings: Postings | None, share: float
) -> None:
    if postings is not None:
        found.append((at, postings, share))


def _weighed(
    snapshot: Snapshot, at: int, postings: Postings, share: float
) -> tuple[NDArray[np.uint32], NDArray[np.float32]]:
    """Give the documents of postings, once for each of them, and what each weighs."""
    segment, places, frequencies = postings
    weights = snapshot.factors(at)[places]
    weights *= frequencies
    if share != 1.0:
        weights *= np.float32(share)
    documents = places >> np.uint32(FIELD_BITS)
    if segment.first:
        documents += np.uint32(segment.first)
    return documents, weights


def _summed(
    snapshot: Snapshot,
    lists: Sequence[tuple[NDArray[np.uint32], NDArray[np.float32]]],
    rising: bool,
) -> Match:
    """Add what belongs to one document, and leave out those that do not count any more."""
    if not lists:
        return Match(np.zeros(0, np.intp), np.zeros(0))
    documents, weights = lists[0]
    if len(lists) > 1:
        documents = np.concatenate([one for one, _ in lists])
        weights = np.concatenate([one for _, one in lists])
    if not rising and len(documents) * _SPARSE > len(snapshot.numbers):
        sums = np.asarray(np.bincount(documents, weights, len(snapshot.numbers)), np.float64)
        found = np.flatnonzero(sums)
        match = Match(found, sums[found])
    else:
        if not rising:
            order = np.argsort(documents, kind="stable")
            documents, weights = documents[order], weights[order]
        match = _collapsed(documents, weights)
    if snapshot.alive is None:
        return match
    kept = snapshot.alive[match.documents]
    return Match(match.documents[kept], match.weights[kept])


def _collapsed(documents: NDArray[np.uint32], weights: NDArray[np.float32]) -> Match:
    """Add the weights of neighbours that belong to one document."""
    begins = np.empty(len(documents), np.bool_)
    begins[:1] = True
    np.not_equal(documents[1:], documents[:-1], out=begins[1:])
    first = np.flatnonzero(begins)
    if len(first) == len(documents):
        return Match(documents.astype(np.intp), weights.astype(np.float64))
    sums = np.add.reduceat(weights, first, dtype=np.float64)
    return Match(documents[first].astype(np.intp), sums)


def _joined(first: Match, second: Match) -> Match:
    """Add to a match the documents of another that it does not have."""
    if not len(first.documents):
        return second
    new = ~np.isin(second.documents, first.documents, assume_unique=True)
    documents = np.concatenate((first.documents, second.documents[new]))
    order = np.argsort(documents, kind="stable")
    weights = np.concatenate((first.weights, second.weights[new]))
    return Match(documents[order], weights[order])


def _alive(snapshot: Snapshot, documents: Documents) -> Documents:
    return documents if snapshot.alive is None else documents[snapshot.alive[documents]]
