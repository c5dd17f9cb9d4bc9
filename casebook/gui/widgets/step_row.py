"""A row that offers what to do next."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from casebook.gui.look.drawing import fill
from casebook.gui.look.fonts import TextRole, font
from casebook.gui.look.glyphs import paint_glyph
from casebook.gui.look.scheme import Scheme
from casebook.gui.widgets.key_cap import paint_cap
from casebook.gui.widgets.pressable import Pressable

_HEIGHT = 45
_SIDE = 12
_ICON = 16
_GAP = 12


class StepRow(Pressable):
    """Icon, words with a strong part at their end, and the keys that do the same."""

    def __init__(
        self,
        scheme: Scheme,
        glyph: str,
        text: str,
        strong: str = "",
        keys: str = "",
        parent: QWidget | None = None,
        *,
        note: str = "",
        meant: bool = False,
    ) -> None:
        """Make a row.

        Args:
            scheme: The colours.
            glyph: The name of the icon.
            text: What it does.
            strong: What it does it to, set in heavier letters after the text.
            keys: The keys that do the same, or "".
            parent: Where it stands.
            note: What it would give, at the right end, or "".
            meant: Whether it is the step that helps most; it stands on soft ink.
        """
        super().__init__(scheme, parent)
        self._glyph = glyph
        self._note = note
        self._meant = meant
        self._strong = strong
        self._keys = keys
        self.setText(text)
        self.setAccessibleName(f"{text} {strong}".strip())
        self.setAccessibleDescription(note)
        self.setToolTip(self.accessibleName())
        self.setFixedHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """It takes the width it is given."""
        return QSize(320, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, icon, words, keys and the line below."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self._scheme.palette
        row = QRectF(0, 0, self.width(), _HEIGHT - 1)
        self.paint_ground(painter, row, 0, palette.ink_soft if self._meant else "")
        fill(painter, QRect(0, _HEIGHT - 1, self.width(), 1), palette.line)
        icon = QRectF(_SIDE, (row.height() - _ICON) / 2, _ICON, _ICON)
        inked = self.ringed or self._meant
        paint_glyph(painter, icon, self._glyph, palette.ink if inked else palette.text2)
        right = row.right() - _SIDE
        if self._keys:
            right = paint_cap(painter, right, row.center().y(), palette, self._keys) - _GAP
        if self._note:
            right = self._write_note(painter, right) - _GAP
        left = self._write(painter, _SIDE + _ICON + _GAP, right, TextRole.UI, self.text())
        if self._strong:
            self._write(painter, left + 4, right, TextRole.UI_STRONG, self._strong)
        self.paint_ring(painter, row, 6)

    def _write_note(self, painter: QPainter, right: float) -> float:
        """Write the note up to ``right``; give where it begins."""
        painter.setFont(font(TextRole.SNIPPET))
        painter.setPen(QColor(self._scheme.palette.text2))
        left = right - painter.fontMetrics().horizontalAdvance(self._note) - 1
        place = QRectF(left, 0, right - left + 1, _HEIGHT - 1)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, self._note)
        return left

    def _write(
        self, painter: QPainter, left: float, right: float, role: TextRole, text: str
    ) -> float:
        """Write words, cut at ``right``; give where they end."""
        painter.setFont(font(role))
        painter.setPen(QColor(self._scheme.palette.text))
        metrics = painter.fontMetrics()
        fitted = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0, int(right - left)))
        place = QRectF(left, 0, max(0.0, right - left), _HEIGHT - 1)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, fitted)
        return left + metrics.horizontalAdvance(fitted)
