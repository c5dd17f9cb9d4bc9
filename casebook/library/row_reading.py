"""Files of a library read as the rows that its catalog keeps of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import count, islice
from typing import NamedTuple

from casebook.domain.errors import CasebookError, FileTooLarge
from casebook.domain.finding import Finding, Severity
from casebook.domain.names import DocumentPath
from casebook.markdown.reading import read_document
from casebook.storage.rows import DocumentRows, rows_of
from casebook.storage.stamp import FileInfo
from casebook.storage.sweep import Sweep

_AT_ONCE = 16


class RowsRead(NamedTuple):
    """What some files gave.

    Attributes:
        rows: Those of each document that was read, in the order of the paths.
        unread: Why others were not.
    """

    rows: list[DocumentRows]
    unread: list[Finding]

    @property
    def files(self) -> int:
        """How many files were asked for."""
        return len(self.rows) + len(self.unread)


def read_rows(
    sweep: Sweep, paths: Iterable[DocumentPath], begin: Callable[[int], object] | None = None
) -> Iterator[RowsRead]:
    """Read documents a few at a time, so that no more than those are in memory.

    One by one takes a tenth longer: whatever reads them falls out of the processor's own
    memory each time.

    Args:
        sweep: Reads the files.
        paths: Which ones.
        begin: Called before each of them with the number of those before it.
    """
    before = count()
    for few in batches(paths, _AT_ONCE):
        files: list[tuple[DocumentPath, str, FileInfo]] = []
        unread: list[Finding] = []
        for path in few:
            if begin is not None:
                begin(next(before))
            try:
                files.append((path, *sweep.read(path)))
            except CasebookError as error:
                unread.append(unread_file(path, error))
        documents = [(read_document(text, path), info) for path, text, info in files]
        yield RowsRead([rows_of(document, info) for document, info in documents], unread)


def unread_file(path: DocumentPath, error: CasebookError) -> Finding:
    """Say why a file was not read."""
    code = "too-large" if isinstance(error, FileTooLarge) else "unreadable"
    return Finding(path, 0, Severity.ERROR, code, str(error))


def batches(paths: Iterable[DocumentPath], size: int) -> Iterator[list[DocumentPath]]:
    """Part paths into lists of a size; the last may be shorter."""
    waiting = iter(paths)
    while batch := list(islice(waiting, size)):
        yield batch
