"""The bar above the text: what one does to words most often, and finding."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from casebook.gui.editor.editor_commands import BAR, named
from casebook.gui.look.icons import Icons
from casebook.gui.look.scheme import Scheme
from casebook.gui.widgets.surface import Surface

HEIGHT = 36


class EditorBar(Surface):
    """Buttons for commands of the editor.

    Signals:
        command_requested: The name of a command.
    """

    command_requested = Signal(str)

    def __init__(self, scheme: Scheme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(scheme, "page", parent)
        self._icons = icons
        self.setFixedHeight(HEIGHT)
        self.setAccessibleName(self.tr("Format"))
        self.buttons = {name: self._button(name) for name in (*BAR, "find")}
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 8, 0)
        row.setSpacing(0)
        for name in BAR:
            row.addWidget(self.buttons[name])
        row.addStretch(1)
        row.addWidget(self.buttons["find"])

    def set_writable(self, writable: bool) -> None:
        """Switch everything but finding off where nothing can be written."""
        for name in BAR:
            self.buttons[name].setEnabled(writable)

    def _button(self, name: str) -> QToolButton:
        command = named(name)
        keys = QKeySequence(command.keys).toString(QKeySequence.SequenceFormat.NativeText)
        button = QToolButton()
        button.setIcon(self._icons.icon(command.icon))
        button.setIconSize(QSize(16, 16))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setToolTip(f"{command.text} ({keys})" if keys else command.text)
        button.setAccessibleName(command.text)
        button.clicked.connect(lambda: self.command_requested.emit(name))
        return button
