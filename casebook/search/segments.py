"""The index as one thread reads it: its segments, and what ranking asks of them."""

# mypy: disallow-untyped-calls=False
# (Whoosh has no annotations)

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import wraps
from pathlib import Path
from typing import NamedTuple, ParamSpec, TypeVar

import numpy as np
from numpy.typing import NDArray
from whoosh.index import TOC, FileIndex

from casebook.search.columns import Numbers
from casebook.search.contents import ColumnSegment
from casebook.search.dictionary import Dictionary
from casebook.search.fields import TEXT_FIELDS
from casebook.search.layout import FIELD_BITS, FIELDS, open_columns

_P = ParamSpec("_P")
_T = TypeVar("_T")

_ATTEMPTS = 4


class DamagedIndex(Exception):
    """What is in the index files cannot be what was written there."""


class Postings(NamedTuple):
    """Where some terms stand, one after the other.

    Attributes:
        places: Places; those of a term rise.
        frequencies: For each of them, how often the term stands in it.
    """

    places: Numbers
    frequencies: Numbers


def reading(method: Callable[_P, _T]) -> Callable[_P, _T]:
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


class Segment:
    """One segment of the index.

    Attributes:
        numbers: Of each document the catalog's number.
        lengths: Of each place the number of words.
        bases: Of each place the position of its first word, and the end of the last.
        alive: Of each document whether it still counts.
        whole: Whether all of them do.
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
        self._dictionary = Dictionary(self._columns["terms"], self._columns["term_ends"])
        self._places = self._columns["places"]
        self._frequencies = self._columns["frequencies"]
        self._posting_starts = self._columns["posting_starts"].data
        self._occurrence_starts = self._columns["occurrence_starts"].data

    def postings(self, term: bytes) -> Postings | None:
        """Give the posting list of a term, deleted documents included; None without one."""
        at = self._dictionary.find(term)
        return None if at is None else self._listed(at, at + 1)

    def beginning_with(self, prefix: bytes) -> Postings | None:
        """Give the posting lists of all terms that begin with some bytes; None without any."""
        first, end = self._dictionary.beginning_with(prefix)
        return None if first == end else self._listed(first, end)

    def positions(self, term: bytes) -> NDArray[np.uint32] | None:
        """Give where a term stands, deleted documents included; None for nowhere."""
        at = self._dictionary.find(term)
        if at is None:
            return None
        first, end = self._occurrence_starts[at], self._occurrence_starts[at + 1]
        positions: NDArray[np.uint32] = self._columns["positions"][first:end]
        return positions

    @reading
    def places_of(self, positions: NDArray[np.uint32]) -> NDArray[np.uint32]:
        """Give the places of the segment in which some positions are.

        Raises:
            ValueError: A position is outside of it.
        """
        if positions.max(initial=0) >= self.bases[-1]:
            raise ValueError("a word stands outside its segment")
        return (np.searchsorted(self.bases, positions, "right") - 1).astype(np.uint32)

    def close(self) -> None:
        """Let go of the file."""
        self._dictionary.close()
        self._posting_starts.release()
        self._occurrence_starts.release()
        self.numbers = self.lengths = self.bases = np.zeros(0, np.uint32)
        self._places = self._frequencies = self.numbers
        self._columns.close()

    def _listed(self, first: int, end: int) -> Postings:
        cut = slice(self._posting_starts[first], self._posting_starts[end])
        places = self._places[cut]
        if not len(places) or places[-1] >= len(self.lengths):
            raise ValueError("a posting list leads out of its segment")
        if self.first:
            places = places + np.uint32(self.first << FIELD_BITS)
        return Postings(places, self._frequencies[cut])


class Snapshot:
    """The whole index at one moment; it belongs to one thread.

    Attributes:
        segments: Its segments, oldest first.
        numbers: The catalog's numbers of all their documents, one segment behind the other.
        alive: Of each of these whether it still counts; None when all do.
        live: How many documents count.
        is_rising: Whether the numbers rise, as they do when nothing was written twice.
    """

    @reading
    def __init__(self, index: FileIndex, folder: Path) -> None:
        self.segments: list[Segment] = []
        generation = _settled(lambda: self._open(index, folder))
        self._contents = str(folder / TOC._filename(index.indexname, generation))
        self._following = str(folder / TOC._filename(index.indexname, generation + 1))
        columns = [segment.numbers for segment in self.segments]
        self.numbers = np.concatenate(columns) if columns else np.zeros(0, np.uint32)
        self.is_rising = bool(np.all(self.numbers[1:] > self.numbers[:-1]))
        whole = all(segment.whole for segment in self.segments)
        alive = [segment.alive for segment in self.segments]
        self.alive = None if whole else np.concatenate(alive)
        self.live = sum(int(np.count_nonzero(column)) for column in alive)
        self._factors: NDArray[np.float32] | None = None

    @property
    def is_latest(self) -> bool:
        """Whether nothing was committed since.

        A commit writes the next table of contents and then deletes this one, and either can be
        seen without going through the whole folder. It is asked at every search, so as
        directly as can be.
        """
        return os.access(self._contents, os.F_OK) and not os.access(self._following, os.F_OK)

    @reading
    def postings(self, term: bytes) -> Postings | None:
        """Give the posting list of a term, deleted documents included; None without one."""
        return self._joined([segment.postings(term) for segment in self.segments])

    @reading
    def beginning_with(self, prefix: bytes) -> Postings | None:
        """Give the posting lists of all terms that begin with some bytes; None without any."""
        return self._joined([segment.beginning_with(prefix) for segment in self.segments])

    def factors(self) -> NDArray[np.float32]:
        """Give by place what an occurrence of a word weighs there.

        This is the inner part of BM25F: ``weight / (1 - b + b · length / average)``. Only
        live documents count for the average, so that an index that has seen many changes
        ranks exactly as one made afresh.
        """
        if self._factors is None:
            self._factors = self._make_factors()
        return self._factors

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

    def _joined(self, found: Sequence[Postings | None]) -> Postings | None:
        """Give the postings of all segments as those of one."""
        lists = [postings for postings in found if postings is not None]
        if not lists:
            return None
        joined = lists[0]
        if len(lists) > 1:
            places = np.concatenate([postings.places for postings in lists])
            frequencies = np.concatenate([postings.frequencies for postings in lists])
            joined = Postings(places, frequencies)
        if joined.places.max() >= len(self.numbers) << FIELD_BITS:
            raise ValueError("a posting list leads out of the index")
        return joined

    def _make_factors(self) -> NDArray[np.float32]:
        lengths = [segment.lengths.reshape(-1, FIELDS) for segment in self.segments]
        rows = np.concatenate(lengths)
        counted = rows if self.alive is None else rows[self.alive]
        factors = np.zeros(rows.shape, np.float32)
        for field, (_, weight, b) in enumerate(TEXT_FIELDS):
            words = int(counted[:, field].sum(dtype=np.int64))
            documents = int(np.count_nonzero(counted[:, field]))
            slope = b * documents / words if words else 0.0
            factors[:, field] = weight / (1.0 - b + slope * rows[:, field])
        return factors.reshape(-1)


@reading
def open_index(open_it: Callable[[], FileIndex]) -> FileIndex:
    """Open Whoosh's side of the index."""
    return _settled(open_it)
