"""What both windows of a session have in common: their keys, and that they tell when closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from casebook.gui.presenting.keys import act_of

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QKeyEvent


class SessionWindow(QWidget):
    """A window of its own.

    Signals:
        act_requested: An Act.
        closed: The user closed it with the means of the system.
    """

    act_requested = Signal(object)
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tell what a key asks for; keys that are typed into a field never come here."""
        act = act_of(event)
        if act is None:
            super().keyPressEvent(event)
        else:
            self.act_requested.emit(act)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell that it was closed."""
        super().closeEvent(event)
        self.closed.emit()
