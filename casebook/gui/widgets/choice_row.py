"""A large choice of the first page: icon in a box, what it does, why, and its keys."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from casebook.gui.look.fonts import TextRole, font
from casebook.gui.look.glyphs import paint_glyph
from casebook.gui.look.scheme import Scheme
from casebook.gui.widgets.key_cap import cap_width, paint_cap
from casebook.gui.widgets.pressable import Pressable

_HEIGHT = 72
_SIDE = 16
_BOX = 40
_ICON = 20
_RADIUS = 8


class ChoiceRow(Pressable):
    """One of the ways to begin."""

    def __init__(
        self,
        scheme: Scheme,
        glyph: str,
        text: str,
        keys: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(scheme, parent)
        self._glyph = glyph
        self._keys = keys
        self._note = ""
        self.setText(text)
        self.setFixedHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_note(self, note: str) -> None:
        """Say below it what one finds there."""
        self._note = note
        self.setAccessibleName(f"{self.text()}: {note}")
        self.update()

    def sizeHint(self) -> QSize:
        """It takes the width it is given."""
        return QSize(464, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw frame, icon, words and keys."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self._scheme.palette
        frame = QRectF(self.rect())
        self.paint_ground(painter, frame, _RADIUS, palette.page if self.ringed else palette.pane)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(palette.line), 1))
        painter.drawRoundedRect(frame.adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
        self.paint_ring(painter, frame, _RADIUS)
        box = QRectF(_SIDE, (_HEIGHT - _BOX) / 2, _BOX, _BOX)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(palette.ink_soft))
        painter.drawRoundedRect(box, _RADIUS, _RADIUS)
        inside = (_BOX - _ICON) / 2
        icon = box.adjusted(inside, inside, -inside, -inside)
        paint_glyph(painter, icon, self._glyph, palette.ink)
        if self._keys:
            paint_cap(painter, self.width() - _SIDE, _HEIGHT / 2, palette, self._keys)
        self._write(painter, TextRole.CARD_TITLE, palette.text, self.text(), 17)
        self._write(painter, TextRole.SNIPPET, palette.text2, self._note, 37)

    def _write(self, painter: QPainter, role: TextRole, colour: str, text: str, top: float) -> None:
        left = 2 * _SIDE + _BOX
        room = self.width() - left - 2 * _SIDE - cap_width(self._keys)
        painter.setFont(font(role))
        painter.setPen(QColor(colour))
        fitted = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(room))
        line = QRectF(left, top, room, role.value.line)
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, fitted)
