"""Index files: mapped into memory for reading, accounted for while they are written."""

# mypy: disallow-untyped-calls=False
# (Whoosh has no annotations)

from __future__ import annotations

import mmap
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO
from weakref import WeakSet

from whoosh.filedb.filestore import FileStorage
from whoosh.filedb.structfile import BufferFile, StructFile


class TidyStorage(FileStorage):
    """A folder of files that knows which are being written.

    A writer that fails leaves its files open, and on Windows an open file cannot be deleted.
    """

    def __init__(self, folder: Path, written: WeakSet[BinaryIO] | None = None) -> None:
        super().__init__(str(folder))
        self._written: WeakSet[BinaryIO] = WeakSet() if written is None else written

    def create_file(self, name: str, *whoosh: Any, **options: Any) -> StructFile:
        """Create a file for writing, or empty the one that is there.

        Raises:
            OSError: The file cannot be written.
        """
        file: StructFile = super().create_file(name, *whoosh, **options)
        self._written.add(file.raw_file())
        return file

    def temp_storage(self, name: str | None = None) -> FileStorage:
        """Give a folder in this one for files that are only needed while writing."""
        beside = TidyStorage(Path(self.folder, name or "temporary"), self._written)
        beside.create()
        return beside

    def close_written(self) -> None:
        """Close all files that were being written."""
        for file in list(self._written):
            with suppress(OSError):  # what it still holds has no room on the disk
                file.close()


class MappedStorage(TidyStorage):
    """A folder of index files, each mapped into memory when it is opened.

    Whoosh reads files either with a system call for each number or by copying them whole. A
    mapped file costs neither, shares its pages with other processes, and keeps no file handle
    open, so that a damaged file leaves nothing behind.
    """

    def open_file(self, name: str, **options: Any) -> StructFile:
        """Open a file for reading.

        Raises:
            OSError: There is no such file, or it cannot be read.
        """
        with Path(self.folder, name).open("rb") as file:
            try:
                mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
            except ValueError:  # an empty file cannot be mapped
                return StructFile(BytesIO(), name=name, **options)
        return MappedFile(mapped, name, **options)


class MappedFile(BufferFile):
    """A mapped file; unlike its base it does not copy what it reads from.

    Attributes:
        mapped: The bytes of the file.
    """

    def __init__(self, mapped: mmap.mmap, name: str, **options: Any) -> None:
        StructFile.__init__(self, mapped, name=name, **options)
        self.mapped = self._buf = mapped
