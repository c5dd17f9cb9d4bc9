"""The labels of risks in the shape of their side: security, customer service, safety."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen

from casebook.domain.values import Side
from casebook.gui.look.drawing import on_grid
from casebook.gui.look.fonts import TextRole, font
from casebook.gui.look.palette import Palette

_SIDES = {side.letter: side for side in Side}


def paint_side(
    painter: QPainter, rect: QRectF, palette: Palette, label: str, ring: float = 0
) -> None:
    """Draw the label of a risk in the shape of its side.

    Args:
        painter: Where to draw.
        rect: A square.
        palette: The colours.
        label: ``S1`` (square), ``C1`` (disc), ``A1`` (triangle); the letter alone in a legend.
        ring: Width of a ring of page colour around it, in logical pixels.
    """
    side = _SIDES.get(label[:1])
    colours = {
        Side.SECURITY: palette.security,
        Side.CUSTOMER_SERVICE: palette.service,
        Side.SAFETY: palette.safety,
    }
    scale = rect.width() / 20
    with on_grid(painter, rect, 20):
        painter.setBrush(QColor(colours[side] if side else palette.text3))
        if ring:
            painter.setPen(QPen(QColor(palette.page), ring / scale))
        if side is Side.CUSTOMER_SERVICE:
            painter.drawEllipse(QPointF(10, 10), 9.5, 9.5)
        elif side is Side.SAFETY:
            painter.drawPath(_rounded_triangle())
        else:
            painter.drawRoundedRect(QRectF(1, 1, 18, 18), 4, 4)
        letters_font = font(TextRole.LABEL)
        letters_font.setPixelSize(8 if side is Side.SAFETY and len(label) > 1 else 10)
        letters_font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(letters_font)
        painter.setPen(QColor(palette.page))
        drop = 5 if side is Side.SAFETY else 0
        painter.drawText(QRectF(0, drop, 20, 20 - drop), Qt.AlignmentFlag.AlignCenter, label)


def _rounded_triangle() -> QPainterPath:
    """Give an upright triangle with soft corners on a grid of 20."""
    path = QPainterPath(QPointF(11.6, 1.6))
    path.lineTo(19.4, 16)
    path.quadTo(20.4, 18.6, 17.8, 18.8)
    path.lineTo(2.2, 18.8)
    path.quadTo(-0.4, 18.6, 0.6, 16)
    path.lineTo(8.4, 1.6)
    path.quadTo(10, -0.6, 11.6, 1.6)
    return path
