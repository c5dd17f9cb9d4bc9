"""One name of a person: whether it is replaced, by what, and where it stands."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from casebook.export.names import Passage, PersonName
from casebook.gui.look.fonts import TextRole
from casebook.gui.look.scheme import Scheme
from casebook.gui.widgets.link_button import LinkButton
from casebook.gui.widgets.words import LinkWords, Span, Words

_INDENT = 24
_ROLE_WIDTH = 150
_SHOWN = 2


class NameRow(QWidget):
    """A name that a case lists is always replaced; one that was found, if the user likes.

    Signals:
        changed: It is to be replaced by something else, or not at all.
        add_requested: The name is to be listed in its case.
        passage_requested: The Passage that is to be read.
    """

    changed = Signal()
    add_requested = Signal()
    passage_requested = Signal(object)

    def __init__(
        self, scheme: Scheme, name: PersonName, writable: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.name = name
        self._scheme = scheme
        self.box = QCheckBox(name.name)
        self.box.setChecked(True)
        self.box.setEnabled(not name.listed)
        self.box.clicked.connect(self._tick)
        self.role = QLineEdit(name.role)
        self.role.setAccessibleName(self.tr("What stands in place of “{0}”").format(name.name))
        self.role.setReadOnly(name.listed)
        self.role.setFixedWidth(_ROLE_WIDTH)
        self.role.editingFinished.connect(self._give_role)
        arrow = Words(scheme, TextRole.UI, "text3", wrapped=False)
        arrow.show_words("→")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.box)
        row.addStretch(1)
        row.addWidget(arrow, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.role)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(2)
        whole.addLayout(row)
        for passage in name.passages[:_SHOWN]:
            whole.addWidget(self._passage(passage))
        whole.addLayout(self._below(writable))
        self._told = name.role

    @property
    def entry(self) -> str:
        """How it would stand under ``redact``; "" when it is not to be replaced."""
        if not self.box.isChecked():
            return ""
        return f"{self.name.name} → {self.role.text().strip() or self.name.role}"

    def set_entry(self, role: str, on: bool) -> None:
        """Show what was chosen for it before."""
        self.role.setText(role)
        self._told = role
        self.box.setChecked(on)
        self.role.setEnabled(on)

    def _passage(self, passage: Passage) -> LinkWords:
        words = LinkWords(self._scheme, TextRole.SNIPPET, "text2")
        words.setContentsMargins(_INDENT, 0, 0, 0)
        words.show_spans(
            Span(f"…{passage.before}" if passage.before else "", "text2"),
            Span(passage.name, "text", strong=True),
            Span(f"{passage.after}…" if passage.after else "", "text2"),
        )
        words.clicked.connect(lambda: self.passage_requested.emit(passage))
        return words

    def _below(self, writable: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(_INDENT, 0, 0, 0)
        row.setSpacing(8)
        where = Words(self._scheme, TextRole.SNIPPET, "text3")
        where.show_words(self._where())
        row.addWidget(where, 1)
        if writable and self.name.listable and not self.name.listed:
            self.add = LinkButton(self._scheme, self.tr("List it in the case"))
            self.add.clicked.connect(self.add_requested)
            row.addWidget(self.add)
        return row

    def _where(self) -> str:
        if not self.name.count:
            return self.tr("Listed in {0}; it stands nowhere.").format(self.name.path)
        times = self.tr("{0}×").format(self.name.count)
        if self.name.listed:
            return self.tr("Listed in {0} · {1}").format(self.name.path, times)
        return self.tr("Found in {0} · {1}").format(self.name.path, times)

    def _tick(self, on: bool) -> None:
        self.role.setEnabled(on)
        self.changed.emit()

    def _give_role(self) -> None:
        if self.role.text() != self._told:
            self._told = self.role.text()
            self.changed.emit()
