"""A bundle beside the library: what is in it, how it differs, what becomes of each document.

The window writes nothing. It asks; what is chosen comes back as the outcome that is told below.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from casebook.gui.bundles.arrival_list import ArrivalList
from casebook.gui.bundles.arrival_view import ArrivalView
from casebook.gui.change_words import change_words
from casebook.gui.look.fonts import TextRole
from casebook.gui.look.scheme import Scheme
from casebook.gui.widgets.surface import Line, Surface
from casebook.gui.widgets.words import Words

_SIZE = (980, 620)
_LIST_WIDTH = 340
_MOST_MISSING = 6


class ReviewWindow(Surface):
    """A window of its own.

    Signals:
        take_requested: What was chosen is to be taken in.
        left: The window was closed, or the reading of the bundle cancelled.
    """

    take_requested = Signal()
    left = Signal()

    def __init__(self, scheme: Scheme, bundle: str, parent: QWidget | None = None) -> None:
        super().__init__(scheme, "pane", parent)
        self.setWindowFlag(Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Take in {0}").format(bundle))
        self.resize(*_SIZE)
        self._is_taking = False
        self.lead = Words(scheme, TextRole.UI, "text2")
        self.list = ArrivalList()
        self.view = ArrivalView(scheme)
        self.progress = QProgressBar()
        self.progress.setAccessibleName(self.tr("How far the reading is"))
        self.progress.setTextVisible(False)
        self.progress.setRange(0, 0)
        self.doing = Words(scheme, TextRole.UI, "text2")
        self.outcome = Words(scheme, TextRole.UI)
        self.take = QPushButton(self.tr("Take in"))
        self.take.setProperty("primary", "true")
        self.take.setEnabled(False)
        self.take.clicked.connect(self.take_requested)
        self.cancel = QPushButton(self.tr("Cancel"))
        self.cancel.clicked.connect(self.close)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._waiting())
        self._stack.addWidget(self._sides(scheme))
        below = QHBoxLayout()
        below.setContentsMargins(24, 0, 24, 0)
        below.setSpacing(8)
        below.addWidget(self.outcome, 1)
        below.addWidget(self.cancel)
        below.addWidget(self.take)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 16, 0, 16)
        column.setSpacing(12)
        head = QHBoxLayout()
        head.setContentsMargins(24, 0, 24, 0)
        head.addWidget(self.lead)
        column.addLayout(head)
        column.addWidget(Line(scheme))
        column.addWidget(self._stack, 1)
        column.addWidget(Line(scheme))
        column.addLayout(below)
        self.show_progress(0, 0, self.tr("Reading the bundle"))

    def show_progress(self, done: int, total: int, what: str) -> None:
        """Show how far the reading is."""
        self.progress.setRange(0, total)
        self.progress.setValue(done)
        self.doing.show_words(f"{change_words(what)}…")

    def show_review(self, lead: str, missing: Sequence[str], *, is_all_here: bool) -> None:
        """Show that the bundle is read; the list and the view are filled by the owner.

        Args:
            lead: What is in it, in a sentence.
            missing: Ids to which it links, and which are nowhere.
            is_all_here: Whether the library has everything already.
        """
        words = [lead]
        if missing:
            end = " …" if len(missing) > _MOST_MISSING else "."
            names = ", ".join(missing[:_MOST_MISSING]) + end
            words.append(self.tr("Links lead to what was not sent: {0}").format(names))
        if is_all_here:
            words = [self.tr("Your library has everything in this bundle already.")]
            self.cancel.setText(self.tr("Close"))
        self.lead.show_words(" ".join(words))
        self._stack.setCurrentIndex(1)
        self.list.setFocus()

    def show_outcome(self, words: str, *, may_take: bool) -> None:
        """Say what taking it in would do."""
        self.outcome.show_words(words)
        self.take.setEnabled(may_take)

    def show_taking(self) -> None:
        """Show that it is being written; what is written is all or nothing."""
        self._is_taking = True
        self.take.setEnabled(False)
        self.cancel.setEnabled(False)
        self.list.setEnabled(False)
        self.view.setEnabled(False)
        self.outcome.show_words(self.tr("Taking it in…"))

    def show_refused(self, why: str) -> None:
        """Show why it was not written; the choices stay."""
        self._is_taking = False
        for widget in (self.cancel, self.list, self.view):
            widget.setEnabled(True)
        self.show_outcome(why, may_take=True)

    def end(self) -> None:
        """Close when it is written."""
        self._is_taking = False
        self.close()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Esc, take in with Ctrl+Enter."""
        held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_Escape and self.cancel.isEnabled():
            self.close()
        elif held and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.take.click()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell that nobody waits any more; stay while it is being written."""
        if self._is_taking:
            event.ignore()
            return
        self.left.emit()
        super().closeEvent(event)

    def _waiting(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(160, 0, 160, 0)
        column.setSpacing(12)
        column.addStretch(1)
        column.addWidget(self.doing)
        column.addWidget(self.progress)
        column.addStretch(2)
        return page

    def _sides(self, scheme: Scheme) -> QWidget:
        del scheme
        sides = QSplitter(Qt.Orientation.Horizontal)
        sides.setChildrenCollapsible(False)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(12, 0, 8, 0)
        column.addWidget(self.list)
        sides.addWidget(left)
        sides.addWidget(self.view)
        sides.setSizes([_LIST_WIDTH, _SIZE[0] - _LIST_WIDTH])
        sides.setStretchFactor(1, 1)
        return sides
