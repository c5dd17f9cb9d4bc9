"""Buttons joined into one switch, of which one holds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

KeyT = TypeVar("KeyT")


class JoinedButtons(QWidget, Generic[KeyT]):
    """A button for each key, from the left; which one holds is said by ``show_chosen`` alone.

    Signals:
        pressed: The key of the button that was pressed.

    Attributes:
        buttons: Each button by its key.
    """

    pressed = Signal(object)

    def __init__(self, words: Mapping[KeyT, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chosen: KeyT | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.buttons = {key: self._button(key, text) for key, text in words.items()}
        for button in self.buttons.values():
            row.addWidget(button)
        self._round(list(self.buttons))

    def show_chosen(self, chosen: KeyT) -> None:
        """Show which one holds."""
        self._chosen = chosen
        for key, button in self.buttons.items():
            button.setChecked(key == chosen)

    def show_only(self, *keys: KeyT) -> None:
        """Show these buttons and hide the others."""
        for key, button in self.buttons.items():
            button.setVisible(key in keys)
        self._round([key for key in self.buttons if key in keys])

    def _round(self, shown: list[KeyT]) -> None:
        """Round the outer corners of the buttons that are shown."""
        for at, key in enumerate(shown):
            place = "first" if at == 0 else "last" if at == len(shown) - 1 else "middle"
            button = self.buttons[key]
            if button.property("segment") != place:
                button.setProperty("segment", place)
                if button.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
                    # not before it must: PySide makes all enums of QStyle then, for 15 ms
                    button.style().unpolish(button)
                    button.style().polish(button)

    def _button(self, key: KeyT, text: str) -> QToolButton:
        button = QToolButton()
        button.setText(text)
        button.setCheckable(True)
        button.clicked.connect(lambda: self._press(key))
        return button

    def _press(self, key: KeyT) -> None:
        self.buttons[key].setChecked(key == self._chosen)
        self.pressed.emit(key)
