"""How long a text is to its reader; no Qt."""

from __future__ import annotations

import re
from dataclasses import dataclass

_A_MINUTE = 230
"""Words that an adult reads silently in a minute: 238 for non-fiction in the survey of Brysbaert
(2019), a little less for tables and names."""
_LONGEST_FRONT = 256 * 1024
_PIECE = 32 * 1024
_FRONT = re.compile(r"(---|\+\+\+)[ \t]*\n(?:.*\n)*?\1[ \t]*(?:\n|\Z)")


@dataclass(frozen=True, slots=True)
class Length:
    """Words of the body, and whole minutes to read them; at least one where there are words."""

    words: int
    minutes: int


def length_of(text: str) -> Length:
    """Count the words below the front matter."""
    front = _FRONT.match(text, 0, _LONGEST_FRONT)
    at, words = front.end() if front else 0, 0
    # piece by piece, so that other threads are let in between
    while at < len(text):
        end = text.find("\n", at + _PIECE)
        end = len(text) if end < 0 else end
        words += len(text[at:end].split())
        at = end
    return Length(words, max(round(words / _A_MINUTE), min(words, 1)))
