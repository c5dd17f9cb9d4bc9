"""The switch between a list of lessons and their board."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QToolButton, QWidget

from casebook.gui.look.icons import Icons
from casebook.gui.widgets.joined_buttons import JoinedButtons


class ViewSwitch(JoinedButtons[bool]):
    """Two joined buttons, the board's being True; which one holds is said by who shows it.

    Signals:
        list_requested: The list is to be shown.
        board_requested: The board is to be shown.
    """

    list_requested = Signal()
    board_requested = Signal()

    def __init__(self, icons: Icons, parent: QWidget | None = None, *, board: bool = False) -> None:
        super().__init__({False: "", True: ""}, parent)
        self._holds = board
        self.list, self.board = self.buttons[False], self.buttons[True]
        _label(self.list, icons, "list", self.tr("Lessons as a list"))
        _label(self.board, icons, "board", self.tr("Lessons as a board"))
        self.show_chosen(board)
        self.pressed.connect(self._ask)

    def _ask(self, board: bool) -> None:
        if board is not self._holds:
            (self.board_requested if board else self.list_requested).emit()


def _label(button: QToolButton, icons: Icons, icon: str, words: str) -> None:
    button.setIcon(icons.icon(icon))
    button.setToolTip(words)
    button.setAccessibleName(words)
