"""What stands in the place of the list while it is empty: why, and what to do next."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from casebook.gui.look.fonts import TextRole, font
from casebook.gui.look.icons import Icons


class NextStep(NamedTuple):
    """Something that may help.

    Attributes:
        text: What it is called.
        icon: The name of its icon.
        key: What is given back when it is chosen.
    """

    text: str
    icon: str
    key: object


class NoResults(QWidget):
    """Some words and a button for each step.

    Signals:
        step_chosen: The key of a step.
    """

    step_chosen = Signal(object)

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons = icons
        self._title = _label(TextRole.CARD_TITLE, "")
        self._words = _label(TextRole.UI, "soft")
        self._buttons: list[QPushButton] = []
        self._steps = QVBoxLayout()
        self._steps.setSpacing(0)
        self._steps.setContentsMargins(0, 8, 0, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 24, 16, 16)
        column.setSpacing(4)
        column.addWidget(self._title)
        column.addWidget(self._words)
        column.addLayout(self._steps)
        column.addStretch(1)

    def show_reason(self, title: str, words: str, steps: Sequence[NextStep]) -> None:
        """Say why the list is empty and what to do."""
        self._title.setText(title)
        self._words.setText(words)
        self._words.setVisible(bool(words))
        for button in self._buttons:
            button.hide()
            button.deleteLater()
        self._buttons = [self._button(step) for step in steps]
        for button in self._buttons:
            self._steps.addWidget(button)

    @property
    def title(self) -> str:
        """Why the list is empty."""
        return self._title.text()

    @property
    def words(self) -> str:
        """More about it, or ""."""
        return self._words.text()

    def steps(self) -> list[QPushButton]:
        """Give the buttons, in order."""
        return list(self._buttons)

    def _button(self, step: NextStep) -> QPushButton:
        button = QPushButton(self._icons.icon(step.icon), step.text)
        button.setFlat(True)
        button.setProperty("row", "true")
        button.setIconSize(QSize(14, 14))
        button.setAutoDefault(False)
        button.clicked.connect(lambda: self.step_chosen.emit(step.key))
        return button


def _label(role: TextRole, tone: str) -> QLabel:
    label = QLabel()
    label.setFont(font(role))
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("tone", tone)
    return label
