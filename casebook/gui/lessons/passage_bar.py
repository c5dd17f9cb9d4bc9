"""A line above a page that asks for a passage of it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from casebook.gui.look.fonts import TextRole
from casebook.gui.look.scheme import Scheme
from casebook.gui.look.text_block import cut
from casebook.gui.widgets.surface import Strip
from casebook.gui.widgets.words import Span, Words

_LONGEST = 120


class PassageBar(Strip):
    """Says what the passage is for; takes it, or leaves it.

    Signals:
        taken: The words that are selected are to be taken.
        left: None are wanted any more.
    """

    taken = Signal()
    left = Signal()

    def __init__(self, scheme: Scheme, parent: QWidget | None = None) -> None:
        super().__init__(scheme, "pane", (16, 8, 16, 8), 8, parent)
        self.words = Words(scheme, TextRole.UI)
        self.take = QPushButton(self.tr("Take these words"))
        self.take.setProperty("primary", "true")
        self.take.setToolTip(self.tr("Take the selected words (Enter)"))
        self.take.setEnabled(False)
        self.take.clicked.connect(self.taken)
        self.leave = QPushButton(self.tr("Cancel"))
        self.leave.setToolTip(self.tr("Go back to the lesson (Esc)"))
        self.leave.clicked.connect(self.left)
        self.row.addWidget(self.words, 1, Qt.AlignmentFlag.AlignVCenter)
        self.row.addWidget(self.take)
        self.row.addWidget(self.leave)
        self.hide()

    def ask(self, lesson: str) -> None:
        """Ask for a passage for a lesson."""
        head = self.tr("Select the passage for “{0}”").format(cut(lesson, _LONGEST))
        keys = self.tr("Enter takes it, Esc goes back. By keyboard: Shift and the arrows.")
        self.words.show_spans(Span(head, strong=True), Span(f"\u2002{keys}", "text2"))
        self.take.setEnabled(False)
        self.show()
