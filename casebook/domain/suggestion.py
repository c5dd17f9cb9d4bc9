"""Another way to write a question, for one that finds nothing or little."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What may have been meant.

    Attributes:
        text: The whole question, corrected; everything else in it as it was typed.
        words: What was changed: as written, and as it may have been meant.
    """

    text: str
    words: tuple[tuple[str, str], ...]
