"""The few strokes of which all marks are made."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF


def fill(painter: QPainter, rect: QRect, colour: str) -> None:
    """Fill a rectangle; pen and brush are others afterwards.

    For ``fillRect`` PySide makes the class ``QGradient`` first, with two hundred names.
    """
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawRect(rect)


def pixel_ratio(painter: QPainter) -> float:
    """Give how many pixels of the screen make a logical one.

    The device knows it too; for it, PySide makes the classes of all devices: 2 ms of a start.
    """
    logical = painter.combinedTransform().m11()
    return painter.deviceTransform().m11() / logical if logical else 1.0


@contextmanager
def on_grid(painter: QPainter, rect: QRectF, cells: float) -> Iterator[None]:
    """Draw on a grid of so many cells stretched over a square; smooth, without pen or brush."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(rect.topLeft())
    painter.scale(rect.width() / cells, rect.height() / cells)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    try:
        yield
    finally:
        painter.restore()


def set_stroke(
    painter: QPainter, colour: str, width: float, dash: tuple[float, float] | None = None
) -> None:
    """Draw lines of this colour from here on, with round ends, filling nothing.

    Args:
        painter: Where to draw.
        colour: As hex.
        width: In cells of the grid.
        dash: Lengths of a stroke and of a gap, in cells; such strokes have flat ends.
    """
    cap = Qt.PenCapStyle.FlatCap if dash else Qt.PenCapStyle.RoundCap
    pen = QPen(QColor(colour), width, Qt.PenStyle.SolidLine, cap, Qt.PenJoinStyle.RoundJoin)
    if dash:
        pen.setDashPattern([length / width for length in dash])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def draw_line(painter: QPainter, *points: tuple[float, float]) -> None:
    """Draw a line through points."""
    painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in points]))
