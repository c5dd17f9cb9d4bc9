"""The editor for each field of a form: a choice and a number are here, what is typed elsewhere."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QPixmap, QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QSpinBox, QWidget

from casebook.gui.forms.fields import Field, Form
from casebook.gui.forms.line_editors import DateEditor, LineEditor
from casebook.gui.forms.lines_editors import LinesEditor, TextEditor
from casebook.gui.forms.value_editor import FIELD_HEIGHT, ValueEditor
from casebook.gui.look.icons import Icons
from casebook.gui.look.marks import mark_image
from casebook.gui.look.scheme import Scheme
from casebook.gui.wording import word_among

_MOST_MINUTES = 100_000


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
        self.box.setFixedHeight(FIELD_HEIGHT)
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


class NumberEditor(ValueEditor):
    """A whole number of minutes; nothing stands for none."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.box = QSpinBox()
        self.box.setRange(0, _MOST_MINUTES)
        self.box.setSpecialValueText(self.tr("not given"))
        self.box.setSuffix(self.tr(" min"))
        self.box.setFixedHeight(FIELD_HEIGHT)
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
