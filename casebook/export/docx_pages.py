"""On which page of a Word file each heading will stand: an estimate.

Only a word processor knows: the estimate stands in the table of contents until one works it out.
It breaks lines by the widths of Arial and counts heights as the built-in styles have them.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from casebook.export.document import (
    BalanceGrid,
    Code,
    Content,
    Contents,
    Heading,
    Items,
    Look,
    PageBreak,
    Paragraph,
    Picture,
    Quotation,
    ResponseGrid,
    RiskMatrix,
    Room,
    Table,
    Timeline,
    Words,
    plain,
    said,
)
from casebook.export.widths import roomy_shares, shares

_HEIGHT = 717.0  # points: A4 without its margins
_WIDTH = 470.0
_LINE = 1.32  # of the size of the type
_HEADINGS = {1: (16.0, 24.0), 2: (13.0, 18.0), 3: (11.5, 14.0), 4: (10.5, 12.0)}
_DRAWN = Table | Timeline | RiskMatrix | BalanceGrid | ResponseGrid
_SHORT = 11  # rows, with the heads and the room behind
_LOOKS = {Look.SUMMARY: 12.0, Look.SMALL: 9.0}
# thousandths of the size, from space to tilde
_WIDTHS = (
    *(278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278),
    *(556,) * 10,
    *(278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500),
    *(667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278),
    *(278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556),
    *(556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584),
)


def pages_of_headings(contents: Sequence[Content], deepest: int) -> tuple[int, ...]:
    """Give the page of each heading, in order, from 1.

    Args:
        contents: The whole document.
        deepest: The lowest level of headings in its table of contents.
    """
    listed = sum(isinstance(each, Heading) and each.level <= deepest for each in contents)
    return _Pages(listed).of(contents)


class _Pages:
    """Lays contents on pages, by their heights alone."""

    def __init__(self, listed: int) -> None:
        self._page, self._used = 1, 75.0  # title, kind of artefact
        self._listed = listed
        self._found: list[int] = []

    def of(self, contents: Sequence[Content]) -> tuple[int, ...]:
        breaks = False
        for at, content in enumerate(contents):
            if isinstance(content, PageBreak):
                breaks = True
                continue
            if breaks:
                self._page, self._used, breaks = self._page + 1, 0.0, False
            if isinstance(content, Contents):
                self._put(self._listed * (10.5 * _LINE + 2))
            elif isinstance(content, Heading):
                self._heading(content, _kept(contents[at + 1 : at + 4]))
            else:
                self._content(content)
        return tuple(self._found)

    def _heading(self, heading: Heading, kept: float) -> None:
        size, before = _HEADINGS[min(heading.level, 4)]
        high = before + _high(heading.words, size * 1.06, _WIDTH)
        if self._used + high + kept > _HEIGHT:
            self._page, self._used = self._page + 1, 0.0
        self._found.append(self._page)
        self._used += high

    def _content(self, content: Content) -> None:
        rows = _rows(content)
        if isinstance(content, _DRAWN) and len(rows) <= _SHORT and sum(rows) < _HEIGHT / 2:
            rows = [sum(rows)]
        for row in rows:
            self._put(row, whole=isinstance(content, Picture | _DRAWN) or row < 30)

    def _put(self, high: float, *, whole: bool = False) -> None:
        if whole and self._used + high > _HEIGHT:
            self._page, self._used = self._page + 1, 0.0
        self._used += high
        while self._used > _HEIGHT:
            self._page, self._used = self._page + 1, self._used - _HEIGHT


def _kept(following: Sequence[Content]) -> float:
    """Give how much of what follows a heading stays with it."""
    used = 0.0
    for content in following:
        rows = _rows(content)
        if isinstance(content, _DRAWN):
            return used + (sum(rows) if len(rows) <= _SHORT else sum(rows[:2]))
        if not isinstance(content, Paragraph):
            return min(used + sum(rows[:1]), 400.0) if used == 0 else 30.0
        used += sum(rows)
    return 30.0


def _rows(content: Content) -> list[float]:
    """Give the heights of what may stand on different pages."""
    match content:
        case Paragraph():
            return [_high(content.words, _LOOKS.get(content.look, 10.5), _WIDTH) + 6]
        case Code():
            return [_high(said(content.text), 10.5, _WIDTH) + 6]
        case Items():
            return [*_items(content, _WIDTH - 18), 6.0]
        case Quotation():
            foot = _high(content.source, 9.0, _WIDTH - 23) + 6 if content.source else 0.0
            return [_high(content.words, 10.5, _WIDTH - 23) + 6 + foot]
        case Picture() if content.image is not None:
            wide, high = content.image.width * 0.75, content.image.height * 0.75
            return [high * min(1.0, _WIDTH / wide, 425 / high) + 8]
        case Room():
            return [23.0] * content.lines + [10.0]
    return _table(content)


def _items(items: Items, width: float) -> list[float]:
    made: list[float] = []
    for item in items.items:
        made.append(_high(item.words, 10.5, width))
        for below in item.below:
            made += _items(below, width - 18) if isinstance(below, Items) else _rows(below)
    return made


def _table(content: Content) -> list[float]:
    match content:
        case Table():
            heads, rows, roomy = content.heads, content.rows, content.roomy
        case Timeline():
            rows = tuple((said(each.when), said(each.kind), each.words) for each in content.moments)
            return [_row(row, (0.157, 0.139, 0.704), 9.5) for row in (((),) * 3, *rows)]
        case RiskMatrix():
            return [20.0, *(39.0,) * 5, 8.0]
        case BalanceGrid():
            heads = tuple(map(said, ("Strategy", "Safety", "Quality", "Efficiency", "Why")))
            rows = tuple((first, *map(said, marks), why) for first, marks, why in content.rows)
            roomy = content.empty
        case ResponseGrid():
            heads = (said("Responsibility"), *content.severities)
            rows = tuple((who, *(words for words, _ in cells)) for who, cells in content.rows)
            roomy = content.empty
        case _:
            return []
    parts = roomy_shares(heads, rows) if roomy else shares(heads, rows)
    size = 8.5 if len(heads) > 5 else 9.5
    made = [max(_row(row, parts, size), 37.0 if roomy else 0.0) for row in (heads, *rows)]
    return [*made, 8.0]


def _row(row: Sequence[Words], parts: Sequence[float], size: float) -> float:
    cells = zip(row, parts, strict=True)
    return max(_high(cell, size, _WIDTH * part - 9, 1.21) for cell, part in cells) + 7


def _high(words: Words, size: float, width: float, line: float = _LINE) -> float:
    """Give how high words are, without the room behind them."""
    lines = (_lines(part, size, width) for part in plain(words).split("\n"))
    return sum(lines) * size * line


def _lines(text: str, size: float, width: float) -> int:
    room = width / size * 1000
    lines, used = 1, 0
    for word in text.split(" "):
        wide = _wide_word(word)
        if used and used + wide > room:
            lines, used = lines + 1, 0
        lines += math.ceil(wide / room) - 1 if wide > room else 0
        used += wide + _WIDTHS[0]
    return lines


@lru_cache(maxsize=20_000)
def _wide_word(word: str) -> int:
    return sum(map(_wide, word))


def _wide(letter: str) -> int:
    code = ord(letter)
    if 32 <= code < 127:
        return _WIDTHS[code - 32]
    return 1000 if unicodedata.east_asian_width(letter) in "WF" else 540
