"""Which pictures are shown by documents, told by the names under which they are written."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from contextlib import suppress
from urllib.parse import quote

from casebook.domain.errors import CasebookError
from casebook.domain.names import DocumentPath
from casebook.storage.folder import LibraryFolder


def shown_by(
    folder: LibraryFolder, documents: Iterable[DocumentPath], files: Collection[DocumentPath]
) -> frozenset[DocumentPath]:
    """Give those of some files that documents refer to; in doubt, one too many.

    Args:
        folder: The files of the library.
        documents: Whose texts are looked through.
        files: Pictures and others beside the documents.
    """
    left = {file: _written(file) for file in files}
    found: set[DocumentPath] = set()
    for path in documents if left else ():
        data = b""
        with suppress(OSError, CasebookError):  # what cannot be read refers to nothing
            data = folder.locate(path).read_bytes().lower()
        shown = {file for file, ways in left.items() if any(way in data for way in ways)}
        found |= shown
        for file in shown:
            del left[file]
    return frozenset(found)


def _written(file: DocumentPath) -> tuple[bytes, ...]:
    """Give the ways in which a text may name a file: by folder and name, or as Obsidian does."""
    near = "/".join(file.lower().split("/")[-2:])
    name = near.rpartition("/")[2]
    return tuple(way.encode() for way in dict.fromkeys((near, quote(near), f"[[{name}")))
