"""The folder of the index, as Whoosh sees it: a table of contents, a lock, and files to delete.

Segments are read and written past it, as ``columns``.
"""

# mypy: disallow-untyped-calls=False
# (Whoosh has no annotations)

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, BinaryIO
from weakref import WeakSet

from whoosh.filedb.filestore import FileStorage
from whoosh.filedb.structfile import BufferFile, StructFile

from casebook.domain.errors import CacheUnusable, CasebookError


class IndexFolder(FileStorage):
    """A folder whose files are read as a whole, and that knows which are being written.

    A writer that fails leaves its file open, and on Windows an open file cannot be deleted.

    Attributes:
        path: The folder.
    """

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path
        self._written: WeakSet[BinaryIO] = WeakSet()

    def open_file(self, name: str, **_: Any) -> BufferFile:
        """Read a file.

        Raises:
            OSError: There is no such file, or it cannot be read.
        """
        return BufferFile((self.path / name).read_bytes(), name=name)

    def create_file(self, name: str, *whoosh: Any, **options: Any) -> StructFile:
        """Create a file for writing, or empty the one that is there.

        Raises:
            OSError: The file cannot be written.
        """
        file: StructFile = super().create_file(name, *whoosh, **options)
        self._written.add(file.raw_file())
        return file

    def rename_file(self, oldname: str, newname: str, safe: bool = False) -> None:
        """Give a file its name.

        Raises:
            IndexBusy: There is a file of this name that is not to be replaced: somebody has
                deleted the caches, lock and all, while two programs were writing.
        """
        try:
            super().rename_file(oldname, newname, safe)
        except NameError as error:  # which is what Whoosh raises
            raise busy(Path(self.folder)) from error

    def close_written(self) -> None:
        """Close all files that were being written."""
        for file in list(self._written):
            with suppress(OSError):  # what it still holds has no room on the disk
                file.close()


class IndexBusy(CasebookError):
    """Another program is writing to the index."""


@contextmanager
def naming_folder(folder: Path) -> Iterator[None]:
    """Turn errors of the file system into a sentence that names the folder.

    Raises:
        CacheUnusable: A file could not be written.
    """
    try:
        yield
    except OSError as error:
        reason = error.strerror or str(error)
        raise CacheUnusable(
            f"The search index in {folder} cannot be written ({reason}). "
            "Check the disk, or choose another cache folder."
        ) from error


def busy(folder: Path) -> IndexBusy:
    """Give the error to raise when somebody else holds the lock."""
    return IndexBusy(
        f"Another program is writing to the search index in {folder}. Try again in a moment."
    )
