"""Keys drawn as caps: Ctrl K, Alt 1, F1."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QKeySequence, QPainter, QPen

from casebook.gui.look.fonts import TextRole, font
from casebook.gui.look.palette import Palette

CAP_HEIGHT = 18
_PADDING = 4
_RADIUS = 4


def keys_of(shortcut: QKeySequence) -> str:
    """Give a shortcut as people read it: the keys with spaces between them."""
    text = shortcut.toString(QKeySequence.SequenceFormat.NativeText)
    # the last plus may be the key itself
    return (
        text.replace("++", "+\N{FULLWIDTH PLUS SIGN}")
        .replace("+", " ")
        .replace("\N{FULLWIDTH PLUS SIGN}", "+")
    )


def cap_width(text: str) -> float:
    """Give the width of a cap in logical pixels."""
    letters = QFontMetricsF(font(TextRole.CHIP)).horizontalAdvance(text)
    return max(CAP_HEIGHT, round(letters) + 2 * _PADDING + 2)


def paint_cap(painter: QPainter, right: float, middle: float, palette: Palette, text: str) -> float:
    """Draw a cap that ends at ``right`` and lies around ``middle``; give where it begins."""
    width = cap_width(text)
    rect = QRectF(right - width, round(middle - CAP_HEIGHT / 2), width, CAP_HEIGHT)
    painter.setPen(QPen(QColor(palette.line), 1))
    painter.setBrush(QColor(palette.pane))
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
    painter.setFont(font(TextRole.CHIP))
    painter.setPen(QColor(palette.text3))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)
    return rect.left()
