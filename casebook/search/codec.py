"""How posting lists lie in the index: whole columns, read in one go.

Whoosh's own codec stores postings in pickled blocks and hands them out one at a time, several
Python calls for each. Ranking reads lists from end to end, so here a list is three columns of
plain numbers (documents, frequencies, slots), each in the narrowest type that holds it, and
reading one is a copy of memory. Term dictionary, segments, merging and writers stay Whoosh's.

A posting list in the file::

    number of documents · type of each column (3 letters) · length of the slots in bytes
    documents, each as the distance from the one before
    frequencies: how often the term stands in that document
    slots: for each document, as many as its frequency, rising
"""

# mypy: disallow-untyped-calls=False
# (Whoosh has no annotations)

from __future__ import annotations

import os
from array import array
from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate, chain
from operator import sub
from struct import Struct
from typing import Any, NamedTuple

from whoosh.codec import whoosh3
from whoosh.formats import Format
from whoosh.matching import ListMatcher
from whoosh.reading import TermNotFound
from whoosh.system import pack_ushort

_HEAD = Struct("=I3cI")
# As Whoosh lays out its term dictionary: lengths of key and value, key (field number, term),
# value (W3TermInfo: flag, weight, document frequency, …, offset and length of the list)
_LENGTHS = Struct("!ii")
_INFO = Struct("!xxxxxI")
_EXTENT = Struct("!qi")
_FIELD_NUMBER_BYTES = 2


class SlotsFormat(Format):
    """What a posting of a field carries: the slots of the term, as 32-bit numbers."""


class TermEntry(NamedTuple):
    """A term of the dictionary of one segment.

    Attributes:
        term: The term as it is stored.
        documents: How many documents have it, deleted ones included.
        offset: Where its posting list starts.
        length: How many bytes the list takes.
    """

    term: bytes
    documents: int
    offset: int
    length: int


class PostingList(ListMatcher):
    """The posting list of a term in one segment; for merging, a Whoosh matcher too.

    Attributes:
        documents: Document numbers of the segment, rising.
        frequencies: For each of them, how often the term stands in it.
    """

    def __init__(self, data: bytes) -> None:
        """Read a list.

        Raises:
            ValueError: The bytes are not a whole posting list.
            struct.error: Nor do they start like one.
        """
        count, *types, slots_length = _HEAD.unpack_from(data)
        distances, start = _column(data, _HEAD.size, types[0], count)
        self.documents = array("I", accumulate(distances))
        self.frequencies, start = _column(data, start, types[1], count)
        self._slots = array(types[2].decode("ascii"))
        self._slots.frombytes(data[start : start + slots_length])
        if self._slots and len(self._slots) != sum(self.frequencies):
            raise ValueError("slots are missing")
        super().__init__(self.documents, self.frequencies)

    def slots_in(self, documents: Iterable[int]) -> dict[int, array[int]]:
        """Give the slots of the term in some of the documents of the list."""
        slots = self._slots
        ends = array("I", accumulate(self.frequencies))
        found = {}
        for document in documents:
            at = bisect_left(self.documents, document)
            found[document] = slots[ends[at] - self.frequencies[at] : ends[at]]
        return found

    def value(self) -> bytes:
        """Give the slots in the current document, as the writer takes them."""
        if self._values is None:
            slots = self.slots_in(self.documents)
            self._values = [array("I", slots[number]).tobytes() for number in self.documents]
        return bytes(self._values[self._i])


class TermCursor(whoosh3.W3FieldCursor):
    """A place in the term dictionary of one field of a segment."""

    def __init__(self, terms: _TermsReader, *whoosh: Any) -> None:
        super().__init__(*whoosh)
        self._postings = terms.postings

    def beginning_with(self, prefix: bytes) -> list[TermEntry]:
        """Give the terms that begin with some bytes, in the order of the bytes."""
        key = self._keycoder(self._fieldname, prefix)
        at = self._tindex.closest_key_pos(key)
        data, end = self._tindex.dbfile.mapped, self._tindex.endofdata
        found = []
        while at is not None and at < end:
            key_length, info_length = _LENGTHS.unpack_from(data, at)
            start = at + _LENGTHS.size
            info = start + key_length
            if data[start : start + len(key)] != key:
                break
            found.append(
                TermEntry(
                    data[start + _FIELD_NUMBER_BYTES : info],
                    *_INFO.unpack_from(data, info),
                    *_EXTENT.unpack_from(data, info + info_length - _EXTENT.size),
                )
            )
            at = info + info_length
        return found

    def postings(self, entry: TermEntry) -> PostingList:
        """Read the posting list of a term of this dictionary."""
        return PostingList(self._postings.get(entry.offset, entry.length))


