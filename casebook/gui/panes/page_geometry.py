"""Where words stand on a page, in the coordinates of its text document.

Positions are those of Qt, which count the two halves of a rare character as two; Python counts
such a character as one. ``Positions`` leads from one to the other.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from urllib.parse import unquote

from PySide6.QtCore import QRectF
from PySide6.QtGui import (
    QTextBlock,
    QTextCursor,
    QTextDocument,
    QTextFrame,
    QTextLine,
    QTextTable,
)

PICTURE_CHARACTER = "\ufffc"


class Positions:
    """Leads from offsets in the plain text of a document to its positions."""

    def __init__(self, text: str) -> None:
        self._rare = (
            []
            if text.isascii() or max(text) <= "\uffff"
            else [at for at, character in enumerate(text) if character > "\uffff"]
        )

    def position(self, offset: int) -> int:
        """Give the position of an offset."""
        return offset + bisect_left(self._rare, offset)


def line_rects(document: QTextDocument, start: int, end: int) -> list[QRectF]:
    """Give the rectangles around some words, one for each line of a block."""
    rects: list[QRectF] = []
    block = document.findBlock(start)
    while block.isValid() and block.position() < end:
        rects.extend(_rects_in(document, block, start, end))
        block = block.next()
    return rects


def _rects_in(document: QTextDocument, block: QTextBlock, start: int, end: int) -> Iterator[QRectF]:
    corner = document.documentLayout().blockBoundingRect(block).topLeft()
    layout = block.layout()
    first, last = max(start - block.position(), 0), min(end - block.position(), block.length() - 1)
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        line_end = line.textStart() + line.textLength()
        if line_end <= first or line.textStart() >= last:
            continue
        left = _x(line, max(first, line.textStart()))
        # without the space at which the line was broken
        edge = _x(line, line.textStart()) + line.naturalTextWidth()
        right = min(_x(line, min(last, line_end)), edge)
        if left != right:
            height = line.ascent() + line.descent()
            rect = QRectF(min(left, right), line.y(), abs(right - left), height)
            yield rect.translated(corner)


def _x(line: QTextLine, position: int) -> float:
    """Give how far right a character of a line stands."""
    found: object = line.cursorToX(position)
    # PySide gives the position along with it
    return float(found[0]) if isinstance(found, tuple) else float(str(found))


def picture_rect(document: QTextDocument, position: int) -> QRectF:
    """Give the rectangle of the picture at a position; empty when it is not to be seen."""
    rects = line_rects(document, position, position + 1)
    return rects[0] if rects else QRectF()


def picture_names(document: QTextDocument, text: str) -> Iterator[tuple[int, str]]:
    """Give the positions of all pictures with their addresses.

    Args:
        document: The document.
        text: Its plain text.
    """
    positions = Positions(text)
    cursor = QTextCursor(document)
    offset = text.find(PICTURE_CHARACTER)
    while offset >= 0:
        position = positions.position(offset)
        cursor.setPosition(position + 1)
        form = cursor.charFormat()
        if form.isImageFormat():
            yield position, form.toImageFormat().name()
        offset = text.find(PICTURE_CHARACTER, offset + 1)


def copied_text(cursor: QTextCursor) -> str:
    """Give the selected words; marks that say something by what they say, pictures left out."""
    document = cursor.document()
    selected = cursor.selection().toPlainText()
    names = picture_names(document, document.toPlainText())
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    words = iter([_said(name) for position, name in names if start <= position < end])
    return re.sub(PICTURE_CHARACTER, lambda _: next(words, ""), selected)


def _said(picture: str) -> str:
    group, _, word = picture.removeprefix("casebook-mark:").partition("/")
    if group == "check":
        return "[x]" if word == "on" else "[ ]"
    return unquote(word) if group in {"risk", "balance"} else ""


def tables_of(document: QTextDocument) -> Iterator[QTextTable]:
    """Give all tables in the order of the document, each before those within it."""
    waiting: list[QTextFrame] = list(reversed(document.rootFrame().childFrames()))
    while waiting:
        frame = waiting.pop()
        if isinstance(frame, QTextTable):
            yield frame
        waiting.extend(reversed(frame.childFrames()))
