"""Which letters a font file has, read from its table of characters.

The tables and their formats 4 and 12 are described in the OpenType specification under *cmap*;
a font that cannot be read has no letters.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from functools import cache
from pathlib import Path

_LARGEST_TABLE = 4_000_000


@cache
def letters_of(path: Path) -> frozenset[int]:
    """Give the code points of a font, or of the first of a collection."""
    try:
        with path.open("rb") as file:
            start = 0
            head = file.read(12)
            if head[:4] == b"ttcf":
                file.seek(12)
                (start,) = struct.unpack(">I", file.read(4))
            file.seek(start + 4)
            (count,) = struct.unpack(">H", file.read(2))
            file.seek(start + 12)
            tables = file.read(16 * count)
            for tag, _, offset, length in struct.iter_unpack(">4sIII", tables):
                if tag == b"cmap":
                    file.seek(offset)
                    return frozenset(_listed(file.read(min(length, _LARGEST_TABLE))))
    except (OSError, struct.error):
        pass
    return frozenset()


def _listed(table: bytes) -> Iterator[int]:
    (count,) = struct.unpack_from(">H", table, 2)
    offsets = {struct.unpack_from(">HHI", table, 4 + 8 * at)[2] for at in range(count)}
    for offset in sorted(offsets):
        (form,) = struct.unpack_from(">H", table, offset)
        if form == 4:
            yield from _segments(table, offset)
        elif form == 12:
            yield from _groups(table, offset)


def _segments(table: bytes, offset: int) -> Iterator[int]:
    (doubled,) = struct.unpack_from(">H", table, offset + 6)
    count = doubled // 2
    ends = struct.unpack_from(f">{count}H", table, offset + 14)
    starts = struct.unpack_from(f">{count}H", table, offset + 16 + doubled)
    for first, last in zip(starts, ends, strict=True):
        if first != 0xFFFF:  # which ends the table
            yield from range(first, last + 1)


def _groups(table: bytes, offset: int) -> Iterator[int]:
    (count,) = struct.unpack_from(">I", table, offset + 12)
    for first, last, _ in struct.iter_unpack(">III", table[offset + 16 : offset + 16 + 12 * count]):
        yield from range(first, min(last, 0x10FFFF) + 1)
