"""Pictures and originals that come with documents, and go with them when that is undone.

What was brought is known by its digest, so that a file that somebody has changed since stays.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from casebook.domain.errors import CasebookError, EditedOutside
from casebook.domain.names import DocumentPath
from casebook.storage.folder import LibraryFolder
from casebook.storage.replacing import create_file

Content = bytes | Path
"""The bytes of a file, or the file elsewhere of which it is a copy, for large ones."""


@dataclass(frozen=True, slots=True)
class Brought:
    """A file that came with documents.

    Attributes:
        path: Where it lies.
        digest: The SHA-256 of its bytes.
    """

    path: DocumentPath
    digest: str

    def is_there(self, folder: LibraryFolder) -> bool:
        """Say whether the file is there, with these bytes."""
        try:
            return _digest(folder.locate(self.path)) == self.digest
        except (OSError, CasebookError):
            return False

    def take_away(self, folder: LibraryFolder) -> None:
        """Delete the file and the folders that it leaves empty; leave it if it is another."""
        if self.is_there(folder):
            place = folder.locate(self.path)
            with suppress(OSError):  # another program keeps it: it does no harm
                place.unlink()
                for above in list(place.parents)[: self.path.count("/")]:
                    above.rmdir()  # only if nothing else is in it

    def packed(self) -> Mapping[str, str]:
        """Give it as the journal writes it."""
        return {"path": self.path, "digest": self.digest}

    @classmethod
    def unpacked(cls, packed: Mapping[str, Any]) -> Brought:
        """Make it of what the journal has.

        Raises:
            LookupError, TypeError: Casebook has not written that.
        """
        return cls(DocumentPath(str(packed["path"])), str(packed["digest"]))


def to_bring(
    folder: LibraryFolder, files: Mapping[DocumentPath, Content]
) -> dict[Brought, Content]:
    """Say which files are still to be written: one that is there with the same bytes stays.

    Raises:
        EditedOutside: Another file has the name of one.
        OutsideLibrary: A path leads out of the library.
        OSError: One of which a copy is wanted cannot be read.
    """
    wanted: dict[Brought, Content] = {}
    for path, content in files.items():
        one = Brought(path, _digest(content))
        if one.is_there(folder):
            continue
        if folder.locate(path).exists():
            raise EditedOutside(f"There is another file {path} already. Move it, and try again.")
        wanted[one] = content
    return wanted


def bring(folder: LibraryFolder, one: Brought, content: Content) -> None:
    """Write a file.

    Raises:
        FileExistsError: There is one by now.
        OSError: The system refuses.
    """
    place = folder.locate(one.path)
    place.parent.mkdir(parents=True, exist_ok=True)
    create_file(place, content if isinstance(content, bytes) else content.read_bytes())


def _digest(content: Content) -> str:
    """Give the SHA-256 of bytes or of a file.

    Raises:
        OSError: The file cannot be read.
    """
    if isinstance(content, bytes):
        return hashlib.sha256(content).hexdigest()
    with content.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
