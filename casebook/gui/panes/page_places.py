"""Places on a page: its headings, and how far it is scrolled, whatever its width and size."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from PySide6.QtGui import QTextDocument


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the page; ``level`` is 1 to 6, ``position`` that of its first character."""

    text: str
    level: int
    position: int


def headings_of(document: QTextDocument) -> tuple[Heading, ...]:
    """Give the headings of a page in its order, the title left out."""
    found = []
    block = document.begin()
    while block.isValid():
        # see with_plain_headings
        level = block.userState()
        if level > 0 and block.text().strip():
            found.append(Heading(block.text().strip(), level, block.position()))
        block = block.next()
    return tuple(found[1:])


def heading_at(headings: tuple[Heading, ...], position: int) -> int:
    """Give the index of the heading under which a position stands; -1 above the first."""
    return bisect_right([heading.position for heading in headings], position) - 1


def place_at(document: QTextDocument, y: float) -> tuple[int, int]:
    """Give the block at a height and the character in it with which a line begins there.

    What Qt says is at a point is of no use here: beside a table and in a large cell it means
    the beginning or the end of the whole.
    """
    number = _last_begun(document, y)
    block = document.findBlockByNumber(number)
    top = document.documentLayout().blockBoundingRect(block).top()
    layout, start = block.layout(), 0
    for at in range(layout.lineCount()):
        line = layout.lineAt(at)
        if top + line.y() > y:
            break
        start = line.textStart()
    return number, start


def _last_begun(document: QTextDocument, y: float) -> int:
    """Give the number of a block that begins at a height or above, the next one below it."""
    layout, count = document.documentLayout(), document.blockCount()

    def begins_above(number: int) -> bool:
        return layout.blockBoundingRect(document.findBlockByNumber(number)).top() <= y

    # in growing steps, because each look lays the page out so far
    low, high = 0, 1
    while high < count and begins_above(high):
        low, high = high, 2 * high
    high = min(high, count)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if begins_above(middle) else (low, middle)
    return low


def height_of(document: QTextDocument, place: tuple[int, int]) -> float:
    """Give the height at which a place stands; the end of the page when it is gone."""
    block = document.findBlockByNumber(place[0])
    if not block.isValid():
        return document.size().height()
    top = document.documentLayout().blockBoundingRect(block).top()
    line = block.layout().lineForTextPosition(min(place[1], block.length() - 1))
    return float(top + line.y()) if line.isValid() else float(top)
