"""The marks of findings: a cross in a ring, a triangle, a small i."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from casebook.domain.values import Severity
from casebook.gui.look.drawing import draw_line, on_grid, set_stroke
from casebook.gui.look.glyphs import paint_glyph
from casebook.gui.look.palette import Palette


def paint_severity(painter: QPainter, rect: QRectF, palette: Palette, severity: Severity) -> None:
    """Draw how much a finding matters."""
    if severity is Severity.WARNING:
        paint_glyph(painter, rect, "warning", palette.soon)
    elif severity is Severity.HINT:
        paint_glyph(painter, rect, "info", palette.text3)
    else:
        with on_grid(painter, rect, 16):
            set_stroke(painter, palette.failure, 1.5)
            painter.drawEllipse(QPointF(8, 8), 6.25, 6.25)
            draw_line(painter, (5.8, 5.8), (10.2, 10.2))
            draw_line(painter, (10.2, 5.8), (5.8, 10.2))
