"""A property to write: its name at the left, its editor at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from casebook.gui.forms.value_editor import ValueEditor
from casebook.gui.look.fonts import TextRole
from casebook.gui.look.scheme import Scheme
from casebook.gui.widgets.by_width import follow_width
from casebook.gui.widgets.words import Words

_NAME_WIDTH = 80
_TO_BASE_LINE = 4


class FormRow(QWidget):
    """Name and editor side by side; the name stands on the line of the editor's first words."""

    def __init__(self, scheme: Scheme, editor: ValueEditor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.editor = editor
        label = Words(scheme, TextRole.UI, "text2")
        label.show_words(editor.name)
        label.setFixedWidth(_NAME_WIDTH)
        label.setContentsMargins(0, _TO_BASE_LINE, 0, 0)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(8)
        row.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(editor, 1, Qt.AlignmentFlag.AlignTop)
        follow_width(self)
