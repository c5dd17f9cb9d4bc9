"""Documents turned into the columns of a segment, by one sort.

Every occurrence of a term is one number of 64 bits, the rank of the term above its position.
Sorted, they are the occurrences of the first term, then those of the second, and so on.
"""

from __future__ import annotations

from array import array
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from casebook.search.columns import ColumnsWriter, Numbers
from casebook.search.gathering import Gathering, Vocabulary
from casebook.search.layout import COLUMNS, FIELDS, GAP

_LOW = np.uint64(0xFFFF_FFFF)
_HIGH = np.uint64(32)


def write_gathered(gathered: Gathering, path: Path) -> None:
    """Write documents as a new segment.

    Raises:
        OSError: The file cannot be written.
    """
    columns = inverted(gathered)
    room = {name: (columns[name].dtype.str, len(columns[name])) for name in COLUMNS}
    with ColumnsWriter(path, room) as writer:
        for name in COLUMNS:
            writer.append(name, columns[name])


def inverted(gathered: Gathering) -> dict[str, Numbers]:
    """Give the columns of a segment that holds the documents."""
    columns = _documents(gathered)
    terms, keys = _sorted_occurrences(gathered)
    names = [gathered.vocabulary.terms[number] for number in terms.tolist()]
    columns["terms"] = np.frombuffer(b"".join(names), np.uint8)
    columns["term_ends"] = np.cumsum([len(name) for name in names], dtype=np.uint32)
    place_at = np.repeat(
        np.arange(len(columns["lengths"]), dtype=np.uint32), np.diff(columns["bases"])
    )
    ranks = (keys >> _HIGH).astype(np.uint32)
    positions = (keys & _LOW).astype(np.uint32)
    columns |= grouped(ranks, place_at[positions], len(names))
    columns["positions"] = positions
    return columns


def grouped(ranks: Numbers, places: Numbers, terms: int) -> dict[str, Numbers]:
    """Give the postings for occurrences that are sorted by term and place."""
    begins = np.empty(len(ranks), np.bool_)
    begins[:1] = True
    np.not_equal(places[1:], places[:-1], out=begins[1:])
    begins[1:] |= ranks[1:] != ranks[:-1]
    first = np.flatnonzero(begins)
    return {
        "places": places[first],
        "frequencies": narrowed(np.diff(first, append=len(ranks))),
        "posting_starts": starts(np.bincount(ranks[first], minlength=terms)),
        "occurrence_starts": starts(np.bincount(ranks, minlength=terms)),
    }


def narrowed(numbers: Numbers) -> Numbers:
    """Give counts in the narrowest type that holds them."""
    most = int(numbers.max(initial=0))
    return numbers.astype(np.uint8 if most < 1 << 8 else np.uint16 if most < 1 << 16 else np.uint32)


def starts(counts: Numbers) -> NDArray[np.uint32]:
    """Give where each of some lists starts that lie one behind the other, and where all end."""
    sums = np.zeros(len(counts) + 1, np.uint32)
    np.cumsum(counts, out=sums[1:])
    return sums


def _documents(gathered: Gathering) -> dict[str, Numbers]:
    """Give the columns that tell the documents and places."""
    widths = _array(gathered.vocabulary.widths)[_array(gathered.words)]
    ends = starts(widths)[_array(gathered.ends)]
    lengths = np.diff(ends, prepend=np.uint32(0))
    count = len(gathered.numbers) * FIELDS
    places = _array(gathered.places)
    by_place = np.bincount(places, lengths, count).astype(np.uint32)
    texts = np.bincount(places, minlength=count)
    return {
        "numbers": _array(gathered.numbers),
        "lengths": by_place,
        "bases": starts(by_place + texts * GAP),
    }


def _sorted_occurrences(gathered: Gathering) -> tuple[Numbers, NDArray[np.uint64]]:
    """Give the numbers of the terms in their order, and the sorted occurrences."""
    vocabulary = gathered.vocabulary
    words = _array(gathered.words)
    positions = starts(_array(vocabulary.widths)[words])[:-1]
    before = np.arange(len(gathered.ends), dtype=np.uint32) * np.uint32(GAP)
    positions = positions + np.repeat(before, np.diff(_array(gathered.ends), prepend=np.uint32(0)))
    terms, positions = _tokens(vocabulary, words, positions)
    used, ranks = _ranked(vocabulary, terms)
    keys = ranks[terms].astype(np.uint64)
    keys <<= _HIGH
    keys |= positions
    # Mostly in order already, which the stable sort makes use of
    keys.sort(kind="stable")
    return used, keys


def _tokens(
    vocabulary: Vocabulary, words: Numbers, positions: Numbers
) -> tuple[Numbers, NDArray[np.uint32]]:
    """Give the terms of the words, most of which have one, with their positions."""
    counts = _array(vocabulary.token_counts)
    first = starts(counts)[:-1]
    terms, slots = _array(vocabulary.token_terms), _array(vocabulary.token_slots)
    found_terms, found_positions = [], []
    most = int(counts.max(initial=0))
    for nth in range(most):
        having = counts[words] > nth
        words, positions = words[having], positions[having]
        token = first[words] + np.uint32(nth)
        found_terms.append(terms[token])
        found_positions.append(positions + slots[token])
    if not most:
        return terms, slots
    return np.concatenate(found_terms), np.concatenate(found_positions)


def _ranked(vocabulary: Vocabulary, terms: Numbers) -> tuple[Numbers, NDArray[np.uint32]]:
    """Give the numbers of the terms that occur, by the alphabet, and the rank of each."""
    used = np.flatnonzero(np.bincount(terms, minlength=len(vocabulary.terms)))
    names = vocabulary.terms
    ordered = np.array(sorted(used.tolist(), key=names.__getitem__), np.int64)
    ranks = np.zeros(len(names), np.uint32)
    ranks[ordered] = np.arange(len(ordered), dtype=np.uint32)
    return ordered, ranks


def _array(numbers: array[int]) -> NDArray[np.uint32]:
    """Give an array of Python's as one of numpy, without a copy."""
    return np.asarray(numbers)
