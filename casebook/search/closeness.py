"""How close together the words of a question stand in a document."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Collection, Sequence
from itertools import pairwise

from casebook.search.expression import Word
from casebook.search.fields import TEXT_FIELDS
from casebook.search.matching import term_slots_in
from casebook.search.segments import Segment

MOST_WORDS = 8
"""How many words of a question are looked at; a longer one is prose, and close anyway."""

_REACH = 8  # slots within which two words are close


def closeness(
    segment: Segment, words: Sequence[Word], rarities: Sequence[float], documents: Collection[int]
) -> dict[int, float]:
    """Measure how close neighbouring words of a question stand in some documents.

    A pair that stands side by side in the order of the question counts as much as the less
    rare of its words, one that is further apart less; in each document the closest place of
    any field counts.

    Args:
        segment: Where the documents are.
        words: The words of the question in their order.
        rarities: For each of them its inverse document frequency.
        documents: Documents of the segment.
    """
    close: dict[int, list[float]] = {}
    pairs = len(words) - 1
    for field in TEXT_FIELDS:
        slots = [_word_slots(segment, field.name, word, documents) for word in words]
        for pair in range(pairs):
            first, second = slots[pair], slots[pair + 1]
            for document in first.keys() & second.keys():
                share = _nearness(first[document], second[document])
                shares = close.setdefault(document, [0.0] * pairs)
                shares[pair] = max(shares[pair], share)
    worth = [min(pair) for pair in pairwise(rarities)]
    return {
        document: sum(share * one for share, one in zip(shares, worth, strict=True))
        for document, shares in close.items()
    }


def _word_slots(
    segment: Segment, field: str, word: Word, documents: Collection[int]
) -> dict[int, array[int]]:
    """Give the slots of a word; of an identifier or phrase those of its first piece."""
    term = word.terms[0] if word.terms else word.sequence[0][0]
    return term_slots_in(segment, field, term, documents)


def _nearness(first: array[int], second: array[int]) -> float:
    """Give 1 for side by side, less for further apart or the wrong way round, 0 for far."""
    least = _REACH + 1
    for place in first:
        at = bisect_left(second, place)
        if at < len(second):
            least = min(least, max(second[at] - place, 1))
        if at:
            least = min(least, place - second[at - 1] + 1)
        if least == 1:
            break
    return 1.0 / least if least <= _REACH else 0.0
