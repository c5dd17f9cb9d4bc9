"""The command palette: a field and a list of everything that can be done."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QListView,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from casebook.gui.dialogs.command_row import ROW_HEIGHT, CommandDelegate
from casebook.gui.look.fonts import TextRole
from casebook.gui.look.scheme import Scheme
from casebook.gui.models.commands_model import COMMAND, Command, CommandsModel
from casebook.gui.widgets.filter_field import FilterField
from casebook.gui.widgets.words import Words

WIDTH = 560
_MOST_ROWS = 11
_TOP = 56
_WALKING = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}
_STAYS = {Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason}
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class CommandPalette(QFrame):
    """A popover over a window; it goes when something was done, or the focus leaves it."""

    def __init__(self, scheme: Scheme, actions: Sequence[QAction], parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("popover", "true")
        self.setAccessibleName(self.tr("All commands"))
        self._before = QApplication.focusWidget()
        self._model = CommandsModel(actions, self)
        prompt = self.tr("Type a few letters of what you want to do")
        self.field = FilterField(scheme, prompt)
        self.field.textChanged.connect(self._narrow)
        self.field.installEventFilter(self)
        self.list = _make_list(scheme, self._model)
        self.list.setAccessibleName(self.tr("Commands"))
        self.list.clicked.connect(self._run)
        self._nothing = Words(scheme, TextRole.SNIPPET, "text3")
        self._nothing.show_words(self.tr("No command has these letters."))
        self._nothing.setContentsMargins(8, 8, 8, 8)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(8)
        column.addWidget(self.field)
        column.addWidget(self.list)
        column.addWidget(self._nothing)
        parent.installEventFilter(self)
        self._narrow("")

    def open(self) -> None:
        """Show it, ready for typing."""
        self._fit()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def close_again(self) -> None:
        """Go, and give the keyboard back to where it was."""
        if self.isHidden():
            return
        self.hide()
        before = self._before
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Walk the list from the field, go with the focus, keep to the width of the window."""
        if event.type() == QEvent.Type.Resize and watched is self.parent():
            self._fit()
        if isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut:
            if event.reason() not in _STAYS:
                self._before = None
                self.close_again()
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._take_key(event) or super().eventFilter(watched, event)
        return super().eventFilter(watched, event)

    def _take_key(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape:
            self.close_again()
        elif event.key() in _ENTER:
            self._run(self.list.currentIndex())
        elif event.key() in _WALKING:
            QApplication.sendEvent(self.list, event)
        else:
            return False
        return True

    def _narrow(self, typed: str) -> None:
        self._model.narrow(typed)
        rows = self._model.rowCount()
        first = next((row for row in range(rows) if self._enabled(row)), -1)
        self.list.setCurrentIndex(self._model.index(first))
        self.list.scrollToTop()
        self.list.setFixedHeight(min(max(rows, 1), _MOST_ROWS) * ROW_HEIGHT)
        self.list.setVisible(rows > 0)
        self._nothing.setVisible(rows == 0)
        self._fit()

    def _enabled(self, row: int) -> bool:
        return bool(self._model.flags(self._model.index(row)) & Qt.ItemFlag.ItemIsEnabled)

    def _run(self, index: QModelIndex) -> None:
        """Do what a row says, unless it is not possible now."""
        command = index.data(COMMAND) if index.isValid() else None
        if isinstance(command, Command) and command.action.isEnabled():
            self.close_again()
            command.action.trigger()

    def _fit(self) -> None:
        window = self.parentWidget()
        if window is None:
            return
        width = min(WIDTH, window.width() - 32)
        self.setFixedWidth(width)
        self.adjustSize()
        self.move((window.width() - width) // 2, _TOP)


def _make_list(scheme: Scheme, model: CommandsModel) -> QListView:
    view = QListView()
    view.setModel(model)
    view.setItemDelegate(CommandDelegate(scheme, view))
    view.setFrameShape(QFrame.Shape.NoFrame)
    view.setUniformItemSizes(True)
    view.setMouseTracking(True)
    view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setStyleSheet("background: transparent")
    return view
