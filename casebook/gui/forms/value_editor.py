"""What all editors of a value have in common.

Each shows what the file says, and tells when something else was given: at once for a choice, when
the field is left or Enter is pressed for what is typed. Esc brings back what the file says.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

FIELD_HEIGHT = 28


class ValueEditor(QWidget):
    """Shows the values of one property and lets others be given.

    Signals:
        given: The values that shall stand there from now on, as a tuple of texts; empty when
            the property is to go.
    """

    given = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = name
        self._values: tuple[str, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)

    @property
    def values(self) -> tuple[str, ...]:
        """What the file says."""
        return self._values

    def show_values(self, values: Sequence[str]) -> None:
        """Show what the file says; what is being typed is not disturbed by the same values."""
        if tuple(values) != self._values or not self.is_being_written:
            self._values = tuple(values)
            self._write()

    def offer(self, values: Sequence[str]) -> None:
        """Offer values that others have; an editor that cannot offer any does nothing."""

    @property
    def is_being_written(self) -> bool:
        """Whether the keyboard is in it."""
        return False

    def _take(self, widget: QWidget) -> None:
        widget.setAccessibleName(self.name)
        self._column.addWidget(widget)
        self.setFocusProxy(widget)

    def _write(self) -> None:
        raise NotImplementedError

    def _give(self, values: Sequence[str]) -> None:
        kept = tuple(value.strip() for value in values if value.strip())
        if kept != tuple(value.strip() for value in self._values if value.strip()):
            self._values = kept
            self.given.emit(kept)
