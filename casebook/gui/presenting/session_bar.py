"""The steps of a session as a bar: what is over, how far the present one is, what is to come."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from casebook.gui.look.fonts import TextRole
from casebook.gui.presenting.stage_words import letters

if TYPE_CHECKING:
    from casebook.export.session import ShownStep
    from casebook.gui.look.palette import Palette

_GAP = 6
_RADIUS = 3


def paint_session_bar(
    painter: QPainter,
    rect: QRectF,
    steps: Sequence[ShownStep],
    at: int,
    done: float,
    palette: Palette,
    letter: float,
) -> None:
    """Draw a segment for each step, as wide as its minutes, its name below.

    Args:
        painter: Draws.
        rect: Where the bar is to lie; the names stand below it.
        steps: All of them.
        at: Which one is shown.
        done: The share of its time that is over, from 0 to 1.
        palette: The colours.
        letter: The height of the names in pixels; 0 for a bar without names.
    """
    weights = [step.minutes or 1 for step in steps]
    scale = rect.width() / sum(weights)
    left = rect.left()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for number, (step, weight) in enumerate(zip(steps, weights, strict=True)):
        gap = min(_GAP, weight * scale / 4) if number + 1 < len(steps) else 0
        segment = QRectF(left, rect.top(), weight * scale - gap, rect.height())
        painter.setPen(Qt.PenStyle.NoPen)
        ground = palette.text3 if number < at else palette.line
        painter.setBrush(QColor(palette.ink_soft if number == at else ground))
        painter.drawRoundedRect(segment, _RADIUS, _RADIUS)
        if number == at and done > 0:
            part = QRectF(segment)
            part.setWidth(max(segment.width() * done, min(_RADIUS * 2.0, segment.width())))
            painter.setBrush(QColor(palette.ink))
            painter.drawRoundedRect(part, _RADIUS, _RADIUS)
        if letter:
            _paint_name(painter, segment, step.label, palette, letter, here=number == at)
        left += weight * scale
    painter.restore()


def _paint_name(
    painter: QPainter,
    segment: QRectF,
    name: str,
    palette: Palette,
    letter: float,
    *,
    here: bool,
) -> None:
    made = letters(TextRole.UI, letter, strong=here)
    metrics = QFontMetricsF(made)
    shown = metrics.elidedText(name, Qt.TextElideMode.ElideRight, segment.width())
    if len(shown) < min(len(name), 3):  # nothing is left of it that could be read
        return
    painter.setFont(made)
    painter.setPen(QColor(palette.text if here else palette.text3))
    below = QRectF(segment.left(), segment.bottom() + letter * 0.5, segment.width(), letter * 1.6)
    painter.drawText(below, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
