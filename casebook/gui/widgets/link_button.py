"""Words in ink that do something when they are clicked or reached by the keyboard."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from casebook.gui.look.fonts import TextRole, font, line_height
from casebook.gui.look.glyphs import paint_glyph
from casebook.gui.look.scheme import Scheme
from casebook.gui.widgets.pressable import Pressable

_ICON = 14
_GAP = 4
MARGIN = 3
"""Pixels around the words, for the ring."""


class LinkButton(Pressable):
    """A link that stands by itself; underlined under the pointer, cut when too long."""

    def __init__(
        self,
        scheme: Scheme,
        text: str,
        parent: QWidget | None = None,
        *,
        role: TextRole = TextRole.SNIPPET,
        glyph: str = "",
    ) -> None:
        super().__init__(scheme, parent)
        self._role = role
        self._glyph = glyph
        self.setText(text)
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Give the size with the whole text."""
        width = QFontMetrics(font(self._role)).horizontalAdvance(self.text()) + 1
        return QSize(width + self._lead() + 2 * MARGIN, line_height(self._role) + 2 * MARGIN)

    def minimumSizeHint(self) -> QSize:
        """It can be cut."""
        return QSize(48, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw icon, words and ring."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = self._scheme.palette.ink
        if self._glyph:
            top = (self.height() - _ICON) / 2
            paint_glyph(painter, QRectF(MARGIN, top, _ICON, _ICON), self._glyph, ink)
        used = font(self._role)
        used.setUnderline(self.lit)
        painter.setFont(used)
        painter.setPen(QColor(ink))
        room = self.rect().adjusted(MARGIN + self._lead(), 0, -MARGIN, 0)
        words = painter.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, room.width() + 1
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip, words)
        self.paint_ring(painter, QRectF(self.rect()), 4)

    def _lead(self) -> int:
        return _ICON + _GAP if self._glyph else 0
