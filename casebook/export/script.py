"""Which way a text is read, and whether it needs letters beyond those of Europe."""

from __future__ import annotations

import unicodedata

_RIGHT_TO_LEFT = frozenset({"R", "AL"})
_STRONG = _RIGHT_TO_LEFT | {"L"}


def reads_right_to_left(text: str) -> bool:
    """Say whether the first letter of a text belongs to a script read from right to left."""
    first = next((kind for kind in map(unicodedata.bidirectional, text) if kind in _STRONG), "L")
    return first in _RIGHT_TO_LEFT
