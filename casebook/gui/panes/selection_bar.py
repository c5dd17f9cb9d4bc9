"""The line above the list while several documents are selected: how many, and what to do."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from casebook.gui.look.fonts import TextRole, font
from casebook.gui.look.icons import Icons
from casebook.gui.look.scheme import Scheme

_HEIGHT = 36


class SelectionBar(QWidget):
    """Stands in the place of the head of the list.

    Signals:
        change_requested: The selected documents are to be changed.
        left: One document is to be selected again.
    """

    change_requested = Signal()
    left = Signal()

    def __init__(self, scheme: Scheme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scheme = scheme
        self.setFixedHeight(_HEIGHT)
        self.number = QLabel()
        self.number.setFont(font(TextRole.SNIPPET_STRONG))
        self.change = self._button("\u2009" + self.tr("Change them…"), "edit", icons)
        self.change.setToolTip(self.tr("Themes and properties of the selected documents"))
        self.clear = self._button("", "close", icons)
        self.clear.setToolTip(self.tr("Select one document again (Esc)"))
        self.clear.setAccessibleName(self.tr("Select one document again"))
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 8, 1)
        row.setSpacing(4)
        row.addWidget(self.number)
        row.addStretch(1)
        row.addWidget(self.change)
        row.addWidget(self.clear)
        self.change.clicked.connect(self.change_requested)
        self.clear.clicked.connect(self.left)
        scheme.changed.connect(self.update)
        self.hide()

    def show_count(self, count: int) -> None:
        """Show how many are selected."""
        self.number.setText(self.tr("{0} selected").format(f"{count:,}"))

    def allow_writing(self, allowed: bool) -> None:
        """Offer changes only where they can be made."""
        self.change.setVisible(allowed)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground and the line below."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(self._scheme.palette.ink_soft))
        line = QColor(self._scheme.palette.line)
        painter.fillRect(0, self.height() - 1, self.width(), 1, line)

    def _button(self, text: str, icon: str, icons: Icons) -> QPushButton:
        button = QPushButton(icons.icon(icon), text)
        button.setFlat(True)
        button.setFont(font(TextRole.SNIPPET))
        return button
