"""A library that was open before: its name and folder, and a cross to forget it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from casebook.gui.look.fonts import TextRole, font
from casebook.gui.look.glyphs import paint_glyph
from casebook.gui.look.icons import Icons
from casebook.gui.look.scheme import Scheme
from casebook.gui.widgets.icon_button import IconButton
from casebook.gui.widgets.pressable import Pressable

_HEIGHT = 36
_SIDE = 16
_ICON = 16
_CROSS = 24


class RecentRow(Pressable):
    """One line; greyed when the folder is gone.

    Signals:
        removed: The library is to be forgotten; its files stay.
    """

    removed = Signal()

    def __init__(
        self,
        scheme: Scheme,
        icons: Icons,
        folder: Path,
        missing: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(scheme, parent)
        self.folder = folder
        self._missing = missing
        name = folder.name or str(folder)
        where = self.tr("folder not found") if missing else str(folder.parent)
        self._where = where
        self.setText(name)
        self.setAccessibleName(f"{name}: {where}")
        self.setToolTip(str(folder))
        self.setFixedHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        cross = IconButton(
            scheme,
            icons.icon("close"),
            self.tr("Forget {0}; its files stay (Del)").format(name),
            size=_CROSS,
        )
        cross.clicked.connect(self.removed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, _SIDE - 6, 0)
        row.addStretch(1)
        row.addWidget(cross)

    def sizeHint(self) -> QSize:
        """It takes the width it is given."""
        return QSize(464, _HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Forget it with Del."""
        if event.key() == Qt.Key.Key_Delete:
            self.removed.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, icon, name and folder."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self._scheme.palette
        frame = QRectF(self.rect())
        self.paint_ground(painter, frame, 6)
        quiet = palette.text3 if self._missing else palette.text2
        square = QRectF(_SIDE, (_HEIGHT - _ICON) / 2, _ICON, _ICON)
        paint_glyph(painter, square, "folder", quiet)
        left = float(2 * _SIDE + _ICON - 4)
        room = float(self.width() - left - _CROSS - _SIDE)
        colour = palette.text3 if self._missing else palette.text
        used = self._write(painter, TextRole.UI, colour, self.text(), left, room * 0.6)
        left += used + 12
        room -= used + 12
        where = palette.soon if self._missing else palette.text3
        self._write(painter, TextRole.SNIPPET, where, self._where, left, room)
        self.paint_ring(painter, frame, 6)

    def _write(
        self,
        painter: QPainter,
        role: TextRole,
        colour: str,
        text: str,
        left: float,
        room: float,
    ) -> float:
        """Write words, cut in the middle; give how wide they are."""
        painter.setFont(font(role))
        painter.setPen(QColor(colour))
        metrics = painter.fontMetrics()
        fitted = metrics.elidedText(text, Qt.TextElideMode.ElideMiddle, max(0, int(room)))
        place = QRectF(left, 0, max(room, 0.0), _HEIGHT)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, fitted)
        return metrics.horizontalAdvance(fitted)
