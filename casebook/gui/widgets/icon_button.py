"""A small button that is only an icon, for use inside cards and rows."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from casebook.gui.look.scheme import Scheme
from casebook.gui.widgets.pressable import Pressable

_RADIUS = 4


class IconButton(Pressable):
    """An icon of 14 pixels in a square of 20, or of other sizes."""

    def __init__(
        self,
        scheme: Scheme,
        icon: QIcon,
        name: str,
        parent: QWidget | None = None,
        *,
        size: int = 20,
        icon_size: int = 14,
    ) -> None:
        """Make a button.

        Args:
            scheme: The colours.
            icon: What is drawn.
            name: What it does, for tool tip and screen reader.
            parent: Where it stands.
            size: Width and height in pixels.
            icon_size: Width and height of the icon in pixels.
        """
        super().__init__(scheme, parent)
        self.setIcon(icon)
        self.setIconSize(QSize(icon_size, icon_size))
        self.setFixedSize(size, size)
        self.setToolTip(name)
        self.setAccessibleName(name)

    def sizeHint(self) -> QSize:
        """It is a square."""
        return self.minimumSize()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, icon and ring."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect())
        on = self._scheme.palette.ink_soft if self.isChecked() else ""
        self.paint_ground(painter, frame, _RADIUS, on)
        place = QRect(0, 0, self.iconSize().width(), self.iconSize().height())
        place.moveCenter(self.rect().center())
        mode = QIcon.Mode.Normal if self.isEnabled() else QIcon.Mode.Disabled
        self.icon().paint(painter, place, Qt.AlignmentFlag.AlignCenter, mode)
        self.paint_ring(painter, frame, _RADIUS)
