"""Changing many documents at once: themes added or taken away, one property set."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QWidget

from casebook.domain.theme import Vocabulary
from casebook.gui.forms.theme_editor import ThemeEditor
from casebook.gui.look.scheme import Scheme
from casebook.gui.panes.property_values import KNOWN, VALUES
from casebook.gui.sheets.sheet import Sheet
from casebook.gui.wording import counted

_NOT_FOR_MANY = {"kind", "title", "themes", "tags", "aliases", "applies_when", "summary"}
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
        self, scheme: Scheme, vocabulary: Vocabulary, count: int, parent: QWidget | None = None
    ) -> None:
        title = counted(count, self.tr("Change one document"), self.tr("Change {0} documents"))
        lead = self.tr("What is left empty stays as it is. You see the files before they change.")
        super().__init__(scheme, title, lead, self.tr("See the files…"), parent)
        self.added = ThemeEditor(scheme, self.tr("Add themes"))
        self.removed = ThemeEditor(scheme, self.tr("Take themes away"))
        for editor in (self.added, self.removed):
            editor.set_vocabulary(vocabulary)
            self.add_field(editor.name, editor)
        self.key = QComboBox()
        self.key.addItem(self.tr("(no property)"), "")
        for key, name in KNOWN.items():
            if key not in _NOT_FOR_MANY | _ASKED_FOR_EACH:
                self.key.addItem(QCoreApplication.translate("Properties", str(name)), key)
        self.value = QLineEdit()
        self.value.setPlaceholderText(self.tr("empty: take it away"))
        self.add_field(self.tr("Set"), self.key)
        self.add_field(self.tr("to"), self.value)
        self.value.setEnabled(False)
        self.key.activated.connect(self._choose_key)
        self.added.setFocus()

    def change(self) -> BulkChange:
        """Give what was filled in, with a theme that is typed and not yet added."""
        self.added.take_typed()
        self.removed.take_typed()
        key = str(self.key.currentData())
        value = self.value.text().strip() if key else ""
        return BulkChange(self.added.values, self.removed.values, key, value)

    def missing(self) -> str:
        """Say that nothing was filled in, or that a property has no such value."""
        change = self.change()
        if change == BulkChange():
            return self.tr("Choose a theme to add or to take away, or a property to set.")
        known = VALUES.get(change.key)
        if known and change.value and change.value not in set(known):
            return self.tr("Write one of these: {0}.").format(", ".join(known))
        return ""

    def _choose_key(self) -> None:
        """Offer the values that the property may have."""
        key = str(self.key.currentData())
        self.value.setEnabled(bool(key))
        completer = QCompleter([str(value) for value in VALUES.get(key, ())], self.value)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.value.setCompleter(completer)

    def give(self) -> None:
        """Tell what was filled in."""
        self.given.emit(self.change())
