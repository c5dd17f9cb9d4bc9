"""The menu of a card on the board: all that the mouse can do with it, for the keyboard as well."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QMenu, QWidget

from casebook.domain.board import BoardLesson
from casebook.domain.lesson import State
from casebook.gui.look.marks import mark_image
from casebook.gui.look.scheme import Scheme
from casebook.gui.wording import word_of


class CardMenu(QMenu):
    """What can be done with one lesson; it is gone once it is closed.

    Signals:
        opened: The lesson is to be opened.
        used: It was put to use.
        state_chosen: The State that it is to have.
    """

    opened = Signal()
    used = Signal()
    state_chosen = Signal(State)

    def __init__(
        self, scheme: Scheme, lesson: BoardLesson, *, writable: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.aboutToHide.connect(self.deleteLater)
        self.addAction(self.tr("Open"), self.opened.emit)
        if not writable:
            return
        self.addAction(self.tr("It was applied"), self.used.emit)
        self.addSeparator()
        for state in State:
            image = mark_image(f"state/{state}", scheme.palette, self.devicePixelRatioF())
            icon = QIcon(QPixmap.fromImage(image))
            change = self.addAction(icon, self.tr("Make it “{0}”").format(word_of(state).lower()))
            change.setEnabled(state is not lesson.state)
            change.triggered.connect(lambda _=False, to=state: self.state_chosen.emit(to))
