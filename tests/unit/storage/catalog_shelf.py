"""A catalog that tests fill by texts."""

from __future__ import annotations

from collections.abc import Iterable
from textwrap import dedent

from casebook.domain.names import DocumentPath
from casebook.markdown.reading import read_document
from casebook.storage.catalog import Catalog, FileInfo
from casebook.storage.rows import rows_of
from casebook.storage.stamp import Stamp

VERSION = 7
"""Of the code that reads documents, as far as these tests are concerned."""


class Shelf:
    """A catalog to which documents are added by their texts."""

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog

    def put(self, removed: Iterable[str] = (), notice: str = "", **texts: str) -> None:
        """Read texts as documents and put them; ``cases__queue`` stands for cases/queue.md."""
        documents = []
        for name, text in texts.items():
            path = DocumentPath(name.replace("__", "/").replace("_", "-") + ".md")
            info = FileInfo(Stamp(len(documents) + 1, len(text)), notice)
            documents.append(rows_of(read_document(dedent(text), path), info))
        self.catalog.put(documents, [DocumentPath(path) for path in removed])
