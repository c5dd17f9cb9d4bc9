"""The properties of a document, each with the editor that suits it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from casebook.domain.document import Document
from casebook.domain.query import Facet
from casebook.domain.theme import Vocabulary
from casebook.gui.forms.editors import make_editor
from casebook.gui.forms.fields import Field, Form, fields_to_add, given, shown_fields
from casebook.gui.forms.form_row import FormRow
from casebook.gui.forms.theme_editor import ThemeEditor
from casebook.gui.forms.value_editor import ValueEditor
from casebook.gui.look.icons import Icons
from casebook.gui.look.scheme import Scheme
from casebook.gui.panes.property_values import KNOWN

Offered = Mapping[Facet, Sequence[str]]


def name_of(field: Field) -> str:
    """Give what a property is called; a foreign one by its key."""
    known = KNOWN.get(field.key)
    return QCoreApplication.translate("Properties", str(known)) if known else field.key


class PropertyForm(QWidget):
    """One row for each property; what is changed is told, and nothing is written here.

    Signals:
        property_given: A key of the front matter, and its values from now on as a tuple of
            texts; empty when it is to go.
    """

    property_given = Signal(str, object)

    def __init__(self, scheme: Scheme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scheme = scheme
        self._icons = icons
        self._vocabulary = Vocabulary.of(())
        self._offered: Offered = {}
        self._document: Document | None = None
        self._fields: list[Field] = []
        self._wanted: frozenset[str] = frozenset()
        self._made: dict[Field, FormRow] = {}
        self._editors: dict[str, ValueEditor] = {}
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self._more = QPushButton(icons.icon("plus"), self.tr("Add a property"))
        self._more.setProperty("row", "true")
        self._more.setFlat(True)
        self._more.clicked.connect(self._show_more)
        below = QHBoxLayout()
        below.addWidget(self._more)
        below.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(self._rows)
        column.addLayout(below)

    def set_vocabulary(self, vocabulary: Vocabulary) -> None:
        """Take the labels and colours of themes."""
        self._vocabulary = vocabulary
        for editor in self._editors.values():
            if isinstance(editor, ThemeEditor):
                editor.set_vocabulary(vocabulary)

    def offer(self, offered: Offered) -> None:
        """Offer the values that other documents of the library have."""
        self._offered = offered
        for field in self._fields:
            if field.facet is not None:
                self._editors[field.key].offer(offered.get(field.facet, ()))

    def show_document(self, document: Document) -> None:
        """Show what a document says; rows that stay keep the keyboard and what is typed."""
        before = self._document
        self._document = document
        if before is None or before.path != document.path or before.kind is not document.kind:
            self._wanted = frozenset()
        self._show_rows()
        present = given(document)
        for key, editor in self._editors.items():
            editor.show_values(present[key].values if key in present else ())

    def editor(self, key: str) -> ValueEditor | None:
        """Give the editor of a property that is shown, or None."""
        return self._editors.get(key)

    def go_to(self, key: str) -> None:
        """Move the keyboard to a property, which is added when it was not shown."""
        if key not in self._editors:
            self._want(key)
        if key in self._editors:
            self._editors[key].setFocus()

    def _show_rows(self) -> None:
        assert self._document is not None
        fields = shown_fields(self._document, self._wanted)
        self._more.setVisible(bool(fields_to_add(self._document, self._wanted)))
        if fields == self._fields:
            return
        stay = {field: self._made[field] for field in fields if field in self._made}
        for field, row in self._made.items():
            self._rows.removeWidget(row)
            if field not in stay:
                row.hide()
                row.deleteLater()
        self._fields = fields
        self._made = {field: stay.get(field) or self._row(field) for field in fields}
        for row in self._made.values():
            self._rows.addWidget(row)
        self._editors = {field.key: row.editor for field, row in self._made.items()}

    def _row(self, field: Field) -> FormRow:
        name = name_of(field)
        if field.form is Form.THEMES:
            themes = ThemeEditor(self._scheme, name)
            themes.set_vocabulary(self._vocabulary)
            editor: ValueEditor = themes
        else:
            editor = make_editor(self._scheme, self._icons, field, name)
            if field.facet is not None:
                editor.offer(self._offered.get(field.facet, ()))
        editor.given.connect(lambda values: self.property_given.emit(field.key, values))
        return FormRow(self._scheme, editor)

    def _want(self, key: str) -> None:
        assert self._document is not None
        self._wanted |= {key}
        self.show_document(self._document)

    def _show_more(self) -> None:
        menu = self.missing_menu()
        menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))

    def missing_menu(self) -> QMenu:
        """Give a menu of the properties that are not shown yet."""
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        if self._document is None:
            return menu
        for field in fields_to_add(self._document, self._wanted):
            action = QAction(name_of(field), menu)
            action.triggered.connect(self._adder(field.key))
            menu.addAction(action)
        return menu

    def _adder(self, key: str) -> Callable[[], None]:
        return lambda: self.go_to(key)
