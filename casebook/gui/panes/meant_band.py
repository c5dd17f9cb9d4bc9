"""The row above the list that offers the words that may have been meant."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from casebook.gui.look.fonts import TextRole, font
from casebook.gui.look.glyphs import paint_glyph
from casebook.gui.look.scheme import Scheme
from casebook.gui.widgets.pressable import Pressable
from casebook.gui.widgets.words import Words

_HEIGHT = 28
_SIDE = 8
_ICON = 14
_GAP = 8
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class MeantBand(QWidget):
    """*Did you mean*, and below it the question in other words, with how much it finds.

    Signals:
        taken: The question that was meant after all.
    """

    taken = Signal(str)

    def __init__(self, scheme: Scheme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scheme = scheme
        self._head = Words(scheme, TextRole.LABEL, "text3")
        self._head.show_words(self.tr("Did you mean"))
        self._head.setContentsMargins(_SIDE, 0, _SIDE, 4)
        self.row = _MeantRow(scheme)
        self.row.clicked.connect(lambda: self.taken.emit(self.row.text()))
        column = QVBoxLayout(self)
        column.setContentsMargins(16 - _SIDE, 16, 16 - _SIDE, 8)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self.row)
        scheme.changed.connect(self.update)
        self.hide()

    def offer(self, text: str, count: int) -> None:
        """Offer a question that finds so many documents; none for ""."""
        self.row.show_meant(text, count)
        self.setVisible(bool(text))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line below."""
        del event
        line = QColor(self._scheme.palette.line)
        QPainter(self).fillRect(0, self.height() - 1, self.width(), 1, line)


class _MeantRow(Pressable):
    """A glass, the words in ink, and the count at the right."""

    def __init__(self, scheme: Scheme) -> None:
        super().__init__(scheme)
        self._count = 0
        self.setFixedHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """It takes the width it is given."""
        return QSize(160, _HEIGHT)

    def show_meant(self, text: str, count: int) -> None:
        """Show a question and how much it finds."""
        self._count = count
        self.setText(text)
        self.setAccessibleName(self.tr("Search for {0}").format(text))
        self.setToolTip(text)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, glass, words, count and ring."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette, frame = self._scheme.palette, QRectF(self.rect())
        self.paint_ground(painter, frame, 6)
        icon = QRectF(_SIDE, (_HEIGHT - _ICON) / 2, _ICON, _ICON)
        paint_glyph(painter, icon, "search", palette.ink)
        room = self.rect().adjusted(_SIDE + _ICON + _GAP, 0, -_SIDE, 0)
        count = QLocale().toString(self._count)
        painter.setFont(font(TextRole.SNIPPET))
        painter.setPen(QColor(palette.text2))
        painter.drawText(room, _MIDDLE | Qt.AlignmentFlag.AlignRight, count)
        room.setRight(room.right() - painter.fontMetrics().horizontalAdvance(count) - _GAP)
        painter.setFont(font(TextRole.UI))
        painter.setPen(QColor(palette.ink))
        words = painter.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, room.width() + 1
        )
        painter.drawText(room, _MIDDLE, words)
        self.paint_ring(painter, frame, 6)
