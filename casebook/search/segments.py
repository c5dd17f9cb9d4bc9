"""The index as one thread reads it: its segments, and what ranking asks of them."""

# mypy: disallow-untyped-calls=False
# (Whoosh has no annotations)

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import wraps
from pathlib import Path
from typing import NamedTuple, ParamSpec, TypeVar

import numpy as np
from numpy.typing import NDArray
from whoosh.index import TOC, FileIndex

from casebook.search.codec import ColumnSegment
from casebook.search.columns import Numbers
from casebook.search.fields import TEXT_FIELDS
from casebook.search.layout import FIELDS, open_columns

_P = ParamSpec("_P")
_T = TypeVar("_T")

_ATTEMPTS = 4


class DamagedIndex(Exception):
    """What is in the index files cannot be what was written there."""


def _reading(method: Callable[_P, _T]) -> Callable[_P, _T]:
    """Make a method that reads index files raise DamagedIndex, whatever it stumbles over."""

    @wraps(method)
    def guarded(*args: _P.args, **kwargs: _P.kwargs) -> _T:
        try:
            return method(*args, **kwargs)
        except Exception as error:
            raise DamagedIndex(str(error)) from error

    return guarded


def _settled(read: Callable[[], _T]) -> _T:
    """Read again when a file was gone: a commit may just have taken it away."""
    for _ in range(_ATTEMPTS - 1):
        with suppress(FileNotFoundError):
            return read()
    return read()


class Postings(NamedTuple):
    """Some posting lists of one segment.

    Attributes:
        segment: Where they are.
        places: Places of the segment; rising in each list.
        frequencies: For each of them, how often the term stands in it.
    """

    segment: Segment
    places: Numbers
    frequencies: Numbers


class Segment:
    """One segment of the index.

    Attributes:
        numbers: Of each document the catalog's number.
        lengths: Of each place the number of words.
        bases: Of each place the position of its first word, and the end of the last.
        alive: Of each document whether it still counts.
        first: How many documents the segments before this one have.
    """

    def __init__(self, segment: ColumnSegment, folder: Path, first: int) -> None:
        self._columns = open_columns(segment.path(folder), segment.doc_count_all())
        self.first = first
        self.numbers = self._columns["numbers"]
        self.lengths = self._columns["lengths"]
        self.bases = self._columns["bases"]
        self.alive = np.ones(len(self.numbers), np.bool_)
        self.alive[np.fromiter(segment.deleted_docs(), np.int64)] = False
        self.whole = not segment.has_deletions()
        self._terms = self._columns["terms"].data
        self._term_ends = self._columns["term_ends"].data
        self._posting_starts = self._columns["posting_starts"].data
        self._occurrence_starts = self._columns["occurrence_starts"].data

    @_reading
    def postings(self, term: bytes) -> Postings | None:
        """Give the posting list of a term, deleted documents included; None without one."""
        at = self._at(term)
        if at is None:
            return None
        return self._listed(self._posting_starts[at], self._posting_starts[at + 1])

    @_reading
    def beginning_with(self, prefix: bytes) -> Postings | None:
        """Give the posting lists of all terms that begin with some bytes; None without any."""
        low = self._bisected(prefix)
        # No byte of UTF-8 is 255
        high = self._bisected(prefix + b"\xff", low)
        if low == high:
            return None
        return self._listed(self._posting_starts[low], self._posting_starts[high])

    @_reading
    def positions(self, term: bytes) -> NDArray[np.uint32] | None:
        """Give where a term stands, deleted documents included; None for nowhere."""
        at = self._at(term)
        if at is None:
            return None
        first, end = self._occurrence_starts[at], self._occurrence_starts[at + 1]
        return self._columns["positions"][first:end]

    @_reading
    def places_of(self, positions: NDArray[np.uint32]) -> NDArray[np.uint32]:
        """Give the places in which some positions are."""
        if positions.max(initial=0) >= self.bases[-1]:
            raise ValueError("a word stands outside its segment")
        return (np.searchsorted(self.bases, positions, "right") - 1).astype(np.uint32)

    def close(self) -> None:
        """Let go of the file."""
        for view in (self._terms, self._term_ends, self._posting_starts, self._occurrence_starts):
            view.release()
        self.numbers = self.lengths = self.bases = np.zeros(0, np.uint32)
        self._columns.close()

    def _listed(self, first: int, end: int) -> Postings:
        places = self._columns["places"][first:end]
        if not len(places) or places.max() >= len(self.lengths):
            raise ValueError("a posting list leads out of its segment")
        return Postings(self, places, self._columns["frequencies"][first:end])

    def _at(self, term: bytes) -> int | None:
        at = self._bisected(term)
        return at if at < len(self._term_ends) and self._term(at) == term else None

    def _term(self, at: int) -> bytes:
        first = self._term_ends[at - 1] if at else 0
        return self._terms[first : self._term_ends[at]].tobytes()

    def _bisected(self, term: bytes, low: int = 0) -> int:
        """Give where a term is or would be."""
        ends, terms = self._term_ends, self._terms
        high = len(ends)
        while low < high:
            middle = (low + high) // 2
            first = ends[middle - 1] if middle else 0
            if terms[first : ends[middle]].tobytes() < term:
                low = middle + 1
            else:
                high = middle
        return low


