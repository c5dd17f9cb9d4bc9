"""One earlier text as a row: a point on the line of time, when it was, and what wrote it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from casebook.gui.look.fonts import TextRole, font
from casebook.gui.look.palette import Palette
from casebook.gui.look.scheme import Scheme

ROW = 44
SHOWN = int(Qt.ItemDataRole.UserRole)
"""Role: the VersionRow."""
_POINT = 5.0
_LINE_AT = 16
_WORDS_AT = 32
_SIDE = 8
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class VersionRow:
    """What a row says.

    Attributes:
        number: By which its text is fetched.
        when: Date and time of day.
        facts: What wrote it and how long it is.
        is_first: Whether no newer one stands above it.
        is_last: Whether no older one stands below it.
    """

    number: int
    when: str
    facts: str
    is_first: bool
    is_last: bool


class VersionRows(QStyledItemDelegate):
    """Draws the rows."""

    def __init__(self, scheme: Scheme, parent: QObject) -> None:
        super().__init__(parent)
        self._scheme = scheme

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """All rows have one height."""
        del option, index
        return QSize(200, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw ground, line, point and words."""
        palette, rect = self._scheme.palette, QRectF(option.rect)
        row: VersionRow = index.data(SHOWN)
        state = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(palette.ink_soft if chosen else palette.hover))
            painter.drawRoundedRect(rect, 6, 6)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(palette.ink), 2))
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 5, 5)
        _paint_line(painter, rect, palette, row, chosen)
        _write(painter, rect, TextRole.UI, palette.text, row.when, 4)
        _write(painter, rect, TextRole.SNIPPET, palette.text2, row.facts, 23)
        painter.restore()


def _paint_line(
    painter: QPainter, rect: QRectF, palette: Palette, row: VersionRow, chosen: bool
) -> None:
    """Draw the line of time through the row, and its point."""
    across, middle = rect.left() + _LINE_AT, rect.top() + 14
    painter.setPen(QPen(QColor(palette.field_line), 1))
    if not row.is_first:
        painter.drawLine(round(across), round(rect.top()), round(across), round(middle))
    if not row.is_last:
        painter.drawLine(round(across), round(middle), round(across), round(rect.bottom()))
    painter.setPen(QPen(QColor(palette.ink if chosen else palette.field_line), 1.5))
    painter.setBrush(QColor(palette.ink if chosen else palette.page))
    painter.drawEllipse(QRectF(across - _POINT, middle - _POINT, 2 * _POINT, 2 * _POINT))


def _write(
    painter: QPainter, rect: QRectF, role: TextRole, colour: str, text: str, top: int
) -> None:
    room = rect.adjusted(_WORDS_AT, top, -_SIDE, 0)
    room.setHeight(role.value.line)
    painter.setFont(font(role))
    painter.setPen(QColor(colour))
    fitted = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(room.width()))
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, fitted)
