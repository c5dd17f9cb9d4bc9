"""The 5×5 matrix of likelihood and severity, with the risks in their cells."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter

from casebook.gui.look.fonts import TextRole, font
from casebook.gui.look.glyphs import paint_glyph
from casebook.gui.look.palette import Palette
from casebook.gui.look.sides import paint_side

if TYPE_CHECKING:
    from casebook.domain.case import Risk

STEPS = 5
_SIZE = QSize(244, 224)
_HEAD = 24
_LEFT = 25
_STEP = QSize(44, 36)
_CELL = QSize(42, 34)
_CELL_RADIUS = 3
_HEAT_LIMITS = (4, 6, 10, 15)
_RING = 1.5
_MOST_MARKS = 4


def matrix_size() -> QSize:
    """Give the size of the matrix, its axes included, in logical pixels."""
    return QSize(_SIZE)


def heat(likelihood: int, severity: int, palette: Palette) -> str:
    """Give the colour of a cell: five steps of likelihood times severity."""
    step = sum(likelihood * severity > limit for limit in _HEAT_LIMITS)
    return palette.heat[step]


def cell_rect(likelihood: int, severity: int) -> QRectF:
    """Give where a cell lies in a matrix of its own size; likelihood rises upwards."""
    x = _LEFT + _STEP.width() * (severity - 1)
    y = _HEAD + 1 + _STEP.height() * (STEPS - likelihood)
    return QRectF(x, y, _CELL.width(), _CELL.height())


def matrix_cell_at(pos: QPointF) -> tuple[int, int] | None:
    """Give likelihood and severity of the cell at a point of the matrix, or None beside them."""
    for likelihood in range(1, STEPS + 1):
        for severity in range(1, STEPS + 1):
            if cell_rect(likelihood, severity).contains(pos):
                return likelihood, severity
    return None


def risks_in(risks: Sequence[Risk], likelihood: int, severity: int) -> tuple[Risk, ...]:
    """Give the risks that stand in a cell."""
    return tuple(
        risk for risk in risks if (risk.likelihood, risk.severity) == (likelihood, severity)
    )


def paint_matrix(painter: QPainter, rect: QRectF, risks: Sequence[Risk], palette: Palette) -> None:
    """Draw the matrix into a rectangle, as large as its width allows.

    Risks without both scores are not in it.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(rect.topLeft())
    scale = rect.width() / _SIZE.width()
    painter.scale(scale, scale)
    _paint_axes(painter, palette)
    for likelihood in range(1, STEPS + 1):
        for severity in range(1, STEPS + 1):
            cell = cell_rect(likelihood, severity)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(heat(likelihood, severity, palette)))
            painter.drawRoundedRect(cell, _CELL_RADIUS, _CELL_RADIUS)
            labels = [
                label for risk in risks_in(risks, likelihood, severity) for label in risk.labels
            ]
            _paint_labels(painter, cell, palette, labels)
    painter.restore()


def _paint_axes(painter: QPainter, palette: Palette) -> None:
    """Draw the names of the axes above the cells and the steps beside and below them."""
    middle = Qt.AlignmentFlag.AlignVCenter
    arrow = 12
    top = (_HEAD - arrow) / 2
    painter.setFont(font(TextRole.LABEL))
    painter.setPen(QColor(palette.text3))
    up = QRectF(_LEFT - 1, top, arrow, arrow)
    paint_glyph(painter, up, "arrow-up", palette.text3)
    words = QRectF(up.right() + 4, 0, 120, _HEAD)
    painter.drawText(words, middle, QCoreApplication.translate("Matrix", "Likelihood"))
    across = QRectF(_SIZE.width() - arrow, top, arrow, arrow)
    paint_glyph(painter, across, "forward", palette.text3)
    words = QRectF(0, 0, across.left() - 4, _HEAD)
    severity = QCoreApplication.translate("Matrix", "Severity")
    painter.drawText(words, middle | Qt.AlignmentFlag.AlignRight, severity)
    painter.setFont(font(TextRole.CHIP))
    painter.setPen(QColor(palette.text2))
    for step in range(1, STEPS + 1):
        beside = cell_rect(step, 1)
        beside.setLeft(0)
        beside.setRight(_LEFT - 9)
        painter.drawText(beside, middle | Qt.AlignmentFlag.AlignRight, str(step))
        below = cell_rect(1, step).translated(0, _CELL.height() + 2)
        below.setHeight(_SIZE.height() - below.top())
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, str(step))


def _paint_labels(painter: QPainter, cell: QRectF, palette: Palette, labels: Sequence[str]) -> None:
    """Draw the labels of a cell, smaller the more there are; beyond four the rest is counted."""
    if not labels:
        return
    shown = list(labels) if len(labels) <= _MOST_MARKS else list(labels[: _MOST_MARKS - 1])
    places = _places(cell, min(len(labels), _MOST_MARKS))
    for place, label in zip(places, shown, strict=False):
        paint_side(painter, place, palette, label, _RING)
    if len(labels) > _MOST_MARKS:
        painter.setFont(font(TextRole.LABEL))
        painter.setPen(QColor(palette.text))
        more = f"+{len(labels) - len(shown)}"
        painter.drawText(places[-1], Qt.AlignmentFlag.AlignCenter, more)


def _places(cell: QRectF, count: int) -> list[QRectF]:
    """Give squares for one to four marks, centred in a cell."""
    size = {1: 22, 2: 19, 3: 16, 4: 16}[count]
    columns = 1 if count == 1 else 2
    rows = (count + columns - 1) // columns
    left = cell.center().x() - columns * size / 2
    top = cell.center().y() - rows * size / 2
    return [
        QRectF(left + size * (at % columns), top + size * (at // columns), size, size)
        for at in range(count)
    ]
