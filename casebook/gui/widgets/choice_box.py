"""A choice that nobody makes by the way: it changes only when its list is opened."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

_MOST_SHOWN = 20
_OPENING = {
    *(Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown),
    *(Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_Return, Qt.Key.Key_Enter),
}


class ChoiceBox(QComboBox):
    """For what is written at once; a usual one changes with each arrow and each turn of a wheel."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMaxVisibleItems(_MOST_SHOWN)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the list, in which the arrows walk and Enter chooses."""
        if event.key() in _OPENING:
            self.showPopup()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let what is around be scrolled."""
        event.ignore()