class Snapshot:
    """The whole index at one moment; it belongs to one thread.

    Attributes:
        generation: Which state of the index it shows.
        segments: Its segments, oldest first.
        numbers: The catalog's numbers of all their documents, one segment behind the other.
        alive: Of each of these whether it still counts; None when all do.
        live: How many documents count.
    """

    @_reading
    def __init__(self, index: FileIndex, folder: Path) -> None:
        self.segments: list[Segment] = []
        self.generation: int = _settled(lambda: self._open(index, folder))
        columns = [segment.numbers for segment in self.segments]
        self.numbers = np.concatenate(columns) if columns else np.zeros(0, np.uint32)
        whole = all(segment.whole for segment in self.segments)
        alive = [segment.alive for segment in self.segments]
        self.alive = None if whole else np.concatenate(alive)
        self.live = sum(int(np.count_nonzero(column)) for column in alive)
        self._factors: list[NDArray[np.float32]] = []

    def factors(self, segment: int) -> NDArray[np.float32]:
        """Give by place what an occurrence of a word weighs there.

        This is the inner part of BM25F: ``weight / (1 - b + b · length / average)``. Only
        live documents count for the average, so that an index that has seen many changes
        ranks exactly as one made afresh.
        """
        if not self._factors:
            self._factors = self._make_factors()
        return self._factors[segment]

    def close(self) -> None:
        """Let go of all files."""
        while self.segments:
            self.segments.pop().close()

    def _open(self, index: FileIndex, folder: Path) -> int:
        toc: TOC = index._read_toc()
        first = 0
        try:
            for segment in toc.segments:
                self.segments.append(Segment(segment, folder, first))
                first += segment.doc_count_all()
        except BaseException:
            self.close()
            raise
        return int(toc.generation)

    def _make_factors(self) -> list[NDArray[np.float32]]:
        shares = [np.zeros((len(one.numbers), FIELDS), np.float32) for one in self.segments]
        for field, (_, weight, b) in enumerate(TEXT_FIELDS):
            columns = [segment.lengths[field::FIELDS] for segment in self.segments]
            words = documents = 0
            for segment, lengths in zip(self.segments, columns, strict=True):
                counted = lengths if segment.whole else lengths[segment.alive]
                words += int(counted.sum(dtype=np.int64))
                documents += int(np.count_nonzero(counted))
            slope = b * documents / words if words else 0.0
            for share, lengths in zip(shares, columns, strict=True):
                share[:, field] = weight / (1.0 - b + slope * lengths)
        return [share.reshape(-1) for share in shares]


@_reading
def open_index(open_it: Callable[[], FileIndex]) -> FileIndex:
    """Open Whoosh's side of the index."""
    return _settled(open_it)
