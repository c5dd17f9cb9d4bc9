"""Words one after another: phrases, and the pieces of identifiers.

Positions count all words of a segment, so a phrase stands where the positions of its words,
each less its distance from the first, agree. No word of one text is near one of another.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from casebook.search.fields import stored_term
from casebook.search.layout import FIELD_BITS
from casebook.search.segments import Postings, Segment, Snapshot

Sequence = tuple[tuple[str, int], ...]
Positions = NDArray[np.uint32]

_NOWHERE: Positions = np.zeros(0, np.uint32)
_RARE = 30  # a list so many times longer is searched, not read from end to end


def sequence_postings(snapshot: Snapshot, sequence: Sequence) -> Postings | None:
    """Give where terms stand at their distances, as if that were a term; None for nowhere."""
    found = [_in_segment(segment, sequence) for segment in snapshot.segments]
    lists = [places for places in found if len(places)]
    if not lists:
        return None
    places = np.concatenate(lists)
    first = np.flatnonzero(np.diff(places, prepend=-1))
    return Postings(places[first], np.diff(first, append=len(places)))


def _in_segment(segment: Segment, sequence: Sequence) -> Positions:
    """Give the place of each of the sequences in a segment."""
    lists = []
    for term, distance in sequence:
        positions = segment.positions(stored_term(term))
        if positions is None:
            return _NOWHERE
        lists.append((positions, distance))
    lists.sort(key=lambda one: len(one[0]))
    shortest, distance = lists[0]
    begins = shortest[shortest >= distance] - np.uint32(distance)
    for positions, distance in lists[1:]:
        begins = _followed(begins, positions, np.uint32(distance))
    return segment.places_of(begins) + np.uint32(segment.first << FIELD_BITS)


def _followed(begins: Positions, positions: Positions, distance: np.uint32) -> Positions:
    """Give those of some positions that have one of others at a distance."""
    wanted = begins + distance
    if len(wanted) * _RARE < len(positions):
        at = np.searchsorted(positions, wanted)
        at[at == len(positions)] = 0
        found: Positions = begins[positions[at] == wanted]
        return found
    both = np.concatenate((wanted, positions))
    both.sort(kind="stable")  # which merges two rising lists in one pass
    common: Positions = both[:-1][both[1:] == both[:-1]]
    return common - distance
