"""What is painted behind the words of a page: frames, bars, chips, the line of a timeline.

A text document draws square cells and plain lines only. The page tells by the classes of its
tables and the addresses of its pictures what stands where; the words stay words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QPainter,
    QPen,
    QTextBlock,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextTable,
)

from casebook.gui.look.palette import Palette
from casebook.gui.panes.page_geometry import line_rects, picture_names, picture_rect, tables_of

_TABLE = re.compile(r'<table class="([^"]*)"')
_BOXES = frozenset({"band", "code", "facilitator", "card"})
_MOMENT = "casebook-mark:moment/"
_THEME = "casebook-mark:theme/"
_CHIP_HEIGHT = 20
_BAR = 3
_QUOTE_STEP = 20


@dataclass(slots=True)
class Decor:
    """What is to be painted, in the coordinates of the document.

    Attributes:
        boxes: Frames with what they are: band, code, facilitator or card.
        bars: Bars beside quotations, with the role of evidence or "".
        chips: Frames of theme chips.
        lines: Pieces of the lines that join the moments of timelines.
    """

    boxes: list[tuple[QRectF, str]] = field(default_factory=list)
    bars: list[tuple[QRectF, str]] = field(default_factory=list)
    chips: list[QRectF] = field(default_factory=list)
    lines: list[QLineF] = field(default_factory=list)


def measure_decor(document: QTextDocument, html: str, text: str, zoom: float) -> Decor:
    """Measure what is to be painted on a page.

    Args:
        document: The page, laid out.
        html: What it was made of.
        text: Its plain text.
        zoom: 1.0 for 100 %.
    """
    decor = Decor(bars=list(_quote_bars(document, zoom)))
    _measure_tables(document, html, decor)
    moments: list[int] = []
    for position, name in picture_names(document, text):
        if name.startswith(_MOMENT):
            moments.append(position)
        elif name.startswith(_THEME):
            decor.chips.extend(_chip(document, position, zoom))
    decor.lines = list(_joined(document, moments))
    return decor


def _measure_tables(document: QTextDocument, html: str, decor: Decor) -> None:
    cards: dict[int, list[QRectF]] = {}
    for table, names in zip(tables_of(document), _TABLE.findall(html), strict=False):
        name, _, role = names.partition(" ")
        if name not in _BOXES and name != "evidence":
            continue
        rect = _frame(document, table)
        if name == "evidence":
            decor.bars.append((QRectF(rect.left(), rect.top(), _BAR, rect.height()), role))
            continue
        if name == "card":
            cards.setdefault(round(rect.top()), []).append(rect)
        decor.boxes.append((rect, name))
    for row in cards.values():
        bottom = max(rect.bottom() for rect in row)
        for rect in row:
            rect.setBottom(bottom)


def _frame(document: QTextDocument, table: QTextTable) -> QRectF:
    """Give the frame of a table, its margins left out."""
    # Qt gives the size with the margins, and the place of the words in the first cell
    place = document.documentLayout().frameBoundingRect(table)
    form, cell = table.format(), table.cellAt(0, 0).format().toTableCellFormat()
    return QRectF(
        place.left() - cell.leftPadding(),
        place.top() - cell.topPadding(),
        place.width() - form.leftMargin() - form.rightMargin(),
        place.height() - form.topMargin() - form.bottomMargin(),
    )


def _quote_bars(document: QTextDocument, zoom: float) -> Iterator[tuple[QRectF, str]]:
    """Give a bar for each quotation that a block stands in."""
    layout = document.documentLayout()
    step = round(_QUOTE_STEP * zoom)
    block = document.begin()
    while block.isValid():
        form = block.blockFormat()
        if form.intProperty(QTextFormat.Property.BlockQuoteLevel):
            rect = layout.blockBoundingRect(block)
            for level in range(1, round(form.leftMargin()) // step + 1):
                left = rect.left() + (level - 1) * step
                yield QRectF(left, rect.top(), _BAR, rect.height() + form.bottomMargin()), ""
        block = block.next()


def _chip(document: QTextDocument, position: int, zoom: float) -> Iterator[QRectF]:
    """Give the frame of the chip whose dot stands at a position."""
    block = document.findBlock(position)
    start, end = _same_link(block, position)
    height = _CHIP_HEIGHT * zoom
    for rect in line_rects(document, start, end):
        top = rect.center().y() - height / 2
        yield QRectF(rect.left(), top, rect.width(), height)


def _same_link(block: QTextBlock, position: int) -> tuple[int, int]:
    """Give where the link around a position starts and ends."""
    start = end = position
    link, reached = "", False
    walk = block.begin()
    while not walk.atEnd():
        fragment = walk.fragment()
        if fragment.charFormat().anchorHref() != link or not link:
            if reached:
                break
            link, start = fragment.charFormat().anchorHref(), fragment.position()
        end = fragment.position() + fragment.length()
        reached = reached or fragment.contains(position)
        walk += 1
    return start, end


def _joined(document: QTextDocument, moments: Sequence[int]) -> Iterator[QLineF]:
    """Give the lines between the marks of moments that follow each other in one table."""
    cursor = QTextCursor(document)
    places: list[tuple[int, QRectF]] = []
    for position in moments:
        cursor.setPosition(position)
        table = cursor.currentTable()
        places.append((table.objectIndex() if table else -1, picture_rect(document, position)))
    for (one, above), (other, below) in pairwise(places):
        if one == other:
            # the marks are drawn over its ends
            yield QLineF(above.center(), QPointF(above.center().x(), below.center().y()))


def paint_decor(painter: QPainter, decor: Decor, palette: Palette, visible: QRectF) -> None:
    """Draw what is visible of the decor."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for rect, name in decor.boxes:
        if rect.intersects(visible):
            _paint_box(painter, rect, name, palette)
    painter.setPen(QPen(QColor(palette.line), 1))
    painter.setBrush(QColor(palette.sunk))
    for rect in decor.chips:
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    roles = {"supports": palette.supports, "contradicts": palette.contradicts}
    for rect, role in decor.bars:
        if rect.intersects(visible):
            painter.fillRect(rect, QColor(roles.get(role, palette.line)))
    painter.setPen(QPen(QColor(palette.line), 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
    painter.drawLines(decor.lines)
    painter.restore()


def _paint_box(painter: QPainter, rect: QRectF, name: str, palette: Palette) -> None:
    fills = {"facilitator": palette.pane, "card": palette.card}
    framed = name in fills
    painter.setPen(QPen(QColor(palette.line), 1) if framed else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(fills.get(name, palette.sunk)))
    inner = rect.adjusted(0.5, 0.5, -0.5, -0.5) if framed else rect
    painter.drawRoundedRect(inner, 8, 8)
