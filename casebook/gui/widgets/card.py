"""A framed piece of paper that can be reached by keyboard and clicked."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from casebook.gui.look.scheme import Scheme
from casebook.gui.widgets.by_width import follow_width
from casebook.gui.widgets.pressable import Pressable
from casebook.gui.widgets.words import hex_of

FOCUS_ROOM = 3
"""How many pixels around its frame a card keeps for the ring that shows the keyboard's focus."""
PADDING = 12
_RADIUS = 8
_TOP_EDGE = 3


class Card(Pressable):
    """A card with whatever its layout holds."""

    def __init__(
        self, scheme: Scheme, parent: QWidget | None = None, *, top_edge: str = ""
    ) -> None:
        """Make an empty card.

        Args:
            scheme: The colours.
            parent: Where it stands.
            top_edge: The field of the palette that colours its upper edge, or "".
        """
        super().__init__(scheme, parent)
        self._top_edge = top_edge
        self._active = False
        follow_width(self)

    @property
    def active(self) -> bool:
        """Whether it is the chosen one."""
        return self._active

    def set_active(self, active: bool) -> None:
        """Show it as the chosen one, or no more."""
        self._active = active
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, frame, upper edge and ring."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self._scheme.palette
        inside = QRectF(self.rect()).adjusted(FOCUS_ROOM, FOCUS_ROOM, -FOCUS_ROOM, -FOCUS_ROOM)
        self.paint_ground(painter, inside, _RADIUS, palette.card)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(palette.line), 1))
        painter.drawRoundedRect(inside.adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
        if self._top_edge:
            _paint_top_edge(painter, inside, hex_of(palette, self._top_edge))
        if self._active:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(palette.ink), 2))
            painter.drawRoundedRect(inside.adjusted(1, 1, -1, -1), _RADIUS - 1, _RADIUS - 1)
        self.paint_ring(painter, inside.adjusted(-3, -3, 3, 3), _RADIUS + 2)


def _paint_top_edge(painter: QPainter, rect: QRectF, colour: str) -> None:
    """Draw the upper edge so that it follows the round corners."""
    outline = QPainterPath()
    outline.addRoundedRect(rect, _RADIUS, _RADIUS)
    edge = QPainterPath()
    edge.addRect(QRectF(rect.left(), rect.top(), rect.width(), _TOP_EDGE))
    painter.fillPath(outline.intersected(edge), QColor(colour))
