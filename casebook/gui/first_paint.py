"""Tells when something has been painted for the first time."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget


class FirstPaint(QObject):
    """Waits for the first of some widgets to be painted.

    Signals:
        painted: It has been, with all that was painted in the same go.
    """

    painted = Signal()

    def __init__(self, widgets: Iterable[QWidget], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._widgets = tuple(widgets)
        for widget in self._widgets:
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the painting go on, and tell when it is done."""
        if event.type() == QEvent.Type.Paint and self._widgets:
            for widget in self._widgets:
                widget.removeEventFilter(self)
            self._widgets = ()
            QTimer.singleShot(0, self.painted.emit)
        return super().eventFilter(watched, event)
