"""Asks what a pack made in one step shall be: its title, its minutes, how many cases."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from casebook.domain.pack_drafting import cases_that_fit
from casebook.gui.look.scheme import Scheme
from casebook.gui.packs.minutes_box import MinutesBox
from casebook.gui.packs.pack_words import tr
from casebook.gui.sheets.sheet import Sheet

_USUAL = 60
_MOST_CASES = 8


@dataclass(frozen=True, slots=True)
class NewPack:
    """What was asked for; cases is None for as many as there is time for."""

    title: str
    minutes: int
    cases: int | None


class MakeSheet(Sheet):
    """Asks for it.

    Signals:
        given: A NewPack.
    """

    given = Signal(object)

    def __init__(
        self, scheme: Scheme, title: str, lead: str, parent: QWidget | None = None
    ) -> None:
        """Make it.

        Args:
            scheme: The colours.
            title: The title that is proposed.
            lead: A sentence on what the pack is made of.
            parent: The window that it stands over.
        """
        super().__init__(scheme, tr("Make a pack"), lead, tr("Make it"), parent)
        self.name = QLineEdit(title)
        self.minutes = MinutesBox()
        self.minutes.setMinimum(1)
        self.minutes.show_minutes(_USUAL)
        self.cases = QComboBox()
        self._fits: Callable[[int], str] = tr("As many as there is time for ({0})").format
        self.cases.addItem("", None)
        for number in range(1, _MOST_CASES + 1):
            self.cases.addItem(str(number), number)
        self.minutes.given.connect(self._say_how_many)
        self._say_how_many(_USUAL)
        self.add_field(tr("Title"), self.name)
        self.add_field(tr("Minutes"), self.minutes.at_left())
        self.add_field(tr("Cases"), self.cases)
        self.name.setFocus()
        self.name.selectAll()

    def missing(self) -> str:
        """Say that it needs a title."""
        return "" if self.name.text().strip() else tr("Give it a title.")

    def give(self) -> None:
        """Tell what was asked for."""
        title = " ".join(self.name.text().split())
        self.given.emit(NewPack(title, self.minutes.value(), self.cases.currentData()))

    def _say_how_many(self, minutes: int | None) -> None:
        self.cases.setItemText(0, self._fits(cases_that_fit(minutes or 1)))
