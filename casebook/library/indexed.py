"""How far documents have been made searchable."""

from __future__ import annotations

from typing import NamedTuple


class Indexed(NamedTuple):
    """How far one run came.

    Attributes:
        documents: How many documents the index now knows, or has forgotten.
        more: Whether others are waiting.
    """

    documents: int
    more: bool
