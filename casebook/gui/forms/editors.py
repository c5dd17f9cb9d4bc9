"""Editors of a single value: a choice, a line, several lines, a date, a number.

Each shows what the file says, and tells when something else was given: at once for a choice, when
the field is left or Enter is pressed for what is typed. Esc brings back what the file says.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QT_TRANSLATE_NOOP, QDate, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QIcon, QKeyEvent, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QCalendarWidget,
    QComboBox,
    QCompleter,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QSizePolicy,
    QSpinBox,
    QVBoxLayout,
    QWidget,
    QWidgetAction,
)

from casebook.domain.dates import PartialDate
from casebook.gui.forms.fields import Field, Form
from casebook.gui.look.fonts import TextRole
from casebook.gui.look.icons import Icons
from casebook.gui.look.marks import mark_image
from casebook.gui.look.scheme import Scheme
from casebook.gui.widgets.words import Words
from casebook.gui.wording import word_among

_FIELD_HEIGHT = 28
_MOST_LINES = 8
_AROUND_LINES = 12  # pixels
_MOST_MINUTES = 100_000


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


class _Combo(QComboBox):
    """A choice that the wheel does not change while one scrolls past it."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let what is around be scrolled, unless the keyboard is here."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class ChoiceEditor(ValueEditor):
    """One of a few words; a word of the file that is none of them stays to be seen."""

    def __init__(
        self, scheme: Scheme, field: Field, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(name, parent)
        self._scheme = scheme
        self._field = field
        self.box = _Combo()
        self.box.setFixedHeight(_FIELD_HEIGHT)
        self.box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.box.setIconSize(QSize(14, 14))
        self.box.activated.connect(self._choose)
        self._take(self.box)
        scheme.changed.connect(self._write)
        self._write()

    @property
    def is_being_written(self) -> bool:
        """Whether the list is open."""
        return self.box.view().isVisible()

    def _write(self) -> None:
        choices = self._field.choices
        assert choices is not None
        current = self._values[0].strip() if self._values else ""
        self.box.clear()
        self.box.addItem(self.tr("not given"), "")
        for choice in choices:
            self.box.addItem(self._icon(choice.value), word_among(choices, choice), choice.value)
        known = self.box.findData(current.casefold())
        if known < 0:
            self.box.addItem(self._icon(""), self.tr("{0} (not known)").format(current), current)
            known = self.box.count() - 1
        self.box.setCurrentIndex(known)

    def _icon(self, value: str) -> QIcon:
        if not self._field.mark:
            return QIcon()
        name = f"{self._field.mark}/{value}" if value else "icon/warning"
        ratio = self.devicePixelRatioF()
        return QIcon(QPixmap.fromImage(mark_image(name, self._scheme.palette, ratio, 14)))

    def _choose(self, index: int) -> None:
        value = str(self.box.itemData(index))
        self._give((value,) if value else ())


class LineEditor(ValueEditor):
    """A line of text."""

    def __init__(self, name: str, parent: QWidget | None = None, *, hint: str = "") -> None:
        super().__init__(name, parent)
        self.line = QLineEdit()
        self.line.setFixedHeight(_FIELD_HEIGHT)
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


class Lines(QPlainTextEdit):
    """Text as high as it needs, up to some lines, which tells when it is left."""

    left = Signal()

    def __init__(self, least: int = 1) -> None:
        """Make it at least so many lines high."""
        super().__init__()
        self._least = least
        self.setProperty("field", "true")
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(3)
        self.textChanged.connect(self._fit)
        self._fit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the keyboard is elsewhere."""
        super().focusOutEvent(event)
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave Ctrl+Enter to the form around."""
        held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if held and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the height to lines that break elsewhere."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        # the layout of plain text counts its height in lines
        shown = min(max(self._least, round(self.document().size().height())), _MOST_LINES)
        height = max(_FIELD_HEIGHT, shown * self.fontMetrics().lineSpacing() + _AROUND_LINES)
        if height != self.height():
            self.setFixedHeight(height)


class LinesEditor(ValueEditor):
    """A list, one value a line."""

    hint = QT_TRANSLATE_NOOP("LinesEditor", "one a line")

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.lines = Lines()
        self.lines.setPlaceholderText(self.tr(str(self.hint)))
        self.lines.left.connect(self._finish)
        self._take(self.lines)

    @property
    def is_being_written(self) -> bool:
        """Whether the keyboard is in the lines."""
        return self.lines.hasFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Bring back what the file says, by Esc."""
        if event.key() == Qt.Key.Key_Escape and self._typed() != self._values:
            self._write()
        else:
            super().keyPressEvent(event)

    def _typed(self) -> tuple[str, ...]:
        lines = self.lines.toPlainText().splitlines()
        return tuple(line.strip() for line in lines if line.strip())

    def _write(self) -> None:
        self.lines.setPlainText("\n".join(self._values))

    def _finish(self) -> None:
        self._give(self._typed())


class TextEditor(LinesEditor):
    """A sentence or two, broken where the field ends; line ends that are typed become spaces."""

    hint = QT_TRANSLATE_NOOP("TextEditor", "not given")

    def _typed(self) -> tuple[str, ...]:
        text = " ".join(self.lines.toPlainText().split())
        return (text,) if text else ()

    def _write(self) -> None:
        self.lines.setPlainText(", ".join(self._values))


class NumberEditor(ValueEditor):
    """A whole number of minutes; nothing stands for none."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.box = QSpinBox()
        self.box.setRange(0, _MOST_MINUTES)
        self.box.setSpecialValueText(self.tr("not given"))
        self.box.setSuffix(self.tr(" min"))
        self.box.setFixedHeight(_FIELD_HEIGHT)
        self.box.lineEdit().setTextMargins(6, 0, 0, 0)
        self.box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.box.editingFinished.connect(self._finish)
        self._take(self.box)

    @property
    def is_being_written(self) -> bool:
        """Whether the keyboard is in the number."""
        return self.box.hasFocus()

    def _number(self) -> int:
        text = self._values[0].strip() if self._values else ""
        return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else 0

    def _write(self) -> None:
        self.box.setValue(self._number())

    def _finish(self) -> None:
        if self.box.value() != self._number():
            self._give((str(self.box.value()),) if self.box.value() else ())


def make_editor(scheme: Scheme, icons: Icons, field: Field, name: str) -> ValueEditor:
    """Make the editor that suits a field; themes have one of their own."""
    if field.form is Form.CHOICE:
        return ChoiceEditor(scheme, field, name)
    if field.form is Form.DATE:
        return DateEditor(scheme, icons, name)
    if field.form is Form.LINES:
        return LinesEditor(name)
    if field.form is Form.TEXT:
        return TextEditor(name)
    if field.form is Form.NUMBER:
        return NumberEditor(name)
    return LineEditor(name)
