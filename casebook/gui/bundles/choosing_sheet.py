"""Asks what to do with a bundle: look at it first, or take it in."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from casebook.gui.look.scheme import Scheme
from casebook.gui.sheets.sheet import Sheet
from casebook.gui.widgets.choice_row import ChoiceRow


class ChoosingSheet(Sheet):
    """Two ways; nothing is written by either before it was seen.

    Signals:
        look_wanted: The bundle shall be opened to be looked at.
        take_wanted: It shall be compared with the library that is open.
    """

    look_wanted = Signal()
    take_wanted = Signal()

    def __init__(
        self, scheme: Scheme, bundle: str, library: str, parent: QWidget | None = None
    ) -> None:
        title = self.tr("A bundle: {0}").format(bundle)
        super().__init__(scheme, title, "", self.tr("Take in…"), parent, width=560)
        self.take = ChoiceRow(scheme, "download", self.tr("Take it into {0}").format(library), "")
        self.take.show_note(self.tr("Each document is shown beside yours before anything changes"))
        self.look = ChoiceRow(scheme, "eye", self.tr("Look at it"), "")
        self.look.show_note(self.tr("Read and search it as a library of its own, read only"))
        for row, act in ((self.take, self.finish), (self.look, self._look)):
            row.clicked.connect(act)
            self.column.addWidget(row)
        self.primary.hide()
        self.take.setFocus()

    def give(self) -> None:
        """Tell that it is to be taken in."""
        self.take_wanted.emit()

    def _look(self) -> None:
        self.look_wanted.emit()
        self.reject()
