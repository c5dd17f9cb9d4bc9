"""Where a folder may be dropped: a dashed frame that lights up while one is over it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from casebook.gui.look.fonts import TextRole, font
from casebook.gui.look.glyphs import paint_glyph
from casebook.gui.look.scheme import Scheme

_HEIGHT = 56
_RADIUS = 8
_ICON = 16


class DropZone(QWidget):
    """A sign; the window around it takes what is dropped."""

    def __init__(self, scheme: Scheme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scheme = scheme
        self._accepting = False
        self.setFixedHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self._words())
        scheme.changed.connect(self.update)

    @property
    def accepting(self) -> bool:
        """Whether it is lit up."""
        return self._accepting

    def set_accepting(self, accepting: bool) -> None:
        """Light up while a folder is over the window."""
        self._accepting = accepting
        self.update()

    def sizeHint(self) -> QSize:
        """It takes the width it is given."""
        return QSize(464, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw frame, icon and words."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self._scheme.palette
        frame = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        pen = QPen(QColor(palette.ink if self._accepting else palette.field_line), 1)
        pen.setWidth(2 if self._accepting else 1)
        pen.setDashPattern([3, 2])
        painter.setPen(pen)
        if self._accepting:
            painter.setBrush(QColor(palette.ink_soft))
        painter.drawRoundedRect(frame, _RADIUS, _RADIUS)
        colour = palette.ink if self._accepting else palette.text2
        painter.setFont(font(TextRole.UI))
        width = painter.fontMetrics().horizontalAdvance(self._words())
        left = (self.width() - width - _ICON - 8) / 2
        square = QRectF(left, (_HEIGHT - _ICON) / 2, _ICON, _ICON)
        paint_glyph(painter, square, "download", colour)
        painter.setPen(QColor(colour))
        words = QRectF(left + _ICON + 8, 0, width + 2, _HEIGHT)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self._words())

    def _words(self) -> str:
        if self._accepting:
            return self.tr("Let go to open this folder")
        return self.tr("or drag a folder onto this window")
