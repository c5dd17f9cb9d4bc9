"""Places in a line as Qt counts them (UTF-16) and as Python does (characters)."""

from __future__ import annotations


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
