"""Several segments made one, without the documents that were deleted.

Terms are merged first. Then the lists of some terms at a time are read from all segments,
their documents renumbered, sorted and written, so that the memory needed does not grow with
the index.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from casebook.search.columns import Columns, ColumnsWriter, Numbers
from casebook.search.inverting import starts
from casebook.search.layout import COLUMNS, FIELD_BITS, FIELDS

_AT_ONCE = 1_000_000  # occurrences of the terms that are merged at a time, unless one has more
_LOW = np.uint64(0xFFFF_FFFF)
_HIGH = np.uint64(32)


class Source:
    """A segment to merge.

    Attributes:
        columns: What it holds.
        alive: Of each document whether it is kept.
        places: Of each place its number in the merged segment; any for what is not kept.
        shifts: Of each place how much later in the merged segment its words are, modulo 2³².
        ranks: Of each term its rank among the merged ones.
    """

    def __init__(self, columns: Columns, deleted: Sequence[int]) -> None:
        self.columns = columns
        self.alive = np.ones(len(columns["numbers"]), np.bool_)
        self.alive[np.asarray(deleted, np.int64)] = False
        self.whole = not len(deleted)
        self.places: NDArray[np.uint32] = np.zeros(0, np.uint32)
        self.shifts: NDArray[np.uint32] = np.zeros(0, np.uint32)
        self.ranks: NDArray[np.uint32] = np.zeros(0, np.uint32)

    @property
    def alive_places(self) -> NDArray[np.bool_]:
        """Of each place whether it is kept."""
        return np.repeat(self.alive, FIELDS)

    def terms(self) -> list[bytes]:
        """Give the terms in their order."""
        blob = self.columns["terms"].tobytes()
        return [blob[a:b] for a, b in pairwise([0, *self.columns["term_ends"].tolist()])]

    def occurrences(self) -> NDArray[np.int64]:
        """Count the occurrences of each term in what is kept."""
        begins = self.columns["posting_starts"]
        if self.whole:
            return np.diff(self.columns["occurrence_starts"]).astype(np.int64)
        counts = np.zeros(len(begins) - 1, np.int64)
        for first, end in pairwise(_cuts(np.diff(begins))):
            cut = slice(begins[first], begins[end])
            kept = self.alive[self.columns["places"][cut] >> FIELD_BITS]
            times = self.columns["frequencies"][cut] * kept
            begun = begins[first:end] - begins[first]
            counts[first:end] = np.add.reduceat(times, begun, dtype=np.int64)
        return counts

    def between(self, first: int, end: int) -> tuple[Numbers, Numbers, Numbers]:
        """Give the lists of the terms with some ranks, as they are in the merged segment.

        Returns:
            Of each posting its key (rank of the term above the place) and frequency, and of
            each occurrence its key (rank above the position).
        """
        low, high = np.searchsorted(self.ranks, (first, end))
        posts = self.columns["posting_starts"][low : high + 1]
        cut = slice(posts[0], posts[-1])
        held = slice(*self.columns["occurrence_starts"][[low, high]])
        ranks = np.repeat(self.ranks[low:high], np.diff(posts)).astype(np.uint64) << _HIGH
        places, frequencies = self.columns["places"][cut], self.columns["frequencies"][cut]
        positions = self.columns["positions"][held]
        if not self.whole:
            kept = self.alive[places >> FIELD_BITS]
            positions = positions[np.repeat(kept, frequencies)]
            ranks, places, frequencies = ranks[kept], places[kept], frequencies[kept]
        moved = positions + np.repeat(self.shifts[places], frequencies)
        occurrences = np.repeat(ranks, frequencies) | moved
        return ranks | self.places[places], frequencies, occurrences


def merge(sources: Sequence[Source], path: Path, step: Callable[[], None]) -> int:
    """Write what is kept of some segments as a new one.

    Args:
        sources: The segments.
        path: The file to write.
        step: Called now and then; it may raise.

    Returns:
        The number of documents.

    Raises:
        OSError: The file cannot be written.
    """
    columns = _documents(sources)
    terms, occurrences = _terms(sources)
    columns["terms"] = np.frombuffer(b"".join(terms), np.uint8)
    columns["term_ends"] = np.cumsum([len(term) for term in terms], dtype=np.uint32)
    room = {name: (columns[name].dtype.str, len(columns[name])) for name in columns}
    postings = sum(len(source.columns["places"]) for source in sources)
    widest = max((source.columns["frequencies"].dtype for source in sources), key=_width)
    room["posting_starts"] = room["occurrence_starts"] = ("<u4", len(terms) + 1)
    room["places"], room["frequencies"] = ("<u4", postings), (widest.str, postings)
    room["positions"] = ("<u4", int(occurrences.sum()))
    with ColumnsWriter(path, {name: room[name] for name in COLUMNS}) as writer:
        for name, column in columns.items():
            writer.append(name, column)
        _write_lists(sources, occurrences, writer, step)
    return len(columns["numbers"])


def _width(dtype: np.dtype[Any]) -> int:
    return dtype.itemsize


def _documents(sources: Sequence[Source]) -> dict[str, Numbers]:
    """Number the documents that are kept, and give their columns."""
    lengths = [source.columns["lengths"][source.alive_places] for source in sources]
    spans = [np.diff(source.columns["bases"])[source.alive_places] for source in sources]
    bases = starts(np.concatenate(spans))
    first = 0
    for source in sources:
        kept = source.alive_places
        source.places = (np.cumsum(kept, dtype=np.uint32) - np.uint32(1)) + np.uint32(first)
        if not source.whole:
            source.places[~kept] = 0
        source.shifts = bases[source.places] - source.columns["bases"][:-1]
        first += int(np.count_nonzero(kept))
    numbers = [source.columns["numbers"][source.alive] for source in sources]
    return {"numbers": np.concatenate(numbers), "lengths": np.concatenate(lengths), "bases": bases}


def _terms(sources: Sequence[Source]) -> tuple[list[bytes], NDArray[np.int64]]:
    """Rank the terms that still occur; give them and how often each does."""
    counts = [source.occurrences() for source in sources]
    named = [source.terms() for source in sources]
    living: set[bytes] = set()
    for names, count in zip(named, counts, strict=True):
        living.update(names[at] for at in np.flatnonzero(count).tolist())
    merged = sorted(living)
    rank = {name: at for at, name in enumerate(merged)}
    occurrences = np.zeros(len(merged), np.int64)
    for source, names, count in zip(sources, named, counts, strict=True):
        # What does not occur any more has no lists either, and takes the rank of the next one
        source.ranks = _rising([rank.get(name, -1) for name in names], len(merged))
        there = np.flatnonzero(count)
        occurrences[source.ranks[there]] += count[there]
    return merged, occurrences


def _rising(ranks: list[int], end: int) -> NDArray[np.uint32]:
    known = np.array(ranks, np.int64)
    known[known < 0] = end
    return np.minimum.accumulate(known[::-1])[::-1].astype(np.uint32)


def _write_lists(
    sources: Sequence[Source],
    occurrences: NDArray[np.int64],
    writer: ColumnsWriter,
    step: Callable[[], None],
) -> None:
    writer.append("posting_starts", np.zeros(1, np.uint32))
    writer.append("occurrence_starts", starts(occurrences))
    postings = 0
    for first, end in pairwise(_cuts(occurrences)):
        step()
        parts = [source.between(first, end) for source in sources]
        keys, frequencies, positions = (
            np.concatenate(column) for column in zip(*parts, strict=True)
        )
        if len(sources) > 1:
            order = np.argsort(keys, kind="stable")
            keys, frequencies = keys[order], frequencies[order]
            positions.sort(kind="stable")
        ranks = (keys >> _HIGH).astype(np.int64) - first
        ends = np.cumsum(np.bincount(ranks, minlength=end - first))
        writer.append("posting_starts", postings + ends)
        postings += len(keys)
        writer.append("places", (keys & _LOW).astype(np.uint32))
        writer.append("frequencies", frequencies)
        writer.append("positions", (positions & _LOW).astype(np.uint32))


def _cuts(counts: Numbers) -> list[int]:
    """Give the ranks between which the terms are few enough to be read at a time."""
    blocks = np.cumsum(counts, dtype=np.int64) // _AT_ONCE
    inner = np.flatnonzero(np.diff(blocks)) + 1
    return [0, *inner.tolist(), len(counts)] if len(counts) else []
