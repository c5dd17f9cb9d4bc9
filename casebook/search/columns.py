"""A file of columns: arrays of plain numbers, one behind the other, mapped when they are read.

The file begins with a table of its columns (type, place, how many numbers are in it), closed
by a checksum. The table is written last, so a file that was broken off has none; a file that
was cut short does not have the length that the table says.
"""

from __future__ import annotations

import mmap
import zlib
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from struct import Struct
from types import TracebackType
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[Any]

_MAGIC = b"columns\x02"
_HEAD = Struct("<8sIIQ")  # magic, number of columns, checksum of the table, length of the file
_COLUMN = Struct("<3sxxxxxQQQ")  # type, first byte, room and count in numbers
_ALIGNED = 64


class ColumnsWriter:
    """Writes a file of columns, each of them bit by bit, in any order.

    The room of every column is settled at the start; what is not used of it stays empty.
    """

    def __init__(self, path: Path, room: Mapping[str, tuple[str, int]]) -> None:
        """Begin a file.

        Args:
            path: The file; there is none yet.
            room: By name the type of a column, as numpy writes it, and the most numbers it
                may take. The order is that of the file.

        Raises:
            OSError: The file cannot be made.
        """
        self._places: dict[str, tuple[np.dtype[Any], int, int]] = {}
        self._counts = dict.fromkeys(room, 0)
        at = _aligned(_HEAD.size + len(room) * _COLUMN.size)
        for name, (kind, count) in room.items():
            dtype = np.dtype(kind)
            self._places[name] = dtype, at, count
            at = _aligned(at + count * dtype.itemsize)
        self._length = at
        self._file = path.open("xb")

    def append(self, name: str, numbers: Numbers) -> None:
        """Add numbers to a column.

        Raises:
            OSError: They cannot be written.
        """
        dtype, first, room = self._places[name]
        at = self._counts[name]
        self._counts[name] = at + len(numbers)
        assert self._counts[name] <= room, name
        self._file.seek(first + at * dtype.itemsize)
        self._file.write(np.ascontiguousarray(numbers, dtype).data)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None
    ) -> None:
        try:
            if kind is None:
                self._finish()
        finally:
            with suppress(OSError):  # what it still holds has no room on the disk
                self._file.close()

    def _finish(self) -> None:
        table = b"".join(
            _COLUMN.pack(dtype.str.encode("ascii"), first, room, self._counts[name])
            for name, (dtype, first, room) in self._places.items()
        )
        self._file.truncate(self._length)
        self._file.seek(0)
        head = _HEAD.pack(_MAGIC, len(self._places), zlib.crc32(table), self._length)
        self._file.write(head + table)
        self._file.flush()


class Columns:
    """A file of columns, mapped into memory."""

    def __init__(self, path: Path, names: tuple[str, ...]) -> None:
        """Open a file.

        Args:
            path: The file.
            names: What its columns are called, in their order.

        Raises:
            OSError: It cannot be read.
            ValueError: It is not a whole file of these columns.
        """
        with path.open("rb") as file:
            self._mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        self._columns: dict[str, Numbers] = {}
        try:
            self._map(names)
        except Exception as error:
            self.close()
            raise ValueError(f"{path.name} is damaged") from error

    def __getitem__(self, name: str) -> Numbers:
        """Give a column; it must not outlive the file."""
        return self._columns[name]

    def close(self) -> None:
        """Let go of the file; columns that are still held elsewhere keep it mapped."""
        self._columns.clear()
        with suppress(BufferError):
            self._mapped.close()

    def _map(self, names: tuple[str, ...]) -> None:
        magic, count, checksum, length = _HEAD.unpack_from(self._mapped)
        table = self._mapped[_HEAD.size : _HEAD.size + count * _COLUMN.size]
        whole = magic == _MAGIC and length == len(self._mapped)
        if not whole or zlib.crc32(table) != checksum or count != len(names):
            raise ValueError("the table of columns is not what was written")
        for name, (kind, first, _, numbers) in zip(names, _COLUMN.iter_unpack(table), strict=True):
            dtype = np.dtype(kind.decode("ascii"))
            self._columns[name] = np.frombuffer(self._mapped, dtype, numbers, first)


def _aligned(at: int) -> int:
    return -(-at // _ALIGNED) * _ALIGNED
