"""A small button that says a kind of file, on while such a file is wanted."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from casebook.gui.look.fonts import TextRole, font
from casebook.gui.look.scheme import Scheme
from casebook.gui.widgets.pressable import Pressable

_HEIGHT = 20
_SIDE = 7
_RADIUS = 4


class FormatChip(Pressable):
    """DOCX, PDF and so on."""

    def __init__(self, scheme: Scheme, text: str, parent: QWidget | None = None) -> None:
        super().__init__(scheme, parent)
        self.setText(text)
        self.setAccessibleName(text)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Give room for the word in its heavier weight."""
        width = QFontMetrics(font(TextRole.LABEL)).horizontalAdvance(self.text())
        return QSize(width + 2 * _SIDE, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it: ink and a soft ground while it is on."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self._scheme.palette
        frame = QRectF(self.rect())
        on = self.isChecked()
        self.paint_ground(painter, frame, _RADIUS, palette.ink_soft if on else "")
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(palette.ink if on else palette.field_line), 1))
        painter.drawRoundedRect(frame.adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
        painter.setFont(font(TextRole.LABEL if on else TextRole.CHIP))
        painter.setPen(QColor(palette.ink if on else palette.text3))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
        self.paint_ring(painter, frame, _RADIUS)
