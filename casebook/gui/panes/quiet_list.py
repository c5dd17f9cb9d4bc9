"""A quiet list of headings or titles: set in by level, heavier where the reader is."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from casebook.gui.look.fonts import TextRole, font
from casebook.gui.look.scheme import Scheme
from casebook.gui.models.headings_model import CURRENT, DEPTH, HeadingsModel
from casebook.gui.panes.focus_ring import FocusRing

_ROW = 28
_SIDE = 8
_STEP = 16
_BAR = 3
_RADIUS = 6
_Index = QModelIndex | QPersistentModelIndex


class QuietList(QListView):
    """Shows a HeadingsModel.

    Signals:
        chosen: The row that was clicked, or entered by the keyboard.
    """

    chosen = Signal(int)

    def __init__(self, scheme: Scheme, model: HeadingsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setItemDelegate(_QuietDelegate(scheme, FocusRing(self), self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setViewportMargins(0, 8, 0, 8)
        self.clicked.connect(lambda index: self.chosen.emit(index.row()))
        scheme.changed.connect(self.viewport().update)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the heading with Enter or Space."""
        keys = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}
        if event.key() in keys and self.currentIndex().isValid():
            self.chosen.emit(self.currentIndex().row())
        else:
            super().keyPressEvent(event)


class _QuietDelegate(QStyledItemDelegate):
    """Draws a heading: quiet, heavier where the reader is."""

    def __init__(self, scheme: Scheme, ring: FocusRing, parent: QListView) -> None:
        super().__init__(parent)
        self._scheme = scheme
        self._ring = ring

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Every row is as high as a button."""
        del option, index
        return QSize(100, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw a row."""
        from PySide6.QtWidgets import QStyle  # takes 8 ms to make: not at the start

        palette = self._scheme.palette
        current = bool(index.data(CURRENT))
        frame = QRectF(option.rect).adjusted(_SIDE, 0, -_SIDE, 0)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if option.state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(QColor(palette.hover))
            painter.drawRoundedRect(frame, _RADIUS, _RADIUS)
        if current:
            bar = QRectF(frame.left(), frame.top() + 6, _BAR, frame.height() - 12)
            painter.fillRect(bar, QColor(palette.ink))
        words = frame.adjusted(_SIDE + _STEP * int(index.data(DEPTH)), 0, -_SIDE, 0)
        painter.setFont(font(TextRole.UI_STRONG if current else TextRole.UI))
        painter.setPen(QColor(palette.text if current else palette.text2))
        text = painter.fontMetrics().elidedText(
            str(index.data()), Qt.TextElideMode.ElideRight, int(words.width())
        )
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, text)
        if option.state & QStyle.StateFlag.State_HasFocus and self._ring.shown:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(palette.ink), 2))
            painter.drawRoundedRect(frame.adjusted(1, 1, -1, -1), _RADIUS, _RADIUS)
        painter.restore()
