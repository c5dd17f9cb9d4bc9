"""The minutes of one step: a small box that leaves undo to the builder."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QSpinBox, QWidget

_MOST = 999
_SIZE = (60, 28)
_OURS = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


class MinutesBox(QSpinBox):
    """Minutes by typing, arrows, or the wheel while the keyboard is here; 0 for none said.

    Signals:
        given: The minutes, or None.
    """

    given = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setRange(0, _MOST)
        self.setSpecialValueText("–")
        self.setFixedSize(*_SIZE)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccelerated(True)
        self.setProperty("minutes", "true")
        self.valueChanged.connect(lambda value: self.given.emit(value or None))
        self.lineEdit().setTextMargins(4, 0, 0, 0)

    def show_minutes(self, minutes: int | None) -> None:
        """Show minutes without telling of them."""
        if self.value() != (minutes or 0):
            self.blockSignals(True)
            self.setValue(minutes or 0)
            self.blockSignals(False)

    def at_left(self) -> QWidget:
        """Give a field of a form in which it stands at the left."""
        field = QWidget()
        row = QHBoxLayout(field)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self)
        row.addStretch(1)
        field.setFocusProxy(self)
        self.setAccessibleName(self.tr("Minutes"))
        return field

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the page unless the keyboard is here."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the builder, which knows more than the last few digits."""
        if event.type() == QEvent.Type.ShortcutOverride and _is_ours(event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let them pass."""
        if _is_ours(event):
            event.ignore()
        else:
            super().keyPressEvent(event)


def _is_ours(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and any(map(event.matches, _OURS))
