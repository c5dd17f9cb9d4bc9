"""The foot of a review: how far it is, what is kept along, and what takes drafts in."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from casebook.gui.look.fonts import TextRole
from casebook.gui.look.scheme import Scheme
from casebook.gui.widgets.words import Words
from casebook.gui.wording import counted

_BAR_WIDTH = 120


class Foot(QWidget):
    """Two lines: a sentence when something went wrong, and the buttons."""

    def __init__(self, scheme: Scheme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._busy = False
        self._ready = 0
        self.problem = Words(scheme, TextRole.UI, "late")
        self.problem.hide()
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(_BAR_WIDTH)
        self.said = Words(scheme, TextRole.SNIPPET, "text2", wrapped=False)
        self.stop = QPushButton(self.tr("Stop"))
        self.stop.setToolTip(self.tr("Convert no more files; the drafts that are there stay"))
        self.lessons = QCheckBox(self.tr("Make lessons of what was learned"))
        self.lessons.setToolTip(
            self.tr("Tick the sentences under “Lessons learned” of every draft")
        )
        self.originals = QCheckBox(self.tr("Keep the original files"))
        self.originals.setToolTip(self.tr("A copy of each is kept in attachments/originals"))
        self.take_one = QPushButton(self.tr("Take this one in"))
        self.take = QPushButton()
        self.take.setProperty("primary", "true")
        self.take.setToolTip(self.tr("Ctrl+Enter"))
        row = QHBoxLayout()
        row.setSpacing(12)
        for widget in (self.bar, self.said, self.stop):
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        for other in (self.lessons, self.originals, self.take_one, self.take):
            row.addWidget(other)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.addWidget(self.problem)
        column.addLayout(row)
        self.show_progress(0, 0, "")
        self.show_count(0)

    def show_progress(self, done: int, total: int, what: str) -> None:
        """Show how far it is; nothing for no words."""
        for widget in (self.bar, self.said, self.stop):
            widget.setVisible(bool(what))
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        words = self.tr("{0} of {1} files") if total else self.tr("{0} files found")
        self.said.show_words(words.format(done, total) if what else "")

    def show_count(self, count: int) -> None:
        """Say how many would be taken in."""
        self._ready = count
        self.take.setText(
            counted(count, self.tr("Take in 1 draft"), self.tr("Take in {0} drafts"))
            if count
            else self.tr("Take in")
        )
        self.take.setEnabled(count > 0 and not self._busy)

    def show_busy(self, busy: bool) -> None:
        """Offer nothing while drafts are being written."""
        self._busy = busy
        self.take_one.setEnabled(not busy)
        self.show_count(self._ready)
        if busy:
            self.take.setText(self.tr("Taking in…"))

    def show_problem(self, sentence: str) -> None:
        """Say what went wrong; "" for nothing."""
        self.problem.show_words(sentence)
        self.problem.setVisible(bool(sentence))
