"""Which documents answer a question, and which answer it best.

Words are scored by BM25F: the frequencies of a word in all fields are weighed by field and
length, added, and only then dampened, so that a word in title and body does not count as two
words (Robertson, Zaragoza and Taylor, "Simple BM25 extension to multiple weighted fields",
2004). What a document lacks of the question lowers its score, and words that stand close
together raise it.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from casebook.domain.names import ThemeId
from casebook.search.closeness import MOST_WORDS, closeness
from casebook.search.expression import Expression, Word
from casebook.search.fields import LABEL
from casebook.search.matching import Documents, Match, Weights, label_documents, word_match
from casebook.search.segments import Snapshot

_SATURATION = 1.6  # BM25's k1: how soon more of the same word stops to matter
_THEMED = 0.6  # the weighted frequency that a theme stands for: less than a word in a body
# What a document may lose for the words that it lacks, in a question of one word more. Who
# types two words means both; in a sentence any word may be beside the point.
_INCOMPLETE = 1.6
_CLOSE_CANDIDATES = 100  # the best documents, whose words are looked at for closeness
_CLOSE = 0.4  # what closeness counts, against words
_SPARSE = 8  # when fewer than one in so many documents match, the others get no room


def _no_numbers() -> NDArray[np.uint32]:
    return np.zeros(0, np.uint32)


def _no_scores() -> NDArray[np.float32]:
    return np.zeros(0, np.float32)


@dataclass(frozen=True, slots=True, eq=False)
class Ranking:
    """All documents that match, best first, and those with equal scores by their numbers.

    Attributes:
        numbers: The catalog's numbers.
        scores: A score for each; 0 when the question only leaves out.
    """

    numbers: NDArray[np.uint32] = field(default_factory=_no_numbers)
    scores: NDArray[np.float32] = field(default_factory=_no_scores)

    def __len__(self) -> int:
        """How many documents match."""
        return len(self.numbers)


class _Sought(NamedTuple):
    """One thing that is looked for.

    Attributes:
        match: Where it stands.
        rarity: How much it tells one document from another: the inverse document frequency.
    """

    match: Match
    rarity: float


class _Scored(NamedTuple):
    """Documents of the snapshot, rising, with their scores."""

    documents: Documents
    scores: Weights


def rank(
    snapshot: Snapshot,
    question: Expression,
    themes: Collection[ThemeId] = (),
    among: NDArray[np.integer] | None = None,
) -> Ranking:
    """Find and rank all documents that answer a question.

    Args:
        snapshot: The index.
        question: What is asked.
        themes: Themes that the question stands for: their documents match as well, behind
            those that say the words in so many letters.
        among: The only numbers that count, rising; None for all.
    """
    sought = [_sought(snapshot, word_match(snapshot, word)) for word in question.sought]
    themed = _themed(snapshot, themes, sought)
    if sought or themes:
        universe = _universe(snapshot, sought, themed, len(question.phrases))
    else:
        universe = _everything(snapshot)
    for word in question.without:
        universe = _less(universe, word_match(snapshot, word).documents)
    if among is not None:
        universe = universe[_held(among, snapshot.numbers[universe])]
    scored = _Scored(universe, _scores(universe, sought, themed))
    _add_closeness(snapshot, question.sought, sought, scored)
    return _ordered(snapshot, scored)


def _sought(snapshot: Snapshot, match: Match) -> _Sought:
    documents = len(match.documents)
    rarity = math.log(1 + (snapshot.live - documents + 0.5) / (documents + 0.5))
    return _Sought(match, rarity if documents else 0.0)


def _themed(
    snapshot: Snapshot, themes: Collection[ThemeId], sought: Sequence[_Sought]
) -> _Sought | None:
    """Treat themes as one word more, never rarer than the words that stand for them."""
    if not themes:
        return None
    documents = np.unique(
        np.concatenate([label_documents(snapshot, LABEL + theme) for theme in themes])
    )
    themed = _sought(snapshot, Match(documents, np.full(len(documents), _THEMED)))
    rarest = max((word.rarity for word in sought), default=0.0)
    return themed._replace(rarity=min(themed.rarity, rarest)) if rarest else themed


def _everything(snapshot: Snapshot) -> Documents:
    if snapshot.alive is None:
        return np.arange(len(snapshot.numbers))
    return np.flatnonzero(snapshot.alive)


def _universe(
    snapshot: Snapshot, sought: Sequence[_Sought], themed: _Sought | None, required: int
) -> Documents:
    """Give the documents that match: all of what is required, or any of the rest."""
    if required:
        found = sorted((one.match.documents for one in sought[:required]), key=len)
        universe = found[0]
        for documents in found[1:]:
            universe = universe[_held(documents, universe)]
        return universe
    lists = [one.match.documents for one in (*sought, *([themed] if themed else []))]
    if len(lists) == 1:
        return lists[0]
    if sum(map(len, lists)) * _SPARSE < len(snapshot.numbers):
        return np.unique(np.concatenate(lists))
    found_at = np.zeros(len(snapshot.numbers), np.bool_)
    for documents in lists:
        found_at[documents] = True
    return np.flatnonzero(found_at)


def _held(sorted_numbers: NDArray[np.integer], wanted: NDArray[np.integer]) -> NDArray[np.bool_]:
    """Say for each number whether it is among some sorted ones."""
    if not len(sorted_numbers):
        return np.zeros(len(wanted), np.bool_)
    at = np.searchsorted(sorted_numbers, wanted)
    at[at == len(sorted_numbers)] = 0
    held: NDArray[np.bool_] = sorted_numbers[at] == wanted
    return held


def _less(universe: Documents, documents: Documents) -> Documents:
    return universe[~_held(documents, universe)]


def _scores(universe: Documents, sought: Sequence[_Sought], themed: _Sought | None) -> Weights:
    """Score some documents."""
    scores = np.zeros(len(universe))
    whole = sum(one.rarity for one in sought)
    lost = min(_INCOMPLETE / len(sought), 1.0) if len(sought) > 1 else 0.0
    covered = np.full(len(universe), 1.0 - lost) if lost else scores
    for one in sought:
        at, weights = _within(one.match, universe)
        scores[at] += one.rarity * (_SATURATION + 1) * weights / (weights + _SATURATION)
        if lost:
            covered[at] += lost * one.rarity / (whole or 1.0)
    if lost:
        scores *= covered
    if themed is not None:
        at, weights = _within(themed.match, universe)
        scores[at] += themed.rarity * (_SATURATION + 1) * weights / (weights + _SATURATION)
    return scores


def _within(match: Match, universe: Documents) -> tuple[NDArray[np.intp], Weights]:
    """Give where in the universe the documents of a match are, and their weights."""
    documents, weights = match
    if len(documents) == len(universe) and np.array_equal(documents, universe):
        return np.arange(len(universe)), weights
    if not len(universe):
        return universe, np.zeros(0)
    at = np.searchsorted(universe, documents)
    at[at == len(universe)] = 0
    there = universe[at] == documents
    return at[there], weights[there]


def _add_closeness(
    snapshot: Snapshot, words: Sequence[Word], sought: Sequence[_Sought], scored: _Scored
) -> None:
    """Raise the best documents by how close the words stand in them."""
    words, sought = words[:MOST_WORDS], sought[:MOST_WORDS]
    if len(words) < 2 or not len(scored.documents):
        return
    best = _best(scored.scores, _CLOSE_CANDIDATES)
    rarities = [one.rarity for one in sought]
    close = closeness(snapshot, words, rarities, scored.documents[best])
    scored.scores[best] += _CLOSE * close


def _best(scores: Weights, count: int) -> NDArray[np.intp]:
    """Give where the highest scores are, rising; of equal ones the first."""
    if len(scores) <= count:
        return np.arange(len(scores))
    least = np.partition(scores, len(scores) - count)[len(scores) - count]
    above = np.flatnonzero(scores > least)
    equal = np.flatnonzero(scores == least)[: count - len(above)]
    return np.sort(np.concatenate((above, equal)))


def _ordered(snapshot: Snapshot, scored: _Scored) -> Ranking:
    """Sort by score, and documents with equal scores by their numbers.

    No score is below 0, so the bits of a score are in the order of the scores.
    """
    scores = scored.scores.astype(np.float32)
    keys = (~scores.view(np.uint32)).astype(np.uint64)
    keys <<= np.uint64(32)
    keys |= snapshot.numbers[scored.documents]
    keys.sort()
    found = (~(keys >> np.uint64(32)).astype(np.uint32)).view(np.float32)
    return Ranking((keys & np.uint64(0xFFFF_FFFF)).astype(np.uint32), found)
