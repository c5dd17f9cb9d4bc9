"""The switch between what facilitators and what participants get."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from casebook.export.audience import Audience
from casebook.gui.handing.names import audience_name
from casebook.gui.look.scheme import Scheme
from casebook.gui.widgets.surface import Surface

_MARGINS = (20, 12, 16, 0)


class AudienceSwitch(Surface):
    """Two joined buttons.

    Signals:
        chosen: The Audience whose pages are to be shown.
    """

    chosen = Signal(object)

    def __init__(self, scheme: Scheme, parent: QWidget | None = None) -> None:
        super().__init__(scheme, "desk", parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(*_MARGINS)
        row.setSpacing(0)
        self.buttons = {
            Audience.FACILITATOR: self._button(Audience.FACILITATOR, "first"),
            Audience.PARTICIPANT: self._button(Audience.PARTICIPANT, "last"),
        }
        for button in self.buttons.values():
            row.addWidget(button)
        row.addStretch(1)

    def show_audience(self, audience: Audience) -> None:
        """Show for whom the pages are."""
        for each, button in self.buttons.items():
            button.setChecked(each is audience)

    def _button(self, audience: Audience, place: str) -> QToolButton:
        button = QToolButton()
        button.setText(audience_name(audience))
        button.setCheckable(True)
        button.setProperty("segment", place)
        button.clicked.connect(lambda: self._choose(audience))
        return button

    def _choose(self, audience: Audience) -> None:
        self.show_audience(audience)
        self.chosen.emit(audience)
