"""Places on a page: its headings, and how far it is scrolled, whatever its width and size."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from PySide6.QtCore import QPointF, Qt
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
    """Give the block at a height and the character in it with which a line begins there."""
    layout = document.documentLayout()
    position = max(layout.hitTest(QPointF(0, y), Qt.HitTestAccuracy.FuzzyHit), 0)
    block = document.findBlock(position)
    line = block.layout().lineForTextPosition(position - block.position())
    return block.blockNumber(), line.textStart() if line.isValid() else 0


def height_of(document: QTextDocument, place: tuple[int, int]) -> float:
    """Give the height at which a place stands; the end of the page when it is gone."""
    block = document.findBlockByNumber(place[0])
    if not block.isValid():
        return document.size().height()
    top = document.documentLayout().blockBoundingRect(block).top()
    line = block.layout().lineForTextPosition(min(place[1], block.length() - 1))
    return float(top + line.y()) if line.isValid() else float(top)
