"""What Whoosh's table of contents holds, pickled: the schema of the index, and its segments.

It stands apart from ``codec``, because reading an index needs no more of Whoosh than this, and
what writes one takes longer to import than a search takes.
"""

# mypy: disallow-untyped-calls=False
# (Whoosh has no annotations)

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from whoosh.codec.base import Segment
from whoosh.fields import FieldType, Schema
from whoosh.formats import Existence

_EXTENSION = ".columns"


class _Texts(FieldType):
    """The field of whole documents; the codec takes their words out."""

    def __init__(self) -> None:
        super().__init__(Existence(), analyzer=None, stored=True)

    def index(self, *_: Any, **__: Any) -> tuple[()]:
        """Give no postings for Whoosh to carry about one by one."""
        return ()


def schema() -> Schema:
    """Give the schema of the index."""
    return Schema(text=_Texts())


class ColumnSegment(Segment):
    """A segment, with the documents deleted since it was written."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        # Whoosh's own names repeat once somebody seeds ``random``
        self.segid = os.urandom(16).hex()
        self._documents = 0
        self._deleted: set[int] = set()

    def path(self, folder: Path) -> Path:
        """Give the file of the segment."""
        return folder / str(self.make_filename(_EXTENSION))

    def set_doc_count(self, documents: int) -> None:
        """Note how many documents were written."""
        self._documents = documents

    def doc_count_all(self) -> int:
        """Count all documents, deleted ones as well."""
        return self._documents

    def deleted_count(self) -> int:
        """Count the deleted documents."""
        return len(self._deleted)

    def deleted_docs(self) -> Iterator[int]:
        """Give the places of the deleted documents."""
        return iter(self._deleted)

    def delete_document(self, docnum: int, delete: bool = True) -> None:
        """Note that a document is deleted, or that it is not."""
        if delete:
            self._deleted.add(docnum)
        else:
            self._deleted.discard(docnum)

    def is_deleted(self, docnum: int) -> bool:
        """Say whether a document is deleted."""
        return docnum in self._deleted
