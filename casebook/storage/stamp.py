"""What is kept of a file itself: above all the mark by which a change shows without reading."""

from __future__ import annotations

from typing import NamedTuple


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


class FileInfo(NamedTuple):
    """What the catalog keeps of a document's file.

    Attributes:
        stamp: By which a change shows.
        notice: A sentence about its encoding, or "".
        encoding: Python's name of it.
    """

    stamp: Stamp
    notice: str = ""
    encoding: str = "utf-8"
