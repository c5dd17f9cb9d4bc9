"""What is kept of a file itself: above all the mark by which a change shows without reading."""

from __future__ import annotations

import os
from typing import NamedTuple

_FURTHEST = 2**63 - 1


class Stamp(NamedTuple):
    """When a file was last written and how large it was then.

    A named tuple, because ten thousand of them are made and compared at each look at the
    files.

    Attributes:
        mtime_ns: Time of the last change in nanoseconds since 1970.
        size: Length in bytes.
    """

    mtime_ns: int
    size: int

    @classmethod
    def of(cls, status: os.stat_result) -> Stamp:
        """Give the stamp of a file; a time that the catalog cannot hold becomes the nearest.

        A foreign disk or a clock gone wrong may say 1601 or 2446; the 64 bits of SQLite end in
        the years 1677 and 2262 when they count nanoseconds.
        """
        written = status.st_mtime_ns
        if not -_FURTHEST <= written <= _FURTHEST:
            written = _FURTHEST if written > 0 else -_FURTHEST
        return cls(written, status.st_size)


class FileInfo(NamedTuple):
    """What the catalog keeps of a document's file.

    Attributes:
        stamp: By which a change shows.
        notice: A sentence about its encoding, or "".
        encoding: Python's name of it.
        lossy: Whether it holds what cannot be shown.
        nul_line: The line of its first NUL character; 0 without one.
    """

    stamp: Stamp
    notice: str = ""
    encoding: str = "utf-8"
    lossy: bool = False
    nul_line: int = 0
