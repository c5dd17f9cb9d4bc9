"""Places in a line as Qt counts them (UTF-16) and as Python does (characters)."""

from __future__ import annotations

import re
from bisect import bisect_left

_RARE = re.compile("[\U00010000-\U0010ffff]")


class Positions:
    """Leads from offsets in a long text to Qt's positions, after one look at the text."""

    def __init__(self, text: str) -> None:
        # by far the fastest way to see that no character is rare, which is nearly always so
        plain = text.isascii() or len(text.encode("utf-16-le", "surrogatepass")) == 2 * len(text)
        self._rare = [] if plain else [match.start() for match in _RARE.finditer(text)]

    def position(self, offset: int) -> int:
        """Give the position of an offset."""
        return offset + bisect_left(self._rare, offset) if self._rare else offset


def units_before(line: str, index: int) -> int:
    """Give the place of a character of a line as Qt counts."""
    head = line[:index]
    return len(head) if head.isascii() else len(head.encode("utf-16-le", "surrogatepass")) // 2


def index_at(line: str, units: int) -> int:
    """Give the character of a line at a place as Qt counts."""
    if line.isascii():
        return min(units, len(line))
    raw = line.encode("utf-16-le", "surrogatepass")[: 2 * units]
    return len(raw.decode("utf-16-le", "surrogatepass"))
