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
    return are_alike(telling_words(one), telling_words(other))


def are_alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Say the same of two sentences by their telling words."""
    shared = len(one & other)
    return shared >= _LEAST_SHARED and shared >= _SHARE * min(len(one), len(other))


def telling_words(sentence: str) -> frozenset[str]:
    """Give the words of a sentence that say something, each by its first letters."""
    words = _WORD.findall(sentence.casefold())
    return frozenset(word[:_FIRST] for word in words if len(word) >= _LETTERS)
