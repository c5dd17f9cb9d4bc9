"""Asks for one of a few things, by a list."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QListWidget, QWidget

from casebook.gui.look.scheme import Scheme
from casebook.gui.sheets.sheet import Sheet

_HEIGHT = 260


class PickSheet(Sheet):
    """A list; Enter or a double click takes the current row.

    Signals:
        picked: The number of the row, from 0.
    """

    picked = Signal(int)

    def __init__(
        self,
        scheme: Scheme,
        title: str,
        lead: str,
        act: str,
        names: Sequence[str],
        parent: QWidget | None = None,
    ) -> None:
        """Make it.

        Args:
            scheme: The colours.
            title: What is asked for.
            lead: A sentence below it, or "".
            act: What the primary button says.
            names: What can be picked.
            parent: The window that it stands over.
        """
        super().__init__(scheme, title, lead, act, parent)
        self.list = QListWidget()
        self.list.setProperty("field", "true")
        self.list.setAccessibleName(title)
        self.list.setFixedHeight(_HEIGHT)
        self.list.addItems(list(names))
        self.list.setCurrentRow(0)
        self.list.itemActivated.connect(lambda _: self.finish())
        self.column.addWidget(self.list)
        self.primary.setEnabled(bool(names))
        self.list.setFocus()

    def give(self) -> None:
        """Tell which row."""
        self.picked.emit(self.list.currentRow())
