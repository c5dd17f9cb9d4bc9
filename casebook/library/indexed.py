"""How far documents have been made searchable."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Indexed:
    """How far one run came.

    Attributes:
        documents: How many documents the index now knows, or has forgotten.
        more: Whether others are waiting.
    """

    documents: int
    more: bool
