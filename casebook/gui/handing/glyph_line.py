"""An icon with words beside it, in one colour of the palette."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from casebook.gui.look.fonts import TextRole, font, line_height
from casebook.gui.look.glyphs import paint_glyph
from casebook.gui.look.scheme import Scheme
from casebook.gui.widgets.words import hex_of

_ICON = 14
_GAP = 5


class GlyphLine(QWidget):
    """A short remark on one line, cut where it must be."""

    def __init__(
        self,
        scheme: Scheme,
        glyph: str,
        words: str,
        tone: str,
        parent: QWidget | None = None,
        *,
        role: TextRole = TextRole.SNIPPET,
    ) -> None:
        super().__init__(parent)
        self._scheme = scheme
        self._glyph = glyph
        self._words = words
        self._tone = tone
        self._role = role
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        scheme.changed.connect(self.update)

    @property
    def words(self) -> str:
        """What is written."""
        return self._words

    def show_words(self, words: str) -> None:
        """Say something else."""
        self._words = words
        self.setAccessibleName(words)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Give the size with all words."""
        width = QFontMetrics(font(self._role)).horizontalAdvance(self._words) + 1
        return QSize(_ICON + _GAP + width, line_height(self._role))

    def minimumSizeHint(self) -> QSize:
        """It can be cut."""
        return QSize(_ICON + _GAP, line_height(self._role))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw icon and words."""
        del event
        painter = QPainter(self)
        colour = hex_of(self._scheme.palette, self._tone)
        top = (self.height() - _ICON) / 2
        paint_glyph(painter, QRectF(0, top, _ICON, _ICON), self._glyph, colour)
        painter.setFont(font(self._role))
        painter.setPen(QColor(colour))
        room = self.rect().adjusted(_ICON + _GAP, 0, 1, 0)
        words = painter.fontMetrics().elidedText(
            self._words, Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)
