"""The names of people in what is exported, each with what it becomes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from casebook.export.names import PersonName
from casebook.gui.handing.name_row import NameRow
from casebook.gui.look.fonts import TextRole
from casebook.gui.look.scheme import Scheme
from casebook.gui.widgets.surface import clear_out
from casebook.gui.widgets.words import Words


class NamesList(QWidget):
    """Keeps what the user chose for a name while the documents are looked at again.

    Signals:
        changed: Other names are to be replaced, or by something else.
        add_requested: A PersonName and how it is to stand under ``redact`` of its case.
        passage_requested: The Passage that is to be read.
    """

    changed = Signal()
    add_requested = Signal(object, str)
    passage_requested = Signal(object)

    def __init__(self, scheme: Scheme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scheme = scheme
        self._shown: tuple[PersonName, ...] | None = None
        self._chosen: dict[str, tuple[str, bool]] = {}
        self.rows: list[NameRow] = []
        self.writable = False
        self.lead = Words(scheme, TextRole.UI, "text2")
        self._column = QVBoxLayout()
        self._column.setSpacing(12)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(12)
        whole.addWidget(self.lead)
        whole.addLayout(self._column)
        self.show_names(())

    def entries(self) -> tuple[str, ...]:
        """Give the names that were found and are to be replaced, as ``redact`` lists them."""
        found = (row.entry for row in self.rows if not row.name.listed)
        return tuple(entry for entry in found if entry)

    def show_names(self, names: Sequence[PersonName]) -> None:
        """Show names."""
        if tuple(names) == self._shown:
            return
        self._shown = tuple(names)
        self._remember()
        clear_out(self._column)
        self.rows = [self._row(name) for name in names]
        for row in self.rows:
            self._column.addWidget(row)
        self.lead.show_words(self._lead())

    def forget(self) -> None:
        """Forget what was chosen: other documents are shown."""
        self.rows, self._chosen, self._shown = [], {}, None

    def _lead(self) -> str:
        if not self.rows:
            return self.tr(
                "No names of people were found, and no case lists any. A name that you know of "
                "is listed under “redact” in its case."
            )
        return self.tr(
            "These are replaced in every file, pictures excepted. What was found may be no name: "
            "untick it then."
        )

    def _row(self, name: PersonName) -> NameRow:
        row = NameRow(self._scheme, name, self.writable)
        if name.name in self._chosen and not name.listed:
            row.set_entry(*self._chosen[name.name])
        row.changed.connect(self._take)
        row.add_requested.connect(lambda: self.add_requested.emit(name, row.entry or name.entry))
        row.passage_requested.connect(self.passage_requested)
        return row

    def _take(self) -> None:
        self._remember()
        self.changed.emit()

    def _remember(self) -> None:
        for row in self.rows:
            self._chosen[row.name.name] = (row.role.text(), row.box.isChecked())
