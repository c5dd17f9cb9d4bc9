"""The number of a lesson in its ring, as it stands in the page's margin too."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from casebook.domain.values import Role
from casebook.gui.look.chips import NUMBER_SIZE, paint_number
from casebook.gui.look.scheme import Scheme


class NumberDisc(QWidget):
    """A number, filled while its card is the chosen one."""

    def __init__(
        self, scheme: Scheme, number: int, role: Role, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._scheme = scheme
        self._number = number
        self._role = role
        self._filled = False
        self.setFixedSize(NUMBER_SIZE, NUMBER_SIZE)
        scheme.changed.connect(self.update)

    def set_filled(self, filled: bool) -> None:
        """Fill the ring, or show it empty."""
        self._filled = filled
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        del event
        painter = QPainter(self)
        square = QRectF(0, 0, NUMBER_SIZE, NUMBER_SIZE)
        paint_number(painter, square, self._scheme.palette, self._number, self._role, self._filled)
