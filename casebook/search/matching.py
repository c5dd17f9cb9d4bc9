"""In which documents a word stands, and how much of it there is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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
    lists = [_weighed(snapshot, postings, share) for postings, share in _lists(snapshot, word)]
    found = _summed(snapshot, lists, rising=len(lists) == 1 and not word.prefix)
    postings = sequence_postings(snapshot, word.sequence) if word.sequence else None
    if postings is None:
        return found
    # An identifier is indexed whole as well; what was found by the whole has been counted
    return _joined(found, _summed(snapshot, [_weighed(snapshot, postings, 1.0)], rising=True))


def united(lists: Sequence[Documents]) -> Documents:
    """Give the documents of some lists, each once, rising.

    It is ``np.unique``, but for asking whether the arrays are masked ones: the first who asks
    imports all that numpy has for these.
    """
    documents = np.sort(np.concatenate(lists))
    first = np.ones(len(documents), np.bool_)
    first[1:] = documents[1:] != documents[:-1]
    return documents[first]


def label_documents(snapshot: Snapshot, label: str) -> Documents:
    """Give the documents that have a label."""
    postings = snapshot.postings(stored_term(label))
    if postings is None:
        return np.zeros(0, np.intp)
    documents = (postings.places >> FIELD_BITS).astype(np.intp)
    return documents if snapshot.alive is None else documents[snapshot.alive[documents]]


def _lists(snapshot: Snapshot, word: Word) -> Iterator[tuple[Postings, float]]:
    """Give the posting lists of a word, each with what it counts."""
    prefix = stored_term(word.prefix)
    for term in map(stored_term, word.terms):
        postings = snapshot.postings(term)
        if postings is not None:
            # Beginning with itself a word is among the beginnings already
            among = bool(prefix) and term.startswith(prefix)
            yield postings, 1.0 - _BEGINNING if among else 1.0
    if prefix:
        postings = snapshot.beginning_with(prefix)
        if postings is not None:
            yield postings, _BEGINNING


def _weighed(
    snapshot: Snapshot, postings: Postings, share: float
) -> tuple[NDArray[np.uint32], NDArray[np.float32]]:
    """Give the documents of postings, and what each posting weighs."""
    weights = snapshot.factors()[postings.places]
    weights *= postings.frequencies
    if share != 1.0:
        weights *= np.float32(share)
    return postings.places >> np.uint32(FIELD_BITS), weights


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
        found = np.flatnonzero(sums > 0)
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
