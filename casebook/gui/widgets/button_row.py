"""Buttons in a row, on further rows where it gets narrow."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QPushButton

from casebook.gui.widgets.reflowing import Reflowing

_GAP = 8


class ButtonRow(Reflowing[QPushButton]):
    """Gives each button the width of its words, and puts what does not fit below."""

    def sizeHint(self) -> QSize:
        """Give the size on one row."""
        widths = [button.sizeHint().width() + _GAP for button in self._widgets]
        width = max(sum(widths) - _GAP, 0)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """It can be made as narrow as its widest button."""
        widths = [button.sizeHint().width() for button in self._widgets]
        return QSize(max(widths, default=0), 0)

    def _places(self, width: int) -> list[QRect]:
        places: list[QRect] = []
        left = top = below = 0
        for button in self._widgets:
            size = button.sizeHint()
            if left and left + size.width() > width:
                left, top = 0, below
            places.append(QRect(QPoint(left, top), size))
            left += size.width() + _GAP
            below = max(below, top + size.height() + _GAP)
        return places
