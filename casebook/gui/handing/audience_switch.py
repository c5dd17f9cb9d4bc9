"""The switch between what facilitators and what participants get."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from casebook.export.audience import Audience
from casebook.gui.handing.names import audience_name
from casebook.gui.look.scheme import Scheme
from casebook.gui.widgets.joined_buttons import JoinedButtons
from casebook.gui.widgets.surface import Surface

_MARGINS = (20, 12, 16, 0)
_ORDER = (Audience.FACILITATOR, Audience.PARTICIPANT)


class AudienceSwitch(Surface):
    """Two joined buttons above the pages.

    Signals:
        chosen: The Audience whose pages are to be shown.
    """

    chosen = Signal(object)

    def __init__(self, scheme: Scheme, parent: QWidget | None = None) -> None:
        super().__init__(scheme, "desk", parent)
        self._switch = JoinedButtons({audience: audience_name(audience) for audience in _ORDER})
        self._switch.pressed.connect(self._choose)
        self.buttons = self._switch.buttons
        row = QHBoxLayout(self)
        row.setContentsMargins(*_MARGINS)
        row.addWidget(self._switch)
        row.addStretch(1)

    def show_audience(self, audience: Audience) -> None:
        """Show for whom the pages are."""
        self._switch.show_chosen(audience)

    def _choose(self, audience: Audience) -> None:
        self.show_audience(audience)
        self.chosen.emit(audience)
