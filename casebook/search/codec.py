"""The segments of the index as Whoosh writes them: its codec and writer.

A field hands its text on as it is, the codec gathers the texts of a segment and writes them as
columns when Whoosh closes it. Table of contents, generations, deletions and locks are Whoosh's.
"""

# mypy: disallow-untyped-calls=False
# (Whoosh has no annotations)

from __future__ import annotations

from pathlib import Path
from typing import Any

from whoosh.codec import whoosh3
from whoosh.fields import FieldType
from whoosh.index import FileIndex
from whoosh.writing import SegmentWriter

from casebook.search.contents import ColumnSegment
from casebook.search.gathering import Gathering
from casebook.search.indexed import IndexedText
from casebook.search.inverting import write_gathered


class ColumnCodec(whoosh3.W3Codec):
    """How the segments of the index are written."""

    length_stats = False

    def __init__(self, gathered: Gathering) -> None:
        super().__init__()
        self._gathered = gathered

    @property
    def is_full(self) -> bool:
        """Whether the segment that is being written had better be closed."""
        return self._gathered.is_full

    def new_segment(self, _: Any, name: str) -> ColumnSegment:
        """Name a new segment."""
        return ColumnSegment(name)

    def per_document_writer(self, *_: Any) -> _DocumentWriter:
        """Give what takes the documents of a new segment."""
        return _DocumentWriter(self._gathered)

    def field_writer(self, storage: Any, segment: ColumnSegment) -> _TermWriter:
        """Give what writes their words."""
        return _TermWriter(self._gathered, segment.path(storage.path))


class _DocumentWriter:
    """Takes documents, one at a time: of Whoosh's PerDocumentWriter what its writer calls."""

    def __init__(self, gathered: Gathering) -> None:
        self._gathered = gathered
        self.is_closed = False

    def start_doc(self, _: int) -> None:
        """Begin a document; there is nothing to do before its text comes."""

    def finish_doc(self) -> None:
        """End a document."""

    def cancel_doc(self) -> None:
        """Give a document up; Whoosh gives the whole commit up then."""

    def add_field(self, _: str, __: FieldType, value: IndexedText, ___: int) -> None:
        """Take the text of a document."""
        self._gathered.add(value)

    def close(self) -> None:
        """Take no more."""
        self.is_closed = True


class _TermWriter:
    """Writes the words of a segment, all at once: of Whoosh's FieldWriter what is called."""

    def __init__(self, gathered: Gathering, path: Path) -> None:
        self._gathered = gathered
        self._path = path
        self.is_closed = False

    def add_postings(self, *_: Any) -> None:
        """Write what was gathered; Whoosh has no postings of its own to give."""
        write_gathered(self._gathered, self._path)
        self._gathered.clear()

    def close(self) -> None:
        """Take no more."""
        self.is_closed = True


class ColumnWriter(SegmentWriter):
    """Whoosh's writer, which may close one segment and begin the next before it commits.

    Attributes:
        closed: The segments closed so far.
    """

    def __init__(self, index: FileIndex, gathered: Gathering, patience: float) -> None:
        """Begin to write.

        Args:
            index: The index.
            gathered: What keeps the documents until they are written; nobody else fills it
                while this writer has the lock.
            patience: Seconds to wait for somebody else who writes.

        Raises:
            LockError: Somebody else does not finish.
        """
        super().__init__(index, timeout=patience, codec=ColumnCodec(gathered), compound=False)
        gathered.clear()
        self.closed: list[ColumnSegment] = []

    def add(self, text: IndexedText) -> None:
        """Take a document."""
        self.add_document(text=text)
        if self.codec.is_full:
            self.close_segment()

    def close_segment(self) -> None:
        """Write what was taken since the last segment."""
        if not self._added:
            return
        self.closed.append(self._finalize_segment())
        self.newsegment = self.codec.new_segment(self.storage, self.indexname)
        self.perdocwriter = self.codec.per_document_writer(self.storage, self.newsegment)
        self.fieldwriter = self.codec.field_writer(self.storage, self.newsegment)
        self.docnum = 0
        self._added = False