class ColumnCodec(whoosh3.W3Codec):
    """Whoosh's codec with columnar posting lists, and without per-block statistics."""

    length_stats = False

    def new_segment(self, storage: Any, indexname: str) -> whoosh3.W3Segment:
        """Name a new segment; Whoosh's own names repeat once somebody seeds ``random``."""
        segment: whoosh3.W3Segment = super().new_segment(storage, indexname)
        segment.segid = os.urandom(16).hex()
        return segment

    def field_writer(self, storage: Any, segment: Any) -> _TermWriter:
        """Give the writer of the terms and posting lists of a new segment."""
        return _TermWriter(self, storage, segment)

    def terms_reader(self, storage: Any, segment: Any) -> _TermsReader:
        """Open the term dictionary of a segment."""
        name = segment.make_filename(self.TERMS_EXT)
        terms = storage.open_file(name)
        postings = segment.open_file(storage, self.POSTS_EXT)
        return _TermsReader(self, terms, storage.file_length(name), postings)


class _TermsReader(whoosh3.W3TermsReader):
    """The term dictionary of a segment, with cursors that give many terms at once."""

    def __init__(self, codec: ColumnCodec, terms: Any, length: int, postings: Any) -> None:
        super().__init__(codec, terms, length, postings)
        self.postings = postings

    def matcher(  # type: ignore[override]  # Whoosh names it differently in two places
        self, fieldname: str, tbytes: bytes, *_: Any, **__: Any
    ) -> PostingList:
        try:
            start, length = self._range_for_key(fieldname, tbytes)
        except KeyError:
            raise TermNotFound(f"{fieldname}:{tbytes!r}") from None
        extent = _EXTENT.unpack_from(self._dbfile.mapped, start + length - _EXTENT.size)
        return PostingList(self.postings.get(*extent))

    def cursor(self, fieldname: str, fieldobj: Any) -> TermCursor:
        return TermCursor(self, self._tindex, fieldname, self._keycoder, self._keydecoder, fieldobj)


class _TermWriter(whoosh3.W3FieldWriter):
    """Writes the posting lists of a segment, term by term."""

    _btext: bytes
    _documents: array[int]
    _frequencies: array[int]
    _slots: bytearray

    def start_term(self, btext: bytes) -> None:
        self._btext = btext
        self._documents = array("I")
        self._frequencies = array("I")
        self._slots = bytearray()

    def add(self, docnum: int, weight: float, vbytes: bytes, *_: Any) -> None:
        self._documents.append(docnum)
        self._frequencies.append(int(weight))
        self._slots += vbytes

    def finish_term(self) -> None:
        data = _packed(self._documents, self._frequencies, array("I", bytes(self._slots)))
        info = whoosh3.W3TermInfo(sum(self._frequencies), len(self._documents))
        info.set_extent(self._postfile.tell(), len(data))
        self._postfile.write(data)
        self._tindex.add(pack_ushort(self._fieldid) + self._btext, info.to_bytes())


def _packed(documents: array[int], frequencies: array[int], slots: array[int]) -> bytes:
    distances = array("I", map(sub, documents, chain((0,), documents)))
    columns = [_narrowed(column) for column in (distances, frequencies, slots)]
    types = (column.typecode.encode("ascii") for column in columns)
    head = _HEAD.pack(len(documents), *types, len(columns[2]) * columns[2].itemsize)
    return b"".join((head, *(column.tobytes() for column in columns)))


def _narrowed(column: array[int]) -> array[int]:
    most = max(column, default=0)
    return array("B" if most < 1 << 8 else "H" if most < 1 << 16 else "I", column)


def _column(data: bytes, start: int, kind: bytes, count: int) -> tuple[array[int], int]:
    column = array(kind.decode("ascii"))
    end = start + count * column.itemsize
    column.frombytes(data[start:end])
    if len(column) != count:
        raise ValueError("postings are missing")
    return column, end
