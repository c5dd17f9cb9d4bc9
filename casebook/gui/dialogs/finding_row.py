"""How the cells of a finding look."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from casebook.domain.finding import Finding
from casebook.gui.look.fonts import TextRole, font, line_height
from casebook.gui.look.palette import Palette
from casebook.gui.look.scheme import Scheme
from casebook.gui.look.text_block import TextBlock
from casebook.gui.models.findings_model import FILE, FINDING, MESSAGE, SEVERITY
from casebook.gui.widgets.severity import paint_severity

ROW_HEIGHT = 48
_SIDE = 8
_MARK = 16
_Index = QModelIndex | QPersistentModelIndex
_Flag = QStyle.StateFlag


class FindingDelegate(QStyledItemDelegate):
    """Draws mark and word, the sentence on two lines, file and line."""

    def __init__(self, scheme: Scheme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._scheme = scheme

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """All rows have room for two lines."""
        del option, index
        return QSize(80, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw a cell."""
        palette = self._scheme.palette
        finding: Finding = index.data(FINDING)
        rect = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & _Flag.State_Selected:
            active = option.state & _Flag.State_Active
            painter.fillRect(rect, QColor(palette.ink_soft if active else palette.hover))
        elif option.state & _Flag.State_MouseOver:
            painter.fillRect(rect, QColor(palette.hover))
        bottom = QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1)
        painter.fillRect(bottom, QColor(palette.line))
        inside = rect.adjusted(_SIDE, 0, -_SIDE, -1)
        if index.column() == SEVERITY:
            _paint_severity(painter, inside, palette, finding, str(index.data()))
        elif index.column() == MESSAGE:
            _paint_message(painter, inside, palette, finding.message)
        else:
            _paint_place(painter, inside, palette, index)
        painter.restore()


def _paint_severity(
    painter: QPainter, rect: QRectF, palette: Palette, finding: Finding, word: str
) -> None:
    square = QRectF(rect.left() + _SIDE, rect.center().y() - _MARK / 2, _MARK, _MARK)
    paint_severity(painter, square, palette, finding.severity)
    painter.setFont(font(TextRole.SNIPPET))
    painter.setPen(QColor(palette.text2))
    words = rect.adjusted(2 * _SIDE + _MARK, 0, 0, 0)
    painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, word)


def _paint_message(painter: QPainter, rect: QRectF, palette: Palette, message: str) -> None:
    role = TextRole.SNIPPET
    block = TextBlock(message, font(role), line_height(role), int(rect.width()), 2)
    top = rect.top() + (rect.height() - block.height) / 2
    block.paint(painter, QPointF(rect.left(), top), palette.text, palette)


def _paint_place(painter: QPainter, rect: QRectF, palette: Palette, index: _Index) -> None:
    is_file = index.column() == FILE
    painter.setFont(font(TextRole.SNIPPET))
    painter.setPen(QColor(palette.text2 if is_file else palette.text3))
    text = painter.fontMetrics().elidedText(
        str(index.data()), Qt.TextElideMode.ElideMiddle, int(rect.width())
    )
    side = Qt.AlignmentFlag.AlignLeft if is_file else Qt.AlignmentFlag.AlignRight
    painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | side, text)
