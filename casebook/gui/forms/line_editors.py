"""Editors of a value on one line: any text, and a date that may be partial."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QCalendarWidget, QCompleter, QLineEdit, QMenu, QWidget, QWidgetAction

from casebook.domain.dates import PartialDate
from casebook.gui.forms.value_editor import FIELD_HEIGHT, ValueEditor
from casebook.gui.look.fonts import TextRole
from casebook.gui.look.icons import Icons
from casebook.gui.look.scheme import Scheme
from casebook.gui.widgets.words import Words


class LineEditor(ValueEditor):
    """A line of text."""

    def __init__(self, name: str, parent: QWidget | None = None, *, hint: str = "") -> None:
        super().__init__(name, parent)
        self.line = QLineEdit()
        self.line.setFixedHeight(FIELD_HEIGHT)
        self.line.setPlaceholderText(hint or self.tr("not given"))
        self.line.editingFinished.connect(self._finish)
        self._take(self.line)

    def offer(self, values: Sequence[str]) -> None:
        """Complete what is typed by values that other documents have."""
        completer = QCompleter(list(values), self.line)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.line.setCompleter(completer)

    @property
    def is_being_written(self) -> bool:
        """Whether the keyboard is in the line."""
        return self.line.hasFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Bring back what the file says, by Esc."""
        if event.key() == Qt.Key.Key_Escape and self.line.text() != self._text():
            self._write()
        else:
            super().keyPressEvent(event)

    def _text(self) -> str:
        return ", ".join(self._values)

    def _write(self) -> None:
        self.line.setText(self._text())
        self.line.setCursorPosition(0)

    def _finish(self) -> None:
        if self.line.text().strip() != self._text().strip():
            self._give((self.line.text(),))


class DateEditor(LineEditor):
    """A year, a month or a day; anything else is not taken, and a sentence says why."""

    def __init__(
        self, scheme: Scheme, icons: Icons, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(name, parent, hint=self.tr("year, month or day"))
        self.refusal = Words(scheme, TextRole.SNIPPET, "soon")
        self.refusal.hide()
        self._column.addWidget(self.refusal)
        self.line.textEdited.connect(self.refusal.hide)
        choose = QAction(icons.icon("calendar"), self.tr("Choose a day"), self.line)
        choose.triggered.connect(self._show_calendar)
        self.line.addAction(choose, QLineEdit.ActionPosition.TrailingPosition)

    def _write(self) -> None:
        super()._write()
        self.refusal.hide()

    def _finish(self) -> None:
        text = self.line.text().strip()
        if text and text != self._text().strip() and PartialDate.parse(text) is None:
            self.refusal.show_words(
                self.tr("Write a date as 2009, 2009-11 or 2009-11-22, or leave it empty.")
            )
            self.refusal.show()
            return
        super()._finish()

    def _show_calendar(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        calendar = QCalendarWidget(menu)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        shown = PartialDate.parse(self._text())
        if shown is not None:
            calendar.setSelectedDate(QDate(shown.year, shown.month or 1, shown.day or 1))

        def take(day: QDate) -> None:
            self.line.setText(day.toString(Qt.DateFormat.ISODate))
            self._finish()
            menu.close()

        calendar.clicked.connect(take)
        calendar.activated.connect(take)
        holder = QWidgetAction(menu)
        holder.setDefaultWidget(calendar)
        menu.addAction(holder)
        menu.popup(self.line.mapToGlobal(QPoint(0, self.line.height())))
        calendar.setFocus()
