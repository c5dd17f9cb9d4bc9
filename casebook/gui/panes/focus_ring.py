"""When the current row of a list is ringed: while the list is walked with the keyboard."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QAbstractItemView

_KEYBOARD_REASONS = frozenset(
    {
        Qt.FocusReason.TabFocusReason,
        Qt.FocusReason.BacktabFocusReason,
        Qt.FocusReason.ShortcutFocusReason,
        Qt.FocusReason.OtherFocusReason,
    }
)


class FocusRing(QObject):
    """Watches how a view got its focus."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view
        self._by_keyboard = False
        view.installEventFilter(self)
        view.viewport().installEventFilter(self)

    @property
    def shown(self) -> bool:
        """Whether the current row has a ring now."""
        return self._by_keyboard and self._view.hasFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice keys, clicks and focus; nothing is kept from the view."""
        before = self._by_keyboard
        if event.type() == QEvent.Type.KeyPress:
            self._by_keyboard = True
        elif event.type() == QEvent.Type.MouseButtonPress:
            self._by_keyboard = False
        elif isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusIn:
            self._by_keyboard = event.reason() in _KEYBOARD_REASONS
        if self._by_keyboard is not before:
            self._view.viewport().update()
        return super().eventFilter(watched, event)
