"""The document of the library that a document of a bundle is.

Texts that both had are the surest sign; where there is none, one at the same place or with the
same id is the same document if its title is, or most of its lines. Otherwise it is another one
that only has the name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from casebook.domain.bundle import Bundle, BundledDocument
from casebook.domain.errors import CasebookError
from casebook.domain.names import DocumentPath, folded_id
from casebook.library.conflicts import likeness
from casebook.library.workbench import Workbench
from casebook.markdown.reading import read_document
from casebook.storage.file_text import FileText
from casebook.storage.keeping.versions import text_digest
from casebook.storage.scanning import Scan

_ALIKE = 0.6
"""Part of the lines that two texts of one document share at least, as for conflict copies."""
_MOST_NUMBERED = 20
_MOST_OF_ONE_SIZE = 200


@dataclass(frozen=True, slots=True)
class Counterpart:
    """A document of the library.

    Attributes:
        read: The document.
        is_same: Whether it is the same document, and not another with its name.
    """

    read: FileText
    is_same: bool


class Counterparts:
    """Finds counterparts for the documents of one bundle, none of them twice."""

    def __init__(self, bench: Workbench, scan: Scan, bundle: Bundle) -> None:
        """Take the library, its files as they are, and the bundle."""
        self._bench = bench
        self._scan = scan
        digests = {text_digest(document.text) for document in bundle.documents}
        former = {digest for document in bundle.documents for digest in document.former}
        self._having = bench.kept.versions.having(digests | former)
        self._used: set[DocumentPath] = set()

    def of(self, document: BundledDocument) -> Counterpart | None:
        """Find the counterpart of a document; None when there is none."""
        for path in self._with_history(document):
            read = self._read(path)
            if read is not None:
                return self._taken(read)
        named: Counterpart | None = None
        for path in self._with_name(document):
            read = self._read(path)
            if read is not None and _is_same(document, read):
                return self._taken(read)
            if read is not None and named is None:
                named = Counterpart(read, is_same=False)
        return self._with_text(document) or named

    def _taken(self, read: FileText) -> Counterpart:
        self._used.add(read.path)
        return Counterpart(read, is_same=True)

    def _read(self, path: DocumentPath) -> FileText | None:
        if path in self._used or path not in self._scan.documents:
            return None
        try:
            return self._bench.folder.read(path)
        except CasebookError:
            return None  # its name is taken all the same

    def _with_history(self, document: BundledDocument) -> Iterator[DocumentPath]:
        """Give the documents that had one of its texts, those of its place or id first."""
        for digests in ((text_digest(document.text),), document.former):
            found = {path for digest in digests for path in self._having.get(digest, ())}
            near = [path for path in self._with_name(document) if path in found]
            yield from dict.fromkeys((*near, *sorted(found)))

    def _with_name(self, document: BundledDocument) -> Iterator[DocumentPath]:
        """Give the documents at its place, with its id, and with a number behind its id."""
        names = (document.id, *(f"{document.id}-{number}" for number in range(2, _MOST_NUMBERED)))
        at_home = document.path in self._scan.documents
        found = [document.path] if at_home else []
        for name in names:
            found += self._by_id.get(folded_id(name), ())
        yield from dict.fromkeys(found)

    def _with_text(self, document: BundledDocument) -> Counterpart | None:
        """Find a document under another name with the very text."""
        size = len(document.text.encode())
        for path in self._by_size.get(size, ())[:_MOST_OF_ONE_SIZE]:
            read = self._read(path)
            if read is not None and read.text == document.text:
                return self._taken(read)
        return None

    @cached_property
    def _by_id(self) -> dict[str, list[DocumentPath]]:
        found: dict[str, list[DocumentPath]] = defaultdict(list)
        for path in sorted(self._scan.documents):
            found[folded_id(path.rpartition("/")[2][:-3])].append(path)
        return found

    @cached_property
    def _by_size(self) -> dict[int, list[DocumentPath]]:
        found: dict[int, list[DocumentPath]] = defaultdict(list)
        for path in sorted(self._scan.documents):
            found[self._scan.documents[path].size].append(path)
        return found


def _is_same(document: BundledDocument, read: FileText) -> bool:
    if read.text == document.text or text_digest(read.text) in document.former:
        return True
    theirs = read_document(document.text, document.path)
    mine = read_document(read.text, read.path)
    if type(theirs) is not type(mine):
        return False
    titles = {theirs.title.casefold(), mine.title.casefold()}
    return len(titles) == 1 or likeness(read.text, document.text) >= _ALIKE
