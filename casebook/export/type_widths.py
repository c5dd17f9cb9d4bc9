"""How many lines words take, by the widths of the letters of Arial.

Liberation Sans, Helvetica and others have the same widths, so lines end alike in all of them.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

_LETTER = 600
"""What a letter that is not listed takes: most are narrower."""
_BOLDER = 1.08
# thousandths of the size of the type, from space to tilde
_WIDTHS = (
    *(278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278),
    *(556,) * 10,
    *(278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500),
    *(667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278),
    *(278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556),
    *(556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584),
)
_THIN = frozenset({"Mn", "Me", "Cf"})


def lines_of_text(text: str, size: float, width: float, *, bold: bool = False) -> int:
    """Count the lines of a text without line breaks of its own.

    Args:
        text: What is set.
        size: Of the type, in points.
        width: Of the lines, in points.
        bold: Whether it is set bold.
    """
    room = max(width / size * 1000 / (_BOLDER if bold else 1), 1)
    lines, used = 1, 0.0
    for wide, space in _pieces(text):
        if used and used + wide > room:
            lines, used = lines + 1, 0.0
        whole = int(wide // room) if wide > room else 0
        lines += whole
        used += wide - whole * room + space
    return lines


def _pieces(text: str) -> Iterator[tuple[float, float]]:
    """Give the width of each piece that stays on one line, and of the space behind it."""
    for word in text.split(" "):
        if word.isascii():
            yield wide_word(word), _WIDTHS[0]
            continue
        for letter in word:  # lines may end between most of these, and estimates rather too high
            yield wide_letter(letter), 0
        yield 0, _WIDTHS[0]


@lru_cache(maxsize=20_000)
def wide_word(word: str) -> int:
    """Give the width of a word, in thousandths of the size of its type."""
    return sum(map(wide_letter, word))


def wide_letter(letter: str) -> int:
    """Give the width of a letter, in thousandths of the size of its type."""
    code = ord(letter)
    if 32 <= code < 127:
        return _WIDTHS[code - 32]
    if unicodedata.category(letter) in _THIN:
        return 0
    return 1000 if unicodedata.east_asian_width(letter) in "WF" else _LETTER
