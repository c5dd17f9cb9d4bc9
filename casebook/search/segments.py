"""The index as one thread reads it: its segments, and what ranking asks of them."""

# mypy: disallow-untyped-calls=False
# (Whoosh has no annotations)

from __future__ import annotations

from array import array
from collections.abc import Callable
from contextlib import suppress
from functools import wraps
from operator import mul
from typing import Any, ParamSpec, TypeVar

from whoosh.fields import Schema
from whoosh.index import FileIndex
from whoosh.matching import FilterMatcher
from whoosh.reading import IndexReader, SegmentReader, TermNotFound
from whoosh.writing import SegmentWriter

from casebook.search.codec import PostingList, TermCursor, TermEntry
from casebook.search.fields import RECORD, TEXT_FIELDS, RecordColumn, stored_term
from casebook.search.mapped import MappedStorage

_P = ParamSpec("_P")
_T = TypeVar("_T")

_RECORD_LENGTH = 1 + len(TEXT_FIELDS)


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


class Segment:
    """One segment of the index.

    Attributes:
        numbers: The catalog's number by document number of the segment.
        deleted: Document numbers that no longer count.
        live: How many documents count.
    """

    def __init__(self, reader: SegmentReader) -> None:
        self._reader = reader
        self._cursors: dict[str, TermCursor] = {}
        column = reader.column_reader(RECORD, translate=False)
        if not isinstance(column, RecordColumn.Reader):  # what Whoosh gives for no file
            raise FileNotFoundError(f"{reader} without records")
        self._records = column.load()
        self.numbers = self._records[::_RECORD_LENGTH]
        self.deleted: frozenset[int] = reader.deleted_docs_set
        self.live = len(self.numbers) - len(self.deleted)

    @_reading
    def postings(self, field: str, term: str) -> PostingList | None:
        """Read the posting list of a term, deleted documents included; None without one."""
        try:
            found = self._reader.postings(field, stored_term(term))
        except TermNotFound:
            return None
        return self._checked(found.child if isinstance(found, FilterMatcher) else found)

    @_reading
    def beginning_with(self, field: str, prefix: str) -> list[TermEntry]:
        """Give the terms of a field that begin with some letters."""
        return self._cursor(field).beginning_with(stored_term(prefix))

    @_reading
    def listed(self, field: str, entry: TermEntry) -> PostingList:
        """Read the posting list of a term that ``beginning_with`` gave."""
        return self._checked(self._cursor(field).postings(entry))

    def lengths(self, field: int) -> array[int]:
        """Give the length in words of a text field, by its place among them, per document."""
        return self._records[1 + field :: _RECORD_LENGTH]

    def close(self) -> None:
        """Let go of the files."""
        self._reader.close()

    def _cursor(self, field: str) -> TermCursor:
        if field not in self._cursors:
            self._cursors[field] = self._reader.cursor(field)
        return self._cursors[field]

    def _checked(self, postings: PostingList) -> PostingList:
        if postings.documents[-1] >= len(self.numbers):
            raise ValueError("a posting list leads out of its segment")
        return postings


class Snapshot:
    """The whole index at one moment; it belongs to one thread.

    Attributes:
        stamp: Which state of the index it shows.
        segments: Its segments, oldest first.
        live: How many documents count, in all of them.
    """

    @staticmethod
    @_reading
    def latest_stamp(index: FileIndex) -> tuple[int, float]:
        """Say which state the index is in: its generation, and when that was written."""
        return _settled(lambda: (index.latest_generation(), index.last_modified()))

    def __init__(self, index: FileIndex) -> None:
        # Taken first: a commit in between only means that the snapshot is renewed once more
        self.stamp = self.latest_stamp(index)
        self.segments = _open_segments(index)
        self.live = sum(segment.live for segment in self.segments)
        self._factors: list[list[array[float]] | None] = [None] * len(TEXT_FIELDS)

    def weights(self, segment: int, field: int, postings: PostingList) -> Any:
        """Weigh the frequencies of a posting list by field and length, lazily.

        This is the inner part of BM25F: ``weight · tf / (1 - b + b · length / average)``.
        Only live documents count for the average, so that an index that has seen many
        changes ranks exactly as one made afresh.
        """
        factors = self._field_factors(field)[segment]
        return map(mul, postings.frequencies, map(factors.__getitem__, postings.documents))

    def weight(self, segment: int, field: int, document: int, times: int) -> float:
        """Weigh one frequency in the same way."""
        return times * self._field_factors(field)[segment][document]

    def close(self) -> None:
        """Let go of all files."""
        while self.segments:
            self.segments.pop().close()

    def _field_factors(self, field: int) -> list[array[float]]:
        known = self._factors[field]
        if known is None:
            known = self._factors[field] = self._make_factors(field)
        return known

    def _make_factors(self, field: int) -> list[array[float]]:
        _, weight, b = TEXT_FIELDS[field]
        lengths = [segment.lengths(field) for segment in self.segments]
        words = documents = 0
        for segment, column in zip(self.segments, lengths, strict=True):
            gone = [column[number] for number in segment.deleted]
            words += sum(column) - sum(gone)
            documents += len(column) - column.count(0) - len(gone) + gone.count(0)
        slope = b * documents / words if words else 0.0
        return [
            array("d", [weight / (1.0 - b + slope * length) for length in column])
            for column in lengths
        ]


@_reading
def open_index(storage: MappedStorage, schema: Schema, name: str) -> FileIndex:
    """Open the index with some name in a folder."""
    return _settled(lambda: FileIndex(storage, schema, name))


@_reading
def live_documents(writer: SegmentWriter) -> dict[int, int]:
    """Give by the catalog's number where in the index the documents are that count."""
    reader = writer.reader()
    places: dict[int, int] = {}
    for segment, first in _segments_of(reader):
        for at, number in enumerate(segment.numbers):
            if at not in segment.deleted:
                places[number] = first + at
    reader.close()
    return places


@_reading
def _open_segments(index: FileIndex) -> list[Segment]:
    return _settled(lambda: [segment for segment, _ in _segments_of(index.reader())])


def _segments_of(reader: IndexReader) -> list[tuple[Segment, int]]:
    """Give the segments behind a reader, each with the number of documents before it."""
    if not reader.doc_count_all():
        return []  # without any segment the reader is one of nothing at all
    return [(Segment(leaf), first) for leaf, first in reader.leaf_readers()]
