"""A field that narrows what stands below it: a glass before the words, a cross behind."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QWidget

from casebook.gui.look.icons import Icons
from casebook.gui.look.scheme import Scheme


class FilterField(QLineEdit):
    """A line to type in; the cross is there while there is something to clear."""

    def __init__(self, scheme: Scheme, prompt: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # kept: Qt calls back what draws the icons
        self._icons = Icons(scheme)
        self.setPlaceholderText(prompt)
        self.setAccessibleName(prompt)
        glass = QAction(self._icons.icon("search"), "", self)
        self.addAction(glass, QLineEdit.ActionPosition.LeadingPosition)
        self._cross = QAction(self._icons.icon("clear"), self.tr("Clear"), self)
        self._cross.triggered.connect(self.clear)
        self.textChanged.connect(self._show_cross)

    def _show_cross(self, text: str) -> None:
        shown = self._cross in self.actions()
        if text and not shown:
            self.addAction(self._cross, QLineEdit.ActionPosition.TrailingPosition)
        elif not text and shown:
            self.removeAction(self._cross)
