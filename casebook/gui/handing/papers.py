"""What sheets of paper are called."""

from __future__ import annotations

_POINTS = 72 / 25.4
_NAMED = {(210, 297): "A4", (148, 210): "A5"}
_WIDE = 13.3 * 72


def paper_name(width: float, height: float) -> str:
    """Give the name of a page by its size in points; "" for one without a name."""
    size = (round(width / _POINTS), round(height / _POINTS))
    if size in _NAMED:
        return _NAMED[size]
    return "16:9" if width >= _WIDE else ""
