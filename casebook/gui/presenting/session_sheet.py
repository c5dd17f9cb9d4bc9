"""Asks at the end of a session how it went, and which lessons were put to use."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPushButton, QWidget

from casebook.domain.dates import PartialDate
from casebook.domain.pack import SessionHeld
from casebook.gui.forms.lines_editors import Lines
from casebook.gui.look.fonts import TextRole
from casebook.gui.look.text_block import cut
from casebook.gui.sheets.sheet import Sheet
from casebook.gui.widgets.words import Words

if TYPE_CHECKING:
    from casebook.domain.names import DocumentPath
    from casebook.gui.look.scheme import Scheme

_LONGEST = 90


class Held(NamedTuple):
    """A session as it is to be kept, and the lessons that are said to be applied there."""

    session: SessionHeld
    lessons: tuple[DocumentPath, ...]


class SessionSheet(Sheet):
    """Asks how many came, how it went and what came up.

    Signals:
        held: A Held.
        resumed: The session goes on.
        dropped: Nothing is to be kept.
    """

    held = Signal(object)
    resumed = Signal()
    dropped = Signal()

    def __init__(
        self,
        scheme: Scheme,
        title: str,
        lessons: Sequence[tuple[DocumentPath, str]],
        today: dt.date,
        came_up: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(scheme, self.tr("How did it go?"), title, self.tr("Keep it"), parent)
        self.when = QLineEdit(str(today))
        self.place = QLineEdit()
        self.place.setPlaceholderText(self.tr("the shop, the team, the event"))
        self.people = QLineEdit()
        self.people.setPlaceholderText(self.tr("how many came"))
        self.went_well = Lines(3)
        self.came_up = Lines(3)
        self.came_up.setPlainText(came_up)
        self.add_field(self.tr("Date"), self.when)
        self.add_field(self.tr("Place"), self.place)
        self.add_field(self.tr("People"), self.people)
        self.add_field(self.tr("Went well"), self.went_well)
        self.add_field(self.tr("Came up, to change"), self.came_up)
        self.lessons = [(path, self._lesson(words)) for path, words in lessons]
        self.resume = QPushButton(self.tr("Back to the session"))
        self.resume.clicked.connect(self._resume)
        self.buttons.insertWidget(0, self.resume)
        self.cancel.setText(self.tr("Keep nothing"))
        self.cancel.clicked.connect(self.dropped)
        self.place.setFocus()

    def reject(self) -> None:
        """Esc leads back to the session: what was noted is not lost by a key."""
        if self.sender() is self.cancel:
            super().reject()
        else:
            self._resume()

    def missing(self) -> str:
        """Say what is missing."""
        if PartialDate.parse(self.when.text()) is None:
            return self.tr("Write a date as 2009, 2009-11 or 2009-11-22.")
        return ""

    def give(self) -> None:
        """Tell what was given."""
        session = SessionHeld(
            self.when.text().strip(),
            self.place.text().strip(),
            self.people.text().strip(),
            _one_line(self.went_well.toPlainText()),
            _one_line(self.came_up.toPlainText()),
        )
        chosen = tuple(path for path, box in self.lessons if box.isChecked())
        self.held.emit(Held(session, chosen))

    def _resume(self) -> None:
        super().reject()
        self.resumed.emit()

    def _lesson(self, words: str) -> QCheckBox:
        if not self.column.property("asks"):
            self.column.setProperty("asks", True)
            label = Words(self._scheme, TextRole.LABEL, "text3")
            label.show_words(self.tr("Note as applied in these lessons"))
            self.column.addWidget(label)
        box = QCheckBox(cut(words, _LONGEST))
        box.setToolTip(words)
        box.setChecked(True)
        self.column.addWidget(box)
        return box


def _one_line(text: str) -> str:
    """Join lines as a cell of a table can hold them."""
    return "; ".join(line.strip() for line in text.splitlines() if line.strip())
