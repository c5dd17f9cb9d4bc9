"""The switch between a list of lessons and their board."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from casebook.gui.look.icons import Icons


class ViewSwitch(QWidget):
    """Two joined buttons; which one holds is said by who shows it.

    Signals:
        list_requested: The list is to be shown.
        board_requested: The board is to be shown.
    """

    list_requested = Signal()
    board_requested = Signal()

    def __init__(self, icons: Icons, parent: QWidget | None = None, *, board: bool = False) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.list = self._button(icons, "list", self.tr("Lessons as a list"), "first")
        self.board = self._button(icons, "board", self.tr("Lessons as a board"), "last")
        for button, holds in ((self.list, not board), (self.board, board)):
            button.setChecked(holds)
            row.addWidget(button)
        self.list.clicked.connect(lambda: self._ask(self.list, not board))
        self.board.clicked.connect(lambda: self._ask(self.board, board))

    def _ask(self, button: QToolButton, holds: bool) -> None:
        button.setChecked(holds)
        if not holds:
            (self.list_requested if button is self.list else self.board_requested).emit()

    def _button(self, icons: Icons, icon: str, words: str, place: str) -> QToolButton:
        button = QToolButton()
        button.setIcon(icons.icon(icon))
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.setCheckable(True)
        button.setProperty("segment", place)
        return button
