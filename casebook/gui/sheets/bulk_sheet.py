"""Changing many documents at once: themes added or taken away, one property set."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QStackedWidget, QWidget

from casebook.domain.dates import PartialDate
from casebook.domain.theme import Vocabulary
from casebook.domain.values import Kind
from casebook.gui.forms.fields import FIELDS, Field, Form
from casebook.gui.forms.theme_editor import ThemeEditor
from casebook.gui.look.scheme import Scheme
from casebook.gui.panes.property_values import KNOWN
from casebook.gui.sheets.sheet import Sheet
from casebook.gui.wording import counted, word_of

_FORMS = {Form.CHOICE, Form.LINE, Form.DATE, Form.NUMBER}
"""Properties of which one value is the same for many."""
_ASKED_FOR_EACH = {"state", "validated_by", "validated_on", "replaced_by"}
"""What a lesson has to earn; a change of it asks for what the state needs."""


@dataclass(frozen=True, slots=True)
class BulkChange:
    """What is to be changed in each document.

    Attributes:
        add: Themes to add.
        remove: Themes to take away.
        key: A property to set, or "".
        value: Its value; "" takes it away.
    """

    add: tuple[str, ...] = ()
    remove: tuple[str, ...] = ()
    key: str = ""
    value: str = ""


class BulkSheet(Sheet):
    """Asks what to change.

    Signals:
        given: A BulkChange.
    """

    given = Signal(object)

    def __init__(
        self,
        scheme: Scheme,
        vocabulary: Vocabulary,
        kinds: Mapping[Kind, int],
        parent: QWidget | None = None,
    ) -> None:
        """Make it.

        Args:
            scheme: The colours.
            vocabulary: The themes.
            kinds: How many documents of each kind are to be changed.
            parent: The window that it stands over.
        """
        count = sum(kinds.values())
        title = counted(count, self.tr("Change one document"), self.tr("Change {0} documents"))
        lead = self.tr("What is left empty stays as it is. You see the files before they change.")
        super().__init__(scheme, title, lead, self.tr("See the files…"), parent)
        self.added = ThemeEditor(scheme, self.tr("Add themes"))
        self.removed = ThemeEditor(scheme, self.tr("Remove themes"))
        for editor in (self.added, self.removed):
            editor.set_vocabulary(vocabulary)
            self.add_field(editor.name, editor)
        self._fields = {field.key: field for field in _fields(kinds)}
        self.key = QComboBox()
        self.key.addItem(
            self.tr("(no property)")
            if self._fields
            else self.tr("(select documents of one kind to set a property)"),
            "",
        )
        for key in self._fields:
            self.key.addItem(QCoreApplication.translate("Properties", str(KNOWN[key])), key)
        self.key.setEnabled(bool(self._fields))
        self.value = QLineEdit()
        self.choice = QComboBox()
        self._values = QStackedWidget()
        for widget in (self.value, self.choice):
            self._values.addWidget(widget)
        self.add_field(self.tr("Set"), self.key)
        self.add_field(self.tr("to"), self._values)
        self._values.setFixedHeight(self.value.sizeHint().height())
        self.column.addStretch(1)
        self.key.currentIndexChanged.connect(self._choose_key)
        self._choose_key()
        self.added.setFocus()

    def change(self) -> BulkChange:
        """Give what was filled in, with a theme that is typed and not yet added."""
        self.added.take_typed()
        self.removed.take_typed()
        field = self._field
        if field is None:
            return BulkChange(self.added.values, self.removed.values)
        value = self.value.text().strip() if field.choices is None else self.choice.currentData()
        return BulkChange(self.added.values, self.removed.values, field.key, value)

    def missing(self) -> str:
        """Say that nothing was filled in, or that a property has no such value."""
        change, field = self.change(), self._field
        if change == BulkChange():
            return self.tr("Choose a theme to add or to remove, or a property to set.")
        if set(change.add) & set(change.remove):
            return self.tr("A theme cannot be added and removed at once.")
        form = field.form if field is not None and change.value else None
        if form is Form.DATE and PartialDate.parse(change.value) is None:
            return self.tr("Write a date as 2009, 2009-11 or 2009-11-22.")
        if form is Form.NUMBER and not change.value.isdecimal():
            return self.tr("Write a whole number.")
        return ""

    def give(self) -> None:
        """Tell what was filled in."""
        self.given.emit(self.change())

    @property
    def _field(self) -> Field | None:
        """The property that was chosen, or None."""
        return self._fields.get(str(self.key.currentData()))

    def _choose_key(self) -> None:
        """Offer the values that the property may have, or a line to write one."""
        field = self._field
        self._values.setEnabled(field is not None)
        self.choice.clear()
        if field is None or field.choices is None:
            self._values.setCurrentWidget(self.value)
            hint = self.tr("left empty, it is taken away")
            self.value.setPlaceholderText(hint if field is not None else "")
            return
        for one in field.choices:
            self.choice.addItem(word_of(one), one.value)
        self.choice.addItem(self.tr("(take it away)"), "")
        self._values.setCurrentWidget(self.choice)


def _fields(kinds: Mapping[Kind, int]) -> tuple[Field, ...]:
    """Give the properties that all of these kinds have and that may be set for many."""
    each = [FIELDS[kind] for kind, count in kinds.items() if count]
    return tuple(
        field
        for field in (each[0] if each else ())
        if field.form in _FORMS
        and field.key not in _ASKED_FOR_EACH
        and all(field in fields for fields in each)
    )
