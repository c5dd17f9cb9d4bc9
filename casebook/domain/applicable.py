"""A lesson that may apply to what somebody is about to do."""

from __future__ import annotations

from dataclasses import dataclass

from casebook.domain.names import ThemeId
from casebook.domain.query import Hit


@dataclass(frozen=True, slots=True)
class Applicable:
    """A lesson, and why it may apply.

    Attributes:
        hit: The lesson.
        words: Words that it shares with what was described, as they were written there, the
            most telling ones first.
        themes: Its themes that words of the description stand for.
    """

    hit: Hit
    words: tuple[str, ...]
    themes: tuple[ThemeId, ...]
