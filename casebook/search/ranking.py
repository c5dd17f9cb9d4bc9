"""Which documents answer a question, and which answer it best."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from casebook.domain.names import ThemeId
from casebook.search.closeness import MOST_WORDS, closeness
from casebook.search.expression import Expression, Word
from casebook.search.fields import LABEL
from casebook.search.matching import (
    Documents,
    Match,
    Weights,
    label_documents,
    united,
    word_match,
)
from casebook.search.scoring import SPARSE, Sought, found_among, scored
from casebook.search.segments import Snapshot

_THEMED = 0.6  # the weighted frequency that a theme stands for: less than a word in a body
_CLOSE_CANDIDATES = 100  # the best documents, whose words are looked at for closeness
_CLOSE = 0.4  # what closeness counts, against words
_FEW = 500  # documents that are sorted fastest by comparing them


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
    if sought or themed:
        found = _found(snapshot, sought, themed, len(question.phrases))
    else:
        found = _everything(snapshot)
    for word in question.without:
        found = found[~_held(snapshot, word_match(snapshot, word).documents, found)]
    if among is not None:
        numbers = snapshot.numbers[found]
        found = found[found_among(among, numbers)]
    scores = scored(snapshot, found, sought, themed)
    return _ordered(snapshot, question, sought, found, scores)


def _sought(snapshot: Snapshot, match: Match) -> Sought:
    documents = len(match.documents)
    rarity = math.log(1 + (snapshot.live - documents + 0.5) / (documents + 0.5))
    return Sought(match, rarity if documents else 0.0)


def _themed(
    snapshot: Snapshot, themes: Collection[ThemeId], sought: Sequence[Sought]
) -> Sought | None:
    """Treat themes as one word more, never rarer than the words that stand for them."""
    if not themes:
        return None
    documents = united([label_documents(snapshot, LABEL + theme) for theme in themes])
    themed = _sought(snapshot, Match(documents, np.full(len(documents), _THEMED)))
    rarest = max((word.rarity for word in sought), default=0.0)
    return themed._replace(rarity=min(themed.rarity, rarest)) if rarest else themed


def _everything(snapshot: Snapshot) -> Documents:
    if snapshot.alive is None:
        return np.arange(len(snapshot.numbers))
    return np.flatnonzero(snapshot.alive)


def _found(
    snapshot: Snapshot, sought: Sequence[Sought], themed: Sought | None, required: int
) -> Documents:
    """Give the documents that match: all of what is required, or any of the rest."""
    lists = [one.match.documents for one in sought[:required]]
    if lists:
        lists.sort(key=len)
        found = lists[0]
        for documents in lists[1:]:
            found = found[_held(snapshot, documents, found)]
        return found
    lists = [one.match.documents for one in (*sought, *([themed] if themed else []))]
    if len(lists) == 1:
        return lists[0]
    if sum(map(len, lists)) * SPARSE < len(snapshot.numbers):
        return united(lists)
    there = np.zeros(len(snapshot.numbers), np.bool_)
    for documents in lists:
        there[documents] = True
    return np.flatnonzero(there)


def _held(snapshot: Snapshot, documents: Documents, wanted: Documents) -> NDArray[np.bool_]:
    """Say for each document whether it is among others."""
    if len(wanted) * SPARSE < len(snapshot.numbers):
        return found_among(documents, wanted)
    there = np.zeros(len(snapshot.numbers), np.bool_)
    there[documents] = True
    return there[wanted]


def _ordered(
    snapshot: Snapshot,
    question: Expression,
    sought: Sequence[Sought],
    found: Documents,
    scores: Weights,
) -> Ranking:
    """Sort by score, and documents with equal scores by their numbers."""
    numbers = snapshot.numbers[found]
    points = scores.astype(np.float32)
    if not snapshot.is_rising:
        order = np.argsort(numbers, kind="stable")
        found, numbers, points = found[order], numbers[order], points[order]
    order = _falling(points)
    numbers, points = numbers[order], points[order]
    words = question.sought[:MOST_WORDS]
    if len(words) > 1:
        best = found[order[:_CLOSE_CANDIDATES]]
        _add_closeness(snapshot, words, sought, best, numbers, points)
    return Ranking(numbers, points)


def _falling(points: NDArray[np.float32]) -> NDArray[np.intp]:
    """Give the order in which scores fall; equal ones stay as they are.

    No score is below 0, so the bits of a score are in the order of the scores; and numbers of
    16 bits are sorted without comparing them.
    """
    if len(points) < _FEW:
        return np.argsort(-points, kind="stable")
    bits = ~points.view(np.uint32)
    order = np.argsort(bits.astype(np.uint16), kind="stable")
    high = (bits >> np.uint32(16)).astype(np.uint16)
    return order[np.argsort(high[order], kind="stable")]


def _add_closeness(
    snapshot: Snapshot,
    words: Sequence[Word],
    sought: Sequence[Sought],
    best: Documents,
    numbers: NDArray[np.uint32],
    points: NDArray[np.float32],
) -> None:
    """Raise the best documents by how close the words stand in them, and sort them again.

    As none is lowered, they stay the best.
    """
    if not len(best):
        return
    count = len(best)
    rising = np.argsort(best)
    rarities = [one.rarity for one in sought[:MOST_WORDS]]
    raised = points[:count].astype(np.float64)
    raised[rising] += _CLOSE * closeness(snapshot, words, rarities, best[rising])
    order = np.lexsort((numbers[:count], -raised))
    numbers[:count] = numbers[:count][order]
    points[:count] = raised[order]
