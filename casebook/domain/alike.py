"""Whether two sentences say much the same, judged by the words that they share."""

from __future__ import annotations

import re

_WORD = re.compile(r"\w+")
_LETTERS = 4
"""Shorter words say little; longer ones are told apart by their first letters alone, so that
*complaint* and *complaints*, *accelerate* and *accelerated* count as the same."""
_FIRST = 5
_LEAST_SHARED = 2
_SHARE = 0.6


def says_alike(one: str, other: str) -> bool:
    """Whether most of the telling words of the shorter sentence stand in the longer one."""
    shorter, longer = sorted((_telling(one), _telling(other)), key=len)
    shared = len(shorter & longer)
    return shared >= _LEAST_SHARED and shared >= _SHARE * len(shorter)


def _telling(sentence: str) -> frozenset[str]:
    words = _WORD.findall(sentence.casefold())
    return frozenset(word[:_FIRST] for word in words if len(word) >= _LETTERS)
