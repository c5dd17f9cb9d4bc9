"""What all sheets have in common: a title, a sentence, fields, a problem, two buttons.

A sheet does nothing itself. It is shown with ``open`` and stops nothing; what was given comes by
its signal, once, when the primary button or Ctrl+Enter is pressed. Esc and Cancel give nothing.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from casebook.gui.look.fonts import TextRole
from casebook.gui.look.scheme import Scheme
from casebook.gui.widgets.words import Words

_MARGIN = 24
_LABEL_WIDTH = 112


class Sheet(QDialog):
    """A form of a few fields; a subclass fills ``column`` and says what is given."""

    def __init__(
        self,
        scheme: Scheme,
        title: str,
        lead: str,
        act: str,
        parent: QWidget | None = None,
        *,
        width: int = 520,
    ) -> None:
        """Make it without fields.

        Args:
            scheme: The colours.
            title: What is asked for.
            lead: A sentence below it, or "".
            act: What the primary button says.
            parent: The window that it stands over.
            width: In pixels.
        """
        super().__init__(parent)
        self._scheme = scheme
        self.setWindowTitle(title)
        self.setMinimumWidth(width)
        head = Words(scheme, TextRole.HEADING)
        head.show_words(title)
        self.lead = Words(scheme, TextRole.UI, "text2")
        self.lead.show_words(lead)
        self.lead.setVisible(bool(lead))
        self.column = QVBoxLayout()
        self.column.setSpacing(8)
        self.problem = Words(scheme, TextRole.UI, "late")
        self.problem.hide()
        self.primary = QPushButton(act)
        self.primary.setProperty("primary", "true")
        self.primary.setDefault(True)
        self.primary.clicked.connect(self.finish)
        self.cancel = QPushButton(self.tr("Cancel"))
        self.cancel.clicked.connect(self.reject)
        self.buttons = QHBoxLayout()
        self.buttons.addStretch(1)
        self.buttons.addWidget(self.cancel)
        self.buttons.addWidget(self.primary)
        self.finished.connect(self.deleteLater)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        whole.setSpacing(12)
        whole.addWidget(head)
        whole.addWidget(self.lead)
        whole.addLayout(self.column, 1)
        whole.addWidget(self.problem)
        whole.addLayout(self.buttons)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Finish with Ctrl+Enter wherever the keyboard is."""
        held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if held and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.finish()
        else:
            super().keyPressEvent(event)

    def add_field(self, label: str, field: QWidget) -> None:
        """Add a field with its label at the left."""
        name = Words(self._scheme, TextRole.UI, "text2")
        name.show_words(label)
        name.setFixedWidth(_LABEL_WIDTH)
        name.setContentsMargins(0, 4, 0, 0)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(name, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(field, 1)
        field.setAccessibleName(label)
        self.column.addLayout(row)

    def finish(self) -> None:
        """Give what was asked for and close; stay, and say why, when something is missing."""
        problem = self.missing()
        self.problem.show_words(problem)
        self.problem.setVisible(bool(problem))
        if not problem and self.primary.isEnabled() and self.isVisible():
            self.give()
            self.accept()

    def missing(self) -> str:
        """Say what is still missing, in a sentence; "" when nothing is."""
        return ""

    def give(self) -> None:
        """Tell what was given."""
        raise NotImplementedError
