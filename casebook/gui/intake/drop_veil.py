"""What lies over the window while files are dragged over it: a frame, and what letting go does."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from casebook.gui.look.fonts import TextRole, font
from casebook.gui.look.glyphs import paint_glyph
from casebook.gui.look.scheme import Scheme
from casebook.gui.wording import counted

_EDGE = 8
_RADIUS = 8
_ICON = 16
_PLATE = 56
_ROOM = 24


class DropVeil(QWidget):
    """Shown over another widget; it takes neither clicks nor what is dropped."""

    def __init__(self, scheme: Scheme, over: QWidget) -> None:
        super().__init__(over)
        self._scheme = scheme
        self._over = over
        self.words = ""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_for(self, paths: Sequence[Path]) -> None:
        """Say what letting go of files will do; hide when there are none any more."""
        if not paths:
            self.hide()
            return
        if len(paths) == 1 and paths[0].is_dir():
            self.words = self.tr("Let go to open this folder, or to import what is in it")
        else:
            self.words = counted(
                len(paths),
                self.tr("Let go to import this file"),
                self.tr("Let go to import {0} files"),
            )
        self.setGeometry(self._over.rect())
        self.raise_()
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the frame around everything, and the words on a plate in the middle."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self._scheme.palette
        ink = QColor(palette.ink)
        veil = QColor(palette.ink_soft)
        veil.setAlpha(140)
        pen = QPen(ink, 2)
        pen.setDashPattern([3, 2])
        painter.setPen(pen)
        painter.setBrush(veil)
        frame = QRectF(self.rect()).adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
        painter.drawRoundedRect(frame, _RADIUS, _RADIUS)
        painter.setFont(font(TextRole.UI))
        width = painter.fontMetrics().horizontalAdvance(self.words)
        plate = QRectF(0, 0, width + _ICON + 8 + 2 * _ROOM, _PLATE)
        plate.moveCenter(QRectF(self.rect()).center())
        painter.setPen(QPen(ink, 1))
        painter.setBrush(QColor(palette.page))
        painter.drawRoundedRect(plate, _RADIUS, _RADIUS)
        top = plate.top() + (_PLATE - _ICON) / 2
        paint_glyph(
            painter, QRectF(plate.left() + _ROOM, top, _ICON, _ICON), "download", palette.ink
        )
        painter.setPen(ink)
        words = plate.adjusted(_ROOM + _ICON + 8, 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.words)
