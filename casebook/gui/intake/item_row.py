"""How a draft looks on the list of a review."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from casebook.gui.intake.item import Item, Standing
from casebook.gui.intake.items_model import ITEM, standing_words
from casebook.gui.look.drawing import draw_line, on_grid, set_stroke
from casebook.gui.look.fonts import TextRole, font, line_height
from casebook.gui.look.glyphs import paint_glyph
from casebook.gui.look.palette import Palette
from casebook.gui.look.scheme import Scheme
from casebook.gui.look.text_block import TextBlock

_SIDE = 12
_ABOVE = 10
_BOX = 14
_INDENT = _SIDE + _BOX + 10
_BAR = 3
_MARK = 14
_LINE = 18
_TITLE_LINES = 2
_KEPT = 5_000
_Index = QModelIndex | QPersistentModelIndex
_Flag = QStyle.StateFlag
_LOOKS = {
    Standing.READY: ("check", "supports"),
    Standing.LOOK: ("eye", "soon"),
    Standing.DUPLICATE: ("copy", "soon"),
    Standing.SKIPPED: ("minus", "text3"),
    Standing.TAKEN: ("book", "supports"),
    Standing.FAILED: ("warning", "late"),
    Standing.LEFT_OUT: ("minus", "text3"),
}


class ItemDelegate(QStyledItemDelegate):
    """Draws a box to tick, the title, how it is with it, and its file."""

    def __init__(self, scheme: Scheme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._scheme = scheme
        self._titles: dict[tuple[str, int], TextBlock] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Give the height that the title needs."""
        width = option.rect.width()
        title = self._title(index.data(ITEM), width)
        return QSize(width, 2 * _ABOVE + title.height + 2 * _LINE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw a row."""
        item: Item = index.data(ITEM)
        palette, rect = self._scheme.palette, QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _paint_ground(painter, option, rect, palette)
        if item.wish is not None and not item.taken:
            paint_tick(painter, box_of(rect), palette, item.wanted)
        quiet = item.standing in {Standing.SKIPPED, Standing.LEFT_OUT}
        title = self._title(item, option.rect.width())
        top = rect.top() + _ABOVE
        colour = palette.text3 if quiet else palette.text
        title.paint(painter, QPointF(rect.left() + _INDENT, top), colour, palette)
        _paint_standing(painter, rect, top + title.height, palette, item)
        painter.restore()

    def _title(self, item: Item, width: int) -> TextBlock:
        """Lay a title out but once: a list asks for all heights with each row that comes."""
        known = self._titles.get((item.title, width))
        if known is None:
            if len(self._titles) >= _KEPT:
                self._titles.clear()
            role = TextRole.UI_STRONG
            room = max(width - _INDENT - _SIDE, 1)
            known = TextBlock(item.title, font(role), line_height(role), room, _TITLE_LINES)
            self._titles[item.title, width] = known
        return known


def box_of(rect: QRectF) -> QRectF:
    """Give the place of the box in a row."""
    return QRectF(rect.left() + _SIDE, rect.top() + _ABOVE + 3, _BOX, _BOX)


def paint_tick(painter: QPainter, box: QRectF, palette: Palette, on: bool) -> None:
    """Draw a box, ticked or not, as a check box looks."""
    painter.setPen(QPen(QColor(palette.ink_fill if on else palette.field_line), 1))
    painter.setBrush(QColor(palette.ink_fill if on else palette.page))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    if on:
        with on_grid(painter, box, 14):
            set_stroke(painter, palette.on_fill, 1.75)
            draw_line(painter, (3.5, 7.2), (6, 9.7), (10.5, 4.6))


def _paint_ground(
    painter: QPainter, option: QStyleOptionViewItem, rect: QRectF, palette: Palette
) -> None:
    if option.state & _Flag.State_Selected:
        active = option.state & _Flag.State_Active
        painter.fillRect(rect, QColor(palette.ink_soft if active else palette.hover))
        painter.fillRect(QRectF(rect.left(), rect.top(), _BAR, rect.height()), QColor(palette.ink))
    elif option.state & _Flag.State_MouseOver:
        painter.fillRect(rect, QColor(palette.hover))
    bottom = QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1)
    painter.fillRect(bottom, QColor(palette.line))


def _paint_standing(
    painter: QPainter, rect: QRectF, top: float, palette: Palette, item: Item
) -> None:
    """Draw the mark and the words on one line, and the file below."""
    glyph, tone = _LOOKS[item.standing]
    colour = getattr(palette, tone)
    left = rect.left() + _INDENT
    paint_glyph(painter, QRectF(left, top + 2, _MARK, _MARK), glyph, colour)
    painter.setFont(font(TextRole.SNIPPET))
    painter.setPen(QColor(colour))
    words = QRectF(left + _MARK + 6, top, rect.right() - left - _MARK - _SIDE, _LINE)
    painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, standing_words(item))
    room = QRectF(left, top + _LINE, rect.right() - left - _SIDE, _LINE)
    painter.setPen(QColor(palette.text3))
    shown = painter.fontMetrics().elidedText(
        item.source, Qt.TextElideMode.ElideMiddle, int(room.width())
    )
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)
