"""Buttons in a row, on further rows where it gets narrow."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QWidget

from casebook.gui.widgets.by_width import follow_width

_GAP = 8


class ButtonRow(QWidget):
    """Gives each button the width of its words, and puts what does not fit below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons: list[QPushButton] = []
        follow_width(self)

    def add(self, button: QPushButton) -> None:
        """Add a button after the others."""
        button.setParent(self)
        self._buttons.append(button)
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        """It gets higher as it gets narrower."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Give the height of all rows."""
        return max((place.bottom() + 1 for place in self._places(width)), default=0)

    def sizeHint(self) -> QSize:
        """Give the size on one row."""
        widths = [button.sizeHint().width() + _GAP for button in self._buttons]
        width = max(sum(widths) - _GAP, 0)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """It can be made as narrow as its widest button."""
        widths = [button.sizeHint().width() for button in self._buttons]
        return QSize(max(widths, default=0), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place everything anew."""
        super().resizeEvent(event)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        """Place everything anew when a button wants another size."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self._arrange()
        return super().event(event)

    def _arrange(self) -> None:
        for button, place in zip(self._buttons, self._places(self.width()), strict=True):
            button.setGeometry(place)

    def _places(self, width: int) -> list[QRect]:
        places: list[QRect] = []
        left = top = below = 0
        for button in self._buttons:
            size = button.sizeHint()
            if left and left + size.width() > width:
                left, top = 0, below
            places.append(QRect(QPoint(left, top), size))
            left += size.width() + _GAP
            below = max(below, top + size.height() + _GAP)
        return places
