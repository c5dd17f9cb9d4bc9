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
from dataclasses import dataclass
from heapq import nlargest

from casebook.domain.names import ThemeId
from casebook.search.closeness import MOST_WORDS, closeness
from casebook.search.expression import Expression, Word
from casebook.search.fields import THEMES
from casebook.search.matching import MOST_BEGINNINGS, Frequencies, word_frequencies
from casebook.search.segments import Segment, Snapshot

_SATURATION = 1.6  # BM25's k1: how soon more of the same word stops to matter
_THEMED = 0.6  # the weighted frequency that a theme stands for: less than a word in a body
# What a document may lose for the words that it lacks, in a question of one word more. Who
# types two words means both; in a sentence any word may be beside the point.
_INCOMPLETE = 1.6
_CLOSE_CANDIDATES = 100  # the best documents, whose words are looked at for closeness
_CLOSE = 0.4  # what closeness counts, against words


@dataclass(frozen=True, slots=True)
class Ranking:
    """All documents that match, best first.

    Attributes:
        numbers: The catalog's numbers.
        scores: A score for each; 0 when the question only leaves out.
    """

    numbers: tuple[int, ...] = ()
    scores: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class _Match:
    """Where one thing that is looked for stands.

    Attributes:
        found: By segment.
        rarity: How much it tells one document from another: the inverse document frequency.
    """

    found: list[Frequencies]
    rarity: float


def rank(snapshot: Snapshot, question: Expression, themes: Collection[ThemeId] = ()) -> Ranking:
    """Find and rank all documents that answer a question.

    Args:
        snapshot: The index.
        question: What is asked.
        themes: Themes that the question stands for: their documents match as well, behind
            those that say the words in so many letters.
    """
    beginnings = sum(bool(word.prefix) for word in (*question.sought, *question.without))
    most = MOST_BEGINNINGS // max(beginnings, 1)
    sought = [_match(snapshot, word_frequencies(snapshot, one, most)) for one in question.sought]
    themed = _themed(snapshot, themes, sought)
    excluded = [word_frequencies(snapshot, one, most) for one in question.without]
    required = sought[: len(question.phrases)]
    scores: list[Frequencies] = []
    for number, segment in enumerate(snapshot.segments):
        if sought or themes:
            here = _segment_scores(number, sought, themed)
        else:
            here = dict.fromkeys(set(range(len(segment.numbers))) - segment.deleted, 0.0)
        for match in required:
            here = {document: here[document] for document in here.keys() & match.found[number]}
        for left_out in excluded:
            for document in here.keys() & left_out[number]:
                del here[document]
        scores.append(here)
    _add_closeness(snapshot, question.sought, sought, scores)
    return _ordered(snapshot.segments, scores)


def _match(snapshot: Snapshot, found: list[Frequencies]) -> _Match:
    documents = sum(map(len, found))
    rarity = math.log(1 + (snapshot.live - documents + 0.5) / (documents + 0.5))
    return _Match(found, rarity if documents else 0.0)


def _themed(snapshot: Snapshot, themes: Collection[ThemeId], sought: Sequence[_Match]) -> _Match:
    """Treat themes as one word more, never rarer than the words that stand for them."""
    found = []
    for segment in snapshot.segments:
        here: Frequencies = {}
        for theme in themes:
            postings = segment.postings(THEMES, theme)
            if postings is not None:
                here.update(dict.fromkeys(postings.documents, _THEMED))
        found.append({number: here[number] for number in here.keys() - segment.deleted})
    match = _match(snapshot, found)
    rarest = max((word.rarity for word in sought), default=0.0)
    return _Match(found, min(match.rarity, rarest) if rarest else match.rarity)


def _segment_scores(number: int, sought: Sequence[_Match], themed: _Match) -> Frequencies:
    """Score the documents of one segment."""
    scores: Frequencies = {}
    covered: Frequencies = {}
    whole = sum(match.rarity for match in sought)
    lost = min(_INCOMPLETE / len(sought), 1.0) if len(sought) > 1 else 0.0
    for match in sought:
        _add_scores(scores, match, number)
        if lost:
            share = lost * match.rarity / (whole or 1.0)
            for document in match.found[number]:
                covered[document] = covered.get(document, 1.0 - lost) + share
    for document, part in covered.items():
        scores[document] *= part
    _add_scores(scores, themed, number)
    return scores


def _add_scores(scores: Frequencies, match: _Match, number: int) -> None:
    most = match.rarity * (_SATURATION + 1)
    known = scores.get
    for document, weight in match.found[number].items():
        scores[document] = known(document, 0.0) + most * weight / (weight + _SATURATION)


def _add_closeness(
    snapshot: Snapshot,
    words: Sequence[Word],
    matches: Sequence[_Match],
    scores: list[Frequencies],
) -> None:
    """Raise the best documents by how close the words stand in them."""
    words, matches = words[:MOST_WORDS], matches[:MOST_WORDS]
    if len(words) < 2:
        return
    best = nlargest(
        _CLOSE_CANDIDATES,
        (
            (score, -number, document)
            for number, here in enumerate(scores)
            for document, score in here.items()
        ),
    )
    rarities = [match.rarity for match in matches]
    for number, segment in enumerate(snapshot.segments):
        documents = [document for _, minus, document in best if -minus == number]
        for document, close in closeness(segment, words, rarities, documents).items():
            scores[number][document] += _CLOSE * close


def _ordered(segments: Sequence[Segment], scores: Sequence[Frequencies]) -> Ranking:
    """Sort by score, and documents with equal scores by their numbers."""
    by_number: dict[int, float] = {}
    for segment, here in zip(segments, scores, strict=True):
        numbers = map(segment.numbers.__getitem__, here)
        by_number.update(zip(numbers, here.values(), strict=True))
    ordered = sorted(sorted(by_number), key=by_number.__getitem__, reverse=True)
    return Ranking(tuple(ordered), tuple(map(by_number.__getitem__, ordered)))
