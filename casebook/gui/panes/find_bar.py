"""The bar with which one finds words in the page."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from casebook.gui.look.icons import Icons


class FindBar(QWidget):
    """Stands above the page while it is needed.

    Signals:
        sought: The words to mark in the page; "" when the bar closes.
        next_requested: To the next place.
        previous_requested: To the place before.
        left: The bar was closed.
    """

    sought = Signal(str)
    next_requested = Signal()
    previous_requested = Signal()
    left = Signal()

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("findBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("Find in the page"))
        self.field.setAccessibleName(self.tr("Find in the page"))
        self.field.setFixedHeight(28)
        self.field.setMaximumWidth(320)
        self.field.textChanged.connect(self.sought)
        self.field.installEventFilter(self)
        self.count = QLabel()
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(8)
        row.addWidget(self.field, 1)
        row.addWidget(self.count)
        row.addWidget(self._button(icons, "up", self.tr("Previous place"), self.previous_requested))
        row.addWidget(self._button(icons, "down", self.tr("Next place"), self.next_requested))
        row.addStretch(1)
        row.addWidget(self._button(icons, "close", self.tr("Close"), self.left))
        self.left.connect(self.leave)
        self.hide()

    def open(self) -> None:
        """Show the bar, ready for words."""
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()
        if self.field.text():
            self.sought.emit(self.field.text())

    def show_count(self, current: int, total: int) -> None:
        """Say at which place one is."""
        if not self.field.text():
            self.count.clear()
        elif total:
            self.count.setText(self.tr("{0} of {1}").format(max(current, 1), total))
        else:
            self.count.setText(self.tr("Not in this page"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Step with Enter, close with Esc."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                backwards = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
                (self.previous_requested if backwards else self.next_requested).emit()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.left.emit()
                return True
        return super().eventFilter(watched, event)

    def leave(self) -> None:
        """Hide the bar; its places in the page are marked no more."""
        if not self.isHidden():
            self.hide()
            self.sought.emit("")

    def _button(self, icons: Icons, icon: str, text: str, signal: object) -> QToolButton:
        button = QToolButton()
        button.setIcon(icons.icon(icon))
        button.setAutoRaise(True)
        button.setToolTip(text)
        button.setAccessibleName(text)
        button.clicked.connect(signal)
        return button
