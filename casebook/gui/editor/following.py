"""Where on the page stands what the cursor is in; by words, as the page has no lines; no Qt."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

_WORD = re.compile(r"\w+")
_SIZES = (6, 4, 3, 2)
_LEAST_LETTERS = 4
_ADDRESS = re.compile(r"\]\([^)]*\)|\[\[(?:[^\[\]|]*\|)?")


@dataclass(frozen=True, slots=True)
class SourcePlace:
    """The cursor's surroundings in the source.

    Attributes:
        heading: The words of the heading above, or "".
        lines: The line of the cursor, then those above it, nearest first.
        column: Where the cursor is in its line.
    """

    heading: str = ""
    lines: tuple[str, ...] = ()
    column: int = 0


def offset_on_page(
    place: SourcePlace, text: str, headings: Sequence[tuple[str, int]]
) -> int | None:
    """Find on a page what the cursor is in.

    Args:
        place: Where the cursor is.
        text: The plain text of the page.
        headings: Words and offset of the page's headings, in order.

    Returns:
        An offset in the text of the page; None where nothing tells.
    """
    start, end = _section(place.heading, len(text), headings)
    section = text[start:end].casefold()
    for number, line in enumerate(place.lines):
        column = place.column if not number else 0
        found = _find(_ADDRESS.sub(" ", line[:4_000]), column, section)
        if found is not None:
            return start + found
    return start if place.heading and start else None


def _section(heading: str, whole: int, headings: Sequence[tuple[str, int]]) -> tuple[int, int]:
    wanted = _words(heading)
    starts = [at for _, at in headings]
    for words, at in headings:
        if wanted and _words(words) == wanted:
            following = bisect_right(starts, at)
            return at, starts[following] if following < len(starts) else whole
    return 0, whole


def _find(line: str, column: int, section: str) -> int | None:
    """Find some words of a line that stand together, those near the cursor first."""
    words = [(match.start(), match[0].casefold()) for match in _WORD.finditer(line)]
    if not words:
        return None
    near = max(bisect_right([at for at, _ in words], column) - 1, 0)
    for size in _SIZES:
        first = max(0, min(near - size // 2, len(words) - size))
        some = [word for _, word in words[first : first + size]]
        if sum(map(len, some)) < _LEAST_LETTERS:
            continue
        match = re.search(r"\W+".join(map(re.escape, some)), section)
        if match:
            return match.start()
    return None


def _words(text: str) -> list[str]:
    return [match[0].casefold() for match in _WORD.finditer(text)]
