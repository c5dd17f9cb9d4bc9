"""The name of the library, and the button behind which other libraries are."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from casebook.gui.look.fonts import TextRole, font
from casebook.gui.look.glyphs import paint_glyph
from casebook.gui.look.scheme import Scheme

_HEIGHT = 36
_PADDING = 8
_ICON = 16
_CHEVRONS = 14
_RADIUS = 6


class LibraryButton(QAbstractButton):
    """A folder, a name, and two chevrons that promise a menu."""

    def __init__(self, scheme: Scheme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scheme = scheme
        self.setFont(font(TextRole.UI_STRONG))
        self.setFixedHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        scheme.changed.connect(self.update)

    def show_name(self, name: str, place: str) -> None:
        """Show the name of the library; where it lies is said by the tool tip."""
        self.setText(name)
        self.setToolTip(place)
        self.setAccessibleName(self.tr("Library: {0}").format(name))
        self.update()

    def sizeHint(self) -> QSize:
        """Be content with the width of the sidebar."""
        return QSize(100, _HEIGHT)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that it can be clicked."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Be at rest again."""
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw folder, name and chevrons."""
        del event
        palette = self._scheme.palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect())
        if self.isDown() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(palette.ink_soft if self.isDown() else palette.hover))
            painter.drawRoundedRect(frame.adjusted(0, 4, 0, -4), _RADIUS, _RADIUS)
        middle = self.height() // 2
        folder = QRectF(_PADDING, middle - _ICON // 2, _ICON, _ICON)
        paint_glyph(painter, folder, "folder", palette.text)
        right = self.width() - _PADDING - _CHEVRONS
        chevrons = QRectF(right, middle - _CHEVRONS // 2, _CHEVRONS, _CHEVRONS)
        paint_glyph(painter, chevrons, "chevrons", palette.text3)
        left = _PADDING + _ICON + 8
        room = right - 4 - left
        name = QFontMetrics(self.font()).elidedText(self.text(), Qt.TextElideMode.ElideMiddle, room)
        painter.setPen(QColor(palette.text))
        words = QRect(left, 0, room + 2, self.height())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, name)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(palette.ink), 2))
            painter.drawRoundedRect(frame.adjusted(1, 5, -1, -5), _RADIUS - 1, _RADIUS - 1)
