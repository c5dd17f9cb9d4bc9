"""What stands beside the text of a draft: facts to fill in, choices to tick."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from casebook.domain.document import Kind
from casebook.gui.look.fonts import TextRole
from casebook.gui.look.scheme import Scheme
from casebook.gui.widgets.surface import clear_out
from casebook.gui.widgets.words import Words
from casebook.gui.wording import word_of
from casebook.importing.acceptance import Acceptance

Value = TypeVar("Value")
KEYS = ("date", "author", "source", "language")
_LABEL_WIDTH = 64
_BOX = 20


class Group(QWidget):
    """A heading with what belongs to it; hidden while there is nothing."""

    def __init__(self, scheme: Scheme, heading: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scheme = scheme
        head = Words(scheme, TextRole.LABEL, "text3")
        head.show_words(heading)
        self.head = head
        self.column = QVBoxLayout()
        self.column.setSpacing(4)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(6)
        whole.addWidget(head)
        whole.addLayout(self.column)


class Ticks(Group, Generic[Value]):
    """Things of which each is chosen or not, with a few words about it.

    Signals:
        changed: Something was ticked, or not any more.
        pointed_at: The number of one that was clicked.
    """

    changed = Signal()
    pointed_at = Signal(int)

    def __init__(self, scheme: Scheme, heading: str, parent: QWidget | None = None) -> None:
        super().__init__(scheme, heading, parent)
        self._values: list[Value] = []
        self.boxes: list[QCheckBox] = []

    def show_values(self, rows: Iterable[tuple[Value, str, str, bool]]) -> None:
        """Show others: each with its label, a few words about it, and whether it is ticked."""
        clear_out(self.column)
        self._values, self.boxes = [], []
        for number, (value, label, about, on) in enumerate(rows):
            self._values.append(value)
            self.column.addWidget(self._row(number, label, about, on))
        self.setVisible(bool(self._values))

    @property
    def ticked(self) -> list[Value]:
        """Those that are ticked."""
        return [
            value for value, box in zip(self._values, self.boxes, strict=True) if box.isChecked()
        ]

    def tick(self, number: int, on: bool) -> None:
        """Show one ticked or not, without telling."""
        box = self.boxes[number]
        box.blockSignals(True)
        box.setChecked(on)
        box.blockSignals(False)

    def _row(self, number: int, label: str, about: str, on: bool) -> QWidget:
        row = QWidget()
        box = QCheckBox()
        box.setFixedWidth(_BOX)
        box.setChecked(on)
        box.setAccessibleName(f"{label}. {about}")
        box.toggled.connect(lambda _: self.changed.emit())
        box.clicked.connect(lambda _: self.pointed_at.emit(number))
        self.boxes.append(box)
        words = Words(self._scheme, TextRole.UI)
        words.show_words(label)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(words)
        if about:
            reason = Words(self._scheme, TextRole.SNIPPET, "text3")
            reason.show_words(about)
            column.addWidget(reason)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(box, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(column, 1)
        return row


class Sentences(Group):
    """What somebody should know about a draft."""

    def show_sentences(self, sentences: Sequence[str]) -> None:
        """Show others."""
        clear_out(self.column)
        for sentence in sentences:
            words = Words(self._scheme, TextRole.SNIPPET, "soon")
            words.show_words(sentence)
            self.column.addWidget(words)
        self.setVisible(bool(sentences))


class FactFields(Group):
    """What a draft becomes, what it is called, and where it is from.

    Signals:
        changed: A field was changed.
    """

    changed = Signal()

    def __init__(self, scheme: Scheme, parent: QWidget | None = None) -> None:
        super().__init__(scheme, self.tr("What it is"), parent)
        self._first: dict[str, str] = {}
        self.title = QLineEdit()
        self.kind = QComboBox()
        for kind in (Kind.CASE, Kind.LESSON):
            self.kind.addItem(word_of(kind), kind)
        self.fields = {key: QLineEdit() for key in KEYS}
        self.fields["date"].setPlaceholderText(self.tr("2024 or 2024-05-31"))
        names = (self.tr("Date"), self.tr("Author"), self.tr("Source"), self.tr("Language"))
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        rows: list[tuple[str, QWidget]] = [
            (self.tr("Title"), self.title),
            (self.tr("Becomes"), self.kind),
            *zip(names, self.fields.values(), strict=True),
        ]
        for row, (name, field) in enumerate(rows):
            label = Words(scheme, TextRole.SNIPPET, "text2")
            label.show_words(name)
            label.setFixedWidth(_LABEL_WIDTH)
            field.setAccessibleName(name)
            grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(field, row, 1)
        self.column.addLayout(grid)
        self.title.editingFinished.connect(self.changed)
        self.kind.activated.connect(lambda _: self.changed.emit())

    def show_wish(self, wish: Acceptance) -> None:
        """Show what is wished of a draft."""
        draft = wish.draft
        self.title.setText(wish.title or draft.title)
        self.title.setCursorPosition(0)
        kind = wish.kind or draft.kind
        if self.kind.findData(kind) < 0:
            self.kind.addItem(word_of(kind), kind)
        self.kind.setCurrentIndex(self.kind.findData(kind))
        known = draft.properties
        self._first = {key: ", ".join(known.get(key, ())) for key in KEYS}
        for key, field in self.fields.items():
            field.setText(wish.properties.get(key, self._first[key]))
            field.setCursorPosition(0)

    @property
    def kind_given(self) -> Kind:
        """What it is to become."""
        return Kind(self.kind.currentData())

    @property
    def given(self) -> dict[str, str]:
        """The facts that are otherwise than the file says."""
        texts = {key: field.text().strip() for key, field in self.fields.items()}
        return {key: text for key, text in texts.items() if text != self._first[key]}
