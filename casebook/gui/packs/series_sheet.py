"""Asks when the huddles after a session are, and whether coaches talk with people then."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QDateEdit, QWidget

from casebook.domain.pack_drafting import Series
from casebook.gui.look.scheme import Scheme
from casebook.gui.packs.pack_words import tr
from casebook.gui.sheets.sheet import Sheet

_WEEK = 7
_DATE = "yyyy-MM-dd"


class SeriesSheet(Sheet):
    """Asks for it.

    Signals:
        given: A Series.
    """

    given = Signal(object)

    def __init__(
        self, scheme: Scheme, lessons: int, today: dt.date, parent: QWidget | None = None
    ) -> None:
        """Make it.

        Args:
            scheme: The colours.
            lessons: How many lessons the pack names.
            today: The day of today; the first huddle is proposed a week later.
            parent: The window that it stands over.
        """
        lead = tr(
            "What is trained once is forgotten. Each of its {0} lessons gets a huddle of five "
            "minutes, a pack of its own that follows this one."
        ).format(lessons)
        super().__init__(scheme, tr("What follows the session"), lead, tr("See the packs…"), parent)
        self._lessons = lessons
        self.first = self._day(today + dt.timedelta(days=_WEEK))
        self.every = QComboBox()
        for days, words in ((1, tr("Each day")), (7, tr("Each week")), (14, tr("Each fortnight"))):
            self.every.addItem(words, days)
        self.every.setCurrentIndex(1)
        self.coached = QCheckBox(tr("A talk of ten minutes with a coach, with a note for it"))
        self.coached.setChecked(True)
        self.coaching = self._day(today + dt.timedelta(days=_WEEK * (lessons + 1)))
        self.coached.toggled.connect(self.coaching.setEnabled)
        self.add_field(tr("First huddle"), self.first)
        self.add_field(tr("Then"), self.every)
        self.column.addWidget(self.coached)
        self.add_field(tr("Talk"), self.coaching)
        self.first.setFocus()

    def give(self) -> None:
        """Tell what was asked for."""
        coaching = _date(self.coaching) if self.coached.isChecked() else None
        self.given.emit(Series(_date(self.first), int(self.every.currentData()), coaching))

    def _day(self, day: dt.date) -> QDateEdit:
        made = QDateEdit(QDate(day.year, day.month, day.day))
        made.setDisplayFormat(_DATE)
        made.setCalendarPopup(True)
        return made


def _date(field: QDateEdit) -> dt.date:
    day = field.date()
    return dt.date(day.year(), day.month(), day.day())
